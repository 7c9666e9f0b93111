import fc from 'fast-check';

import { sendableText } from '../../../anveo/sendableText';
import { refusalOf } from '../refusalOf';

/** XML 1.0, production [2] Char, read off https://www.w3.org/TR/xml/#charsets. */
function isXmlChar(codePoint: number): boolean {
	return (
		codePoint === 0x9 ||
		codePoint === 0xa ||
		codePoint === 0xd ||
		(codePoint >= 0x20 && codePoint <= 0xd7ff) ||
		(codePoint >= 0xe000 && codePoint <= 0xfffd) ||
		(codePoint >= 0x10000 && codePoint <= 0x10ffff)
	);
}

function isSendable(text: string): boolean {
	// Array.from takes surrogate pairs together and leaves lone surrogates alone.
	return Array.from(text).every((character) => isXmlChar(character.codePointAt(0) ?? 0));
}

function isTaken(text: string): boolean {
	try {
		return sendableText(text, 'Memo') === text;
	} catch {
		return false;
	}
}

test('every single code unit is taken or refused as XML 1.0 says', () => {
	const units = Array.from({ length: 0x10000 }, (_unused, unit) => unit);
	const wrong = units.filter((unit) => isTaken(String.fromCharCode(unit)) !== isXmlChar(unit));

	expect(wrong).toEqual([]);
});

test('any text is returned unchanged when XML can carry it, and refused when not', () => {
	const unit = fc.oneof(
		fc.constantFrom(0x9, 0xa, 0xd, 0x20, 0x41),
		fc.integer({ min: 0, max: 0xffff }),
		fc.integer({ min: 0xd800, max: 0xdfff }),
	);
	fc.assert(
		fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
			const text = String.fromCharCode(...units);

			expect(isTaken(text)).toBe(isSendable(text));
		}),
		{ numRuns: 3000 },
	);
});

test.each([
	['\u{1F600}', 'an astral character'],
	['\u{10FFFF}', 'the last character of all'],
	['a\tb\nc\rd', 'tab, line feed and carriage return'],
	['\u007F\u0085\u009F', 'DEL and the C1 controls, which XML 1.0 allows'],
	['', 'nothing'],
	['\uFEFF', 'a byte order mark'],
	['e\u0301', 'a combining accent'],
])('%j (%s) is returned unchanged', (text) => {
	expect(sendableText(text, 'Memo')).toBe(text);
});

test.each([
	['\u0000', 'U+0000', 1],
	['ab\u0001', 'U+0001', 3],
	['\u000B', 'U+000B', 1],
	['\u001F!', 'U+001F', 1],
	['Ann \uD83D', 'U+D83D', 5],
	['\uDE00 Ann', 'U+DE00', 1],
	['\uDE00\uD83D', 'U+DE00', 1],
	['x\uFFFE', 'U+FFFE', 2],
	['xy\uFFFF', 'U+FFFF', 3],
	['a\u0002b\u0003', 'U+0002', 2],
])('%j is refused, naming %s and position %i', (text, code, position) => {
	expect(refusalOf(() => sendableText(text, 'Billing Code'))).toEqual({
		message: `'Billing Code' contains the character ${code}, which Anveo's XML format cannot carry`,
		advice: expect.stringMatching(new RegExp(`^Remove character ${position} of the text`)),
	});
});
