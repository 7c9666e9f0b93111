import { randomBytes } from 'node:crypto';

/** The first line of every document, as Anveo's help shows it. */
export const XML_DECLARATION = '<?xml version="1.0" standalone="no" ?>';

/** A new REQUESTID: 40 lower-case hex digits. */
export function newRequestId(): string {
	return randomBytes(20).toString('hex');
}

/** A new value for the built-in variable CALLFLOW.INSTANCE.KEY; what Anveo's look like is not known. */
export function newInstanceKey(): string {
	return randomBytes(20).toString('hex');
}

/** An answer document: RESULT, then whatever elements follow it. */
export function answerDocument(result: string, ...elements: string[]): string {
	return `${XML_DECLARATION}${responseElement(result, ...elements)}`;
}

/** The RESPONSE element alone, without the XML declaration. */
export function responseElement(result: string, ...elements: string[]): string {
	return `<RESPONSE><RESULT>${escapeXml(result)}</RESULT>${elements.join('')}</RESPONSE>`;
}

/** The answer to an accepted request. */
export function successDocument(requestId: string): string {
	return answerDocument('SUCCESS', valueElement('REQUESTID', requestId));
}

/**
 * The answer to a refused request. The texts are the sandbox's own: Anveo's real ones are not
 * known, so nothing may depend on their wording.
 */
export function errorDocument(text: string): string {
	return answerDocument('ERROR', `<ERROR>${escapeXml(`Sandbox: ${text}`)}</ERROR>`);
}

/** A VALUE element. */
export function valueElement(name: string, value: string): string {
	return `<VALUE NAME="${escapeXml(name)}">${escapeXml(value)}</VALUE>`;
}

/** Escapes text for an element or an attribute. Line breaks and tabs stay what they are. */
export function escapeXml(text: string): string {
	return withoutForbidden(text)
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&apos;')
		.replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** XML 1.0 has no way at all to write most control characters and lone surrogates. */
function withoutForbidden(text: string): string {
	return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
