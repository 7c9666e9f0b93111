import { InputRefusal } from './inputRefusal';

/** Everything outside XML 1.0's Char production (https://www.w3.org/TR/xml/#charsets), escaped or not. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Whether an XML document can carry the text at all, escaped or not. */
export function isXmlText(text: string): boolean {
	return !NOT_XML.test(text);
}

/**
 * Returns `text` unchanged when an XML document can carry it.
 *
 * @param parameter how the person knows the field, for the message
 * @throws InputRefusal for control characters, lone surrogates, U+FFFE and U+FFFF
 */
export function sendableText(text: string, parameter: string): string {
	const unsendable = NOT_XML.exec(text);
	if (unsendable === null) return text;
	const code = unsendable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
	throw new InputRefusal(
		`'${parameter}' contains the character U+${code}, which Anveo's XML format cannot carry`,
		`Remove character ${unsendable.index + 1} of the text: it is invisible or half of a broken character.`,
	);
}
