/** What Windows-1252 has where ISO-8859-1 has control characters, from 0x80 to 0x9F. */
const ADDED = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text of bytes in Windows-1252. Not by TextDecoder: many versions of Node 20, 22 and 24 take it for ISO-8859-1. */
export function windows1252(bytes: Uint8Array): string {
	return Buffer.from(bytes)
		.toString('latin1')
		.replace(/[\u0080-\u009f]/g, (control) => ADDED.charAt(control.charCodeAt(0) - 0x80));
}
