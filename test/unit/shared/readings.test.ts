import fc from 'fast-check';

import { decoded, type Reading, readings, seen } from '../../../nodes/shared/readings';

const asIs = (text: string): Reading => readings(text)[0] ?? decoded('');

describe('what an escape stands for', () => {
	test.each([
		['&#65;', 'A'],
		['&#65', 'A'],
		['&#x41;', 'A'],
		['&#X41', 'A'],
		['&#x1f600;', '😀'],
		['&amp;', '&'],
		['&LT;', '<'],
		['&gt;', '>'],
		['&quot;', '"'],
		['&apos;', "'"],
		['&nbsp;&shy;&zwj;&zwnj;', '    '],
		['%u0041', 'A'],
		['%41', 'A'],
		['%c3%a9', 'é'],
		['%E2%82%AC', '€'],
		['%f0%9f%98%80', '😀'],
		['%c3', 'Ã'],
		['%c3%41', 'ÃA'],
		['\\u{41}', 'A'],
		['\\u{1F600}', '😀'],
		['\\u0041', 'A'],
		['\\x41', 'A'],
		['\\b\\f\\n\\r\\t\\v', '      '],
		['\\a\\"\\/\\\n', 'a"/\n'],
		['\\\\\\\\', '\\'],
	])('%j is %j', (text, shown) => {
		expect(decoded(text).text).toBe(shown);
	});

	test('the last character of Unicode is one, the next is none', () => {
		expect(decoded('&#1114111;&#x10ffff;').text).toBe('\u{10ffff}\u{10ffff}');
		expect(decoded('&#1114112;&#x110000;').text).toBe('&#1114112;&#x110000;');
	});

	test.each(['&#;', '&#x;', '&#xg;', '&copy;', '&amp', '%4', '%u004', '%c0%80', '100%', 'a & b'])(
		'%j is no escape',
		(text) => {
			expect(decoded(text).text).toBe(text);
		},
	);

	test('escaped three times it is read, four times it is not', () => {
		expect(decoded('&amp;amp;#65;').text).toBe('A');
		expect(decoded('&amp;amp;amp;#65;').text).toBe('&#65;');
	});
});

describe('a text without its tags', () => {
	const untagged = (text: string) => readings(text).map((reading) => reading.text);

	test.each([
		['<a>b</a>', 'b'],
		['b<c d="x>y" e=\'x>y\'/>f', 'bf'],
		['<![CDATA[b]]>c', 'bc'],
		['b<!-- c>d -->e', 'be'],
		['b<!-- --><!-- -->c', 'bc'],
	])('%j is %j', (text, shown) => {
		expect(untagged(text)).toContain(shown);
	});

	test('a "<" that nothing closes is left', () => {
		expect(untagged('a<b<c>d')).toEqual(['a<b<c>d', 'a<bd']);
		expect(untagged('a<!-- b <c> d')).toContain('a<!-- b  d');
	});

	test('of an escaped document, what is in its tags and what is not', () => {
		expect(untagged('<a>&lt;b&gt;c</a>')).toEqual([
			'<a>&lt;b&gt;c</a>',
			'<a><b>c</a>',
			'<b>c',
			'c',
		]);
	});

	test('a text with neither is read in one way only', () => {
		expect(untagged('plain text')).toEqual(['plain text']);
	});
});

test.each([
	['A+b \\c\t', 'abc'],
	['!"#$%&\'()*,-./:;<=>?@[]^_`{|}~', '!"#$%&\'()*,-./:;<=>?@[]^_`{|}~'],
	['ÄÖß', 'a\u0308o\u0308ss'],
	['Σς', 'σσ'],
	['ﬁ', 'fi'],
	['a\u00ad\u200b\u200d\ufeff\u0000\u007fb', 'ab'],
	['ÄÄ', 'a\u0308a\u0308'],
	['\u0000a\u007f', 'a'],
	['😀', '😀'],
	['\ud83d!', '\ud83d!'],
	['\uffffa\u{10000}b', '\uffffa\u{10000}b'],
	['', ''],
])('of %j is seen %j', (text, shown) => {
	expect(seen(asIs(text)).text).toBe(shown);
});

test('a long text is seen as a whole', () => {
	for (const length of [8_191, 8_192, 8_193, 20_000]) {
		expect(seen(asIs('я'.repeat(length))).text).toBe('я'.repeat(length));
	}
});

/** Pieces of a text, each with what is read of it. */
type Piece = [source: string, shown: string];

/** Where the characters of a reading come from, by the pieces. */
function placesOf(pieces: Piece[]) {
	let at = 0;
	return pieces.flatMap(([source, shown]) => {
		const [start, end] = [at, (at += source.length)];
		return shown.split('').map((unit) => ({ unit, start, end }));
	});
}

const placesIn = (reading: Reading) =>
	reading.text
		.split('')
		.map((unit, at) => ({ unit, start: reading.start(at), end: reading.end(at) }));

const anyText = (pieces: Piece[]) => fc.array(fc.constantFrom(...pieces), { maxLength: 12 });

const sourceOf = (pieces: Piece[]) => pieces.map(([source]) => source).join('');

const ESCAPED: Piece[] = [
	['x', 'x'],
	['é', 'é'],
	['&#128512;', '😀'],
	['%C3%A9', 'é'],
	['\\n', ' '],
	['&amp;lt;', '<'],
];

const TAGGED: Piece[] = [
	['x', 'x'],
	['<b c="d">', ''],
	['&#65;', 'A'],
	['<!-- -->', ''],
];

const SEEN: Piece[] = [
	['X', 'x'],
	[' ', ''],
	['ß', 'ss'],
	['😀', '😀'],
	['\u00ad', ''],
	['ﬁ', 'fi'],
];

describe('each character of a reading knows where it comes from', () => {
	test('escapes', () => {
		fc.assert(
			fc.property(anyText(ESCAPED), (pieces) => {
				expect(placesIn(decoded(sourceOf(pieces)))).toEqual(placesOf(pieces));
			}),
		);
	});

	test('tags and escapes', () => {
		fc.assert(
			fc.property(anyText(TAGGED), (pieces) => {
				const last = readings(sourceOf(pieces)).at(-1);
				expect(last && placesIn(last)).toEqual(placesOf(pieces));
			}),
		);
	});

	test('what is seen', () => {
		fc.assert(
			fc.property(anyText(SEEN), (pieces) => {
				expect(placesIn(seen(asIs(sourceOf(pieces))))).toEqual(placesOf(pieces));
			}),
		);
	});

	test('what is seen of what was escaped', () => {
		fc.assert(
			fc.property(anyText(ESCAPED), (pieces) => {
				const places = placesIn(seen(decoded(sourceOf(pieces))));
				const wanted = placesOf(pieces).filter(({ unit }) => unit !== ' ' && unit !== 'é');
				expect(places.filter(({ unit }) => !'e\u0301'.includes(unit))).toEqual(wanted);
			}),
		);
	});
});
