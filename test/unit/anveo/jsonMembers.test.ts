import fc from 'fast-check';

import { jsonMembers } from '../../../anveo/jsonMembers';
import { cpuTime } from '../../cpuTime';

test.each<[string, Array<[string, unknown]>]>([
	['{}', []],
	[' {\n} ', []],
	['{"A":1}', [['A', 1]]],
	[
		'{ "A" : "x" ,\r\n"B":null, "C":true }',
		[
			['A', 'x'],
			['B', null],
			['C', true],
		],
	],
	[
		'{"A":1,"A":2,"\\u0041":3}',
		[
			['A', 1],
			['A', 2],
			['A', 3],
		],
	],
	[
		'{"A":{"B":[1,{"C":","}],"A":2},"D":[],"E":[":","}"]}',
		[
			['A', { B: [1, { C: ',' }], A: 2 }],
			['D', []],
			['E', [':', '}']],
		],
	],
	[
		'{"A\\\\":"\\"","\\"}":"{\\\\"}',
		[
			['A\\', '"'],
			['"}', '{\\'],
		],
	],
	[
		'{"":1,"__proto__":2,"__proto__":3}',
		[
			['', 1],
			['__proto__', 2],
			['__proto__', 3],
		],
	],
])('%s has its members in order', (text, members) => {
	expect(jsonMembers(text)).toEqual(members);
});

// The V8 of Node 24.21 then reads {"k":1,"\"":1} as if its second name were a backslash too.
test('a name is read right after another one that ends in an escaped sign at the same place', () => {
	JSON.parse('{"k":1,"\\\\":1}');

	expect(jsonMembers('{"k":1,"\\"":2}')).toEqual([
		['k', 1],
		['"', 2],
	]);
});

test('any names and values are read as they were written', () => {
	const name = fc.string({ unit: fc.constantFrom(...'AB{}[]":\\, é\n\u2028'), maxLength: 6 });
	const value = fc.oneof(name, fc.integer(), fc.boolean(), fc.constant(null), fc.array(name));
	const member = fc.tuple(name, value);
	const blank = fc.constantFrom('', ' ', '\n\t');
	fc.assert(
		fc.property(fc.array(member, { maxLength: 6 }), blank, (members, space) => {
			const written = members.map(
				([key, content]) =>
					`${JSON.stringify(key)}${space}:${space}${JSON.stringify(content)}${space}`,
			);

			expect(jsonMembers(`{${space}${written.join(',')}}`)).toEqual(members);
		}),
		{ numRuns: 2000 },
	);
});

test('an object of 2 MB in one member is a matter of milliseconds', () => {
	const start = cpuTime();

	expect(jsonMembers(`{"A":"${'\\"'.repeat(1_000_000)}"}`)).toHaveLength(1);
	expect(cpuTime() - start).toBeLessThan(1000);
});
