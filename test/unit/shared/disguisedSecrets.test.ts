import fc from 'fast-check';

import { Secrets } from '../../../nodes/shared/secrets';
import { cpuTime } from '../../cpuTime';

const hidden = (text: string, ...secrets: string[]) => new Secrets(secrets).hideIn(text);

const FORTY_DIGITS = '7be1d09c4fa82356e7cb91d04af38526ce17b90d';

/** The key with something between its characters. */
const split = (by: string) => FORTY_DIGITS.split('').join(by);

describe('a key in an answer', () => {
	test.each([
		['cut at its end', `&k=${FORTY_DIGITS.slice(0, 37)}`, '&k=***'],
		['cut at its beginning', `${FORTY_DIGITS.slice(32)} is wrong`, '*** is wrong'],
		['in capital letters', `key ${FORTY_DIGITS.toUpperCase()}!`, 'key ***!'],
		[
			'over two lines',
			`<A>${FORTY_DIGITS.slice(0, 20)}\r\n\t${FORTY_DIGITS.slice(20)}</A>`,
			'<A>***</A>',
		],
		['with tags in it', `<A>${split('<b class="x>y">')}</A>`, '<A>***</A>'],
		['with comments and CDATA in it', split('<!-- > --><![CDATA[]]>'), '***'],
		['in a tag', `<A k="${FORTY_DIGITS}"/>`, '<A k="***"/>'],
		['with signs that nobody sees', split('\u00ad\u200b\u200d\ufeff\u0000'), '***'],
		['with escaped signs that nobody sees', split('&shy;&#8203;%E2%80%8B\\u200b\\n'), '***'],
		[
			'escaped three times',
			`&amp;amp;#${FORTY_DIGITS.charCodeAt(0)};${FORTY_DIGITS.slice(1)}`,
			'***',
		],
		[
			'behind half an escape',
			`100%${FORTY_DIGITS} \\${FORTY_DIGITS} &#1${FORTY_DIGITS}`,
			'100%*** *** &#1***',
		],
	])('%s: is concealed', (_how, text, shown) => {
		expect(hidden(text, FORTY_DIGITS)).toBe(shown);
	});

	test('seven characters of it are not: they can stand there by chance', () => {
		expect(hidden(`${FORTY_DIGITS.slice(0, 7)} ${FORTY_DIGITS.slice(20, 27)}`, FORTY_DIGITS)).toBe(
			`${FORTY_DIGITS.slice(0, 7)} ${FORTY_DIGITS.slice(20, 27)}`,
		);
	});
});

/** How one character can be written. */
const ESCAPES: Array<(character: string) => string> = [
	(character) => `&#${character.codePointAt(0)};`,
	(character) => `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};`,
	(character) => Array.from(Buffer.from(character), (byte) => `%${byte.toString(16)}`).join(''),
	(character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
	(character) =>
		character
			.split('')
			.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join(''),
];
const SPLITS = ['', '', ' ', '\n', '\t', '\u00a0', '+', '\u00ad', '\u200b', '<b>', '</b>', '<br/>'];

const LETTERS = 'abcxyzABCXYZ0189áÉñßςÖДяλ日本😀ﬁ!?.,:-_'.split(/(?:)/u);
const letter = fc.constantFrom(...LETTERS);
const secret = fc.oneof(
	fc.stringMatching(/^[0-9a-f]{40}$/),
	fc.stringMatching(/^[\w.~-]{16,60}$/),
	fc.array(letter, { minLength: 16, maxLength: 40 }).map((letters) => letters.join('')),
	fc
		.array(fc.array(letter, { minLength: 1, maxLength: 9 }), { minLength: 8, maxLength: 9 })
		.map((words) => words.map((word) => word.join('')).join(' ')),
);
/** Nothing that a secret above can have in it. */
const surrounding = fc
	.array(fc.constantFrom('§', '«', '»', '</VALUE>', '<RESULT>', '&gt;', '&quot;', ' ', '\n', '"'))
	.map((parts) => parts.join(''));
const letterCase = fc.constantFrom(
	(text: string) => text,
	(text: string) => text.toUpperCase(),
	(text: string) => text.toLowerCase(),
);
/** Each character gets its turn of these, so that a failure can be made smaller. */
const writing = fc.record({
	escapes: fc.array(
		fc.constantFrom((character: string) => character, ...ESCAPES),
		{
			minLength: 1,
			maxLength: 12,
		},
	),
	splits: fc.array(fc.constantFrom(...SPLITS), { minLength: 1, maxLength: 12 }),
});

type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never;

function disguised(characters: string[], { escapes, splits }: Writing): string {
	return characters
		.map((character, at) => {
			const written = escapes[at % escapes.length]?.(character) ?? character;
			return at === 0 ? written : `${splits[at % splits.length]}${written}`;
		})
		.join('');
}

test('a part of any long secret is concealed in any disguise, and nothing else is', () => {
	fc.assert(
		fc.property(
			secret,
			letterCase,
			writing,
			fc.nat(),
			fc.nat(),
			surrounding,
			surrounding,
			(whole, inCase, how, from, more, before, after) => {
				// Of what is seen at least 8, and spaces at neither end.
				const characters = Array.from(whole);
				const isSeen = (character: string) => character !== ' ';
				const starts = characters.flatMap((character, at) => {
					const left = characters.slice(at).filter(isSeen).length;
					return isSeen(character) && left >= 8 ? [at] : [];
				});
				const start = starts[from % starts.length] ?? 0;
				const ends = characters.flatMap((character, at) => {
					const had = characters.slice(start, at + 1).filter(isSeen).length;
					return isSeen(character) && had >= 8 ? [at + 1] : [];
				});
				const part = characters.slice(start, ends[more % ends.length]);
				const text = disguised(Array.from(inCase(part.join(''))), how);

				expect(hidden(`${before}§${text}§${after}`, whole)).toBe(`${before}§***§${after}`);
			},
		),
		{ numRuns: 2_000 },
	);
});

test('any secret of 8 characters or more is concealed as a whole in any disguise', () => {
	const signs = fc.constantFrom(...LETTERS, '<', '>', '&', '"', "'", '/', '=', ';', '#', ' ');
	fc.assert(
		fc.property(
			fc.array(signs, { minLength: 8, maxLength: 24 }),
			fc.nat(),
			fc.array(fc.constantFrom(...ESCAPES), { minLength: 1, maxLength: 9 }),
			(characters, at, escapes) => {
				// Seen at both ends.
				const own = ['k', ...characters.map((sign, place) => (place % 3 === 0 ? 'k' : sign)), 'y'];
				const text = disguised(own, { escapes, splits: SPLITS.slice(at % SPLITS.length) });

				expect(hidden(`§${text}§`, own.join(''))).toBe('§***§');
				expect(hidden(`§${own.join('')}§`, own.join(''))).toBe('§***§');
			},
		),
		{ numRuns: 1_000 },
	);
});

test('a text without a secret stays as it is', () => {
	const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), surrounding);
	fc.assert(
		fc.property(text, (shown) => {
			expect(hidden(shown, FORTY_DIGITS, 'correct horse battery staple', 'no-such-token')).toBe(
				shown,
			);
		}),
		{ numRuns: 2_000 },
	);
});

