import fc from 'fast-check';

import { SecretSearch } from '../../../nodes/shared/secretSearch';

/** Where in the text something was found, in the order of the text. */
function found(text: string, ...secrets: string[]): Array<[text: string, inRow: number]> {
	const finds = [...new SecretSearch(secrets).in(text)].map(({ reading, begin, end, inRow }) => {
		const [start, last] = [reading.start(begin), reading.end(end - 1)];
		return { start, place: [text.slice(start, last), inRow] satisfies [string, number] };
	});
	return finds.sort((a, b) => a.start - b.start).map(({ place }) => place);
}

const SIXTEEN = 'abcdefghijklmnop';
const FIFTEEN = 'abcdefghijklmno';

describe('how long a secret is', () => {
	test('of 16 characters, 8 in a row are found', () => {
		expect(found('_hijklmno_', SIXTEEN)).toEqual([['hijklmno', 8]]);
		expect(found('_hijklmn_', SIXTEEN)).toEqual([]);
		expect(found(`_${SIXTEEN}_`, SIXTEEN)).toEqual([[SIXTEEN, 16]]);
	});

	test('of 15, only all of them', () => {
		expect(found(`_hijklmno_x${FIFTEEN}x`, FIFTEEN)).toEqual([[FIFTEEN, 0]]);
	});

	test('of 8, anywhere; of 7, only as a word', () => {
		expect(found('xabcdefghx', 'abcdefgh')).toEqual([['abcdefgh', 0]]);
		expect(found('xabcdefgx abcdefg', 'abcdefg')).toEqual([['abcdefg', 0]]);
	});

	test('one of which 4 characters are seen is found anywhere, of which 3 are seen only as it is', () => {
		expect(found('xabcdx', 'a b c d ')).toEqual([['abcd', 0]]);
		expect(found('xabcx; a b c', 'a  b  c ')).toEqual([['a b c', 0]]);
	});

	test('one of 16 of which 7 are seen is found as a whole', () => {
		expect(found('xabcdefgx', 'a b c d e f g   ')).toEqual([['abcdefg', 0]]);
	});

	test('one of 16 of which 8 are seen is found in parts: there is one', () => {
		expect(found('xabcdefghx', 'a b c d e f g h ')).toEqual([['abcdefgh', 8]]);
	});
});

test('a secret that looks like escapes or tags is found as it is and as it is read', () => {
	const places = found('"%61%62%63%64%65" "abcde"', '%61%62%63%64%65').map(([text]) => text);

	expect([...new Set(places)]).toEqual(['%61%62%63%64%65', 'abcde']);
});

test('a secret is found again where it begins within itself', () => {
	expect(found('xyzyxyzyxyzy', 'xyzyxyzy')).toEqual([
		['xyzyxyzy', 0],
		['xyzyxyzy', 0],
	]);
});

test('each place of each reading is told by itself', () => {
	expect(found(`ab <b>${FIFTEEN}</b> ${FIFTEEN}`, FIFTEEN)).toEqual(Array(4).fill([FIFTEEN, 0]));
});

test('nothing to find finds nothing', () => {
	expect(found(`${SIXTEEN} abc`)).toEqual([]);
	expect(found('', SIXTEEN, FIFTEEN, 'abc')).toEqual([]);
});

describe('a word', () => {
	test.each(['212', '"212"', '212.', '(212)', '= 212 ', '/212/', '- 212 -', '212_', '212 x'])(
		'in %j',
		(text) => {
			expect(found(text, '212')).toEqual([['212', 0]]);
		},
	);

	test.each(['x212', '212x', '1212', '2125', 'é212', '212é', 'x-212', 'x.212', 'x_212'])(
		'not in %j',
		(text) => {
			expect(found(text, '212')).toEqual([]);
		},
	);

	test.each(['212-x', '212.x', '212_x', 'e\u0301212', '212\u0301', '١212', '212-\u0301'])(
		'nor in %j',
		(text) => {
			expect(found(text, '212')).toEqual([]);
		},
	);

	test.each(['x--212', '212..x', 'x 212 x'])('but in %j', (text) => {
		expect(found(text, '212')).toEqual([['212', 0]]);
	});

	test('in any letter case, with any white space, and nothing else between', () => {
		expect(found('MY cat, my \t\ncat, my+cat, mycat, my-cat', ' my cat')).toEqual([
			...[['MY cat', 0] as const, ['my \t\ncat', 0] as const, ['my+cat', 0] as const],
		]);
	});

	test('of signs and of letters beyond the first plane', () => {
		expect(found('a.*b .* 😀 x', '.*', '😀')).toEqual([
			['.*', 0],
			['😀', 0],
		]);
	});

	test('escaped, where it stands', () => {
		expect(found('=%32%31%32&amp;', '212')).toEqual([['%32%31%32', 0]]);
	});
});

/** What a reader without haste would find of a long secret: each row of characters whose parts of 8 are all in it. */
function slowly(text: string, secret: string): Array<[string, number]> {
	const rows: Array<[begin: number, end: number]> = [];
	for (let at = 0; at + 8 <= text.length; at++) {
		if (!secret.includes(text.slice(at, at + 8))) continue;
		const last = rows.at(-1);
		if (last !== undefined && last[1] === at + 7) last[1] = at + 8;
		else rows.push([at, at + 8]);
	}
	return rows.map(([begin, end]) => [text.slice(begin, end), end - begin]);
}

test('parts of long secrets are found wherever they are, though not every place is looked at', () => {
	const letters = fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 16, maxLength: 24 });
	const noise = fc.string({ unit: fc.constantFrom(...'abcde.'), maxLength: 12 });
	const part = fc.tuple(noise, fc.nat(12), fc.nat(24));
	fc.assert(
		fc.property(letters, fc.array(part, { maxLength: 6 }), (secret, parts) => {
			const text = parts
				.map(([before, from, length]) => before + secret.slice(from, from + length))
				.join('');

			expect(found(text, secret)).toEqual(slowly(text, secret));
		}),
		{ numRuns: 500 },
	);
});
