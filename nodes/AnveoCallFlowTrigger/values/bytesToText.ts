import { windows1252 } from '../../../anveo/windows1252';

/**
 * The text of bytes in the given charset. In UTF-8 or an unknown charset, bytes that are not UTF-8 are read as
 * Windows-1252, the superset of ISO-8859-1 that old senders use without saying so. Never fails.
 */
export function bytesToText(bytes: Uint8Array, charset = UTF_8): string {
	const encoding = encodingOf(charset);
	if (encoding === UTF_8) return utf8(bytes) ?? windows1252(bytes);
	// TextDecoder, as browsers do, means this one by ISO-8859-1 and US-ASCII too.
	if (encoding === 'windows-1252') return windows1252(bytes);
	return new TextDecoder(encoding).decode(bytes);
}

const UTF_8 = 'utf-8';

// One for all: making one takes longer than decoding with it.
const strictDecoder = new TextDecoder(UTF_8, { fatal: true, ignoreBOM: true });

function utf8(bytes: Uint8Array): string | undefined {
	try {
		return strictDecoder.decode(bytes);
	} catch {
		return undefined;
	}
}

function encodingOf(charset: string): string {
	if (charset === UTF_8) return UTF_8;
	try {
		return new TextDecoder(charset).encoding;
	} catch {
		return UTF_8;
	}
}