describe('a REQUESTID', () => {
	const id = fc.oneof(
		fc.stringMatching(/^[0-9a-f]{26}$/),
		fc.stringMatching(/^[0-9a-f]{40}$/),
		fc.stringMatching(/^SOMEREQUESTID\d{3}\.\d{3}\.\d{3}$/),
	);
	const FORMS = [
		(own: string) => `<RESPONSE><VALUE NAME="REQUESTID">${own}</VALUE><RESULT>`,
		(own: string) => `<VALUE NAME='REQUESTID'>\n\t<![CDATA[${own}]]></VALUE>`,
		(own: string) => `&lt;VALUE NAME=&quot;REQUESTID&quot;&gt;${own}&lt;/VALUE&gt;`,
		(own: string) => `gave it a REQUESTID: ${own}`,
		(own: string) => `Anveo gave REQUESTID ${own} (item 0)`,
		(own: string) => `{"requestId":"${own}"}`,
		(own: string) => `{\\"requestId\\": \\"${own}\\"}`,
	];

	test('stays whole beside secrets that are a part of it by chance', () => {
		fc.assert(
			fc.property(
				id,
				fc.nat(),
				fc.integer({ min: 1, max: 15 }),
				fc.stringMatching(/^[~^|]{28}$/),
				fc.constantFrom(...FORMS),
				(own, from, length, rest, form) => {
					const start = from % (own.length - length);
					const short = own.slice(start, start + length);
					const long = rest + own.slice(start, start + Math.min(length, 11));

					expect(hidden(form(own), short)).toContain(own);
					expect(hidden(form(own), long)).toContain(own);
					const answer = new Secrets([short, long]).hideInAnswer({ requestId: own });
					expect(answer).toEqual({ requestId: own });
				},
			),
			{ numRuns: 2_000 },
		);
	});

	test.each(FORMS)('that has 12 characters of a long secret is cut: form %#', (form) => {
		const own = `ab${FORTY_DIGITS.slice(5, 17)}cd`;

		expect(hidden(form(own), FORTY_DIGITS)).toBe(form('ab***cd'));
		expect(new Secrets([FORTY_DIGITS]).hideInAnswer({ requestId: own })).toEqual({
			requestId: 'ab***cd',
		});
	});

	test('in a part of the answer that is left out with a key around it stays', () => {
		const text = `${FORTY_DIGITS.slice(0, 20)}<VALUE REQUESTID="SOMEREQUESTID1.2">${FORTY_DIGITS.slice(20)}`;

		expect(hidden(text, FORTY_DIGITS)).toBe('***SOMEREQUESTID1.2***');
	});
});

test('the time a text takes grows with its length only', () => {
	const secrets = new Secrets([FORTY_DIGITS, 'correct horse battery staple', '12345678', '212']);
	const begin = cpuTime();
	for (const unit of [
		'a',
		'<',
		'<"',
		'<!--',
		'&amp;',
		'&#',
		'\\',
		'%',
		'REQUESTID ',
		FORTY_DIGITS,
		split(' '),
	]) {
		secrets.hideIn(unit.repeat(500_000 / unit.length));
	}

	// About a second. What grows with the square takes many minutes.
	expect(cpuTime() - begin).toBeLessThan(60_000);
}, 600_000);
