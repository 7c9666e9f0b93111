import { windows1252 } from './windows1252';

/**
 * The text of an answer, in the charset it says it is in: byte order mark, then the Content-Type header, then the XML
 * declaration, else UTF-8 (the order of RFC 7303). Never fails: bytes that fit no character become U+FFFD and an unknown
 * charset is read as UTF-8, because a REQUESTID must not be lost over an accent elsewhere in the answer.
 *
 * @param contentType the Content-Type header, if there was one
 */
export function answerText(body: Uint8Array, contentType?: string): string {
	const decoder = decoderOf(
		byteOrderMark(body) ?? charsetOfHeader(contentType) ?? charsetOfDeclaration(body),
	);
	// What ISO-8859-1 means here too, as in browsers.
	return decoder.encoding === 'windows-1252' ? windows1252(body) : decoder.decode(body);
}

function byteOrderMark(body: Uint8Array): string | undefined {
	if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
	if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
	if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
	return undefined;
}

function charsetOfHeader(contentType?: string): string | undefined {
	return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1];
}

function charsetOfDeclaration(body: Uint8Array): string | undefined {
	const start = new TextDecoder('latin1').decode(body.subarray(0, 200));
	const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/.exec(start)?.[1];
	// A declaration that can be read byte by byte is not written in UTF-16, whatever it says.
	return decoderOf(declared).encoding.startsWith('utf-16') ? undefined : declared;
}

/** UTF-8, when nothing is said or nobody knows the charset. */
function decoderOf(charset?: string) {
	try {
		return new TextDecoder(charset);
	} catch {
		return new TextDecoder();
	}
}
