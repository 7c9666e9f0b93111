import fc from 'fast-check';

import { variablesFromJson } from '../../../nodes/AnveoDialCallFlow/resources/variables';
import { refusalOf } from '../refusalOf';

const NOT_AN_OBJECT = "'Variables (JSON)' is not a JSON object of names and values";

describe('variables from JSON', () => {
	// The V8 of Node 24.21 gives JSON.parse a wrong second name here.
	test('are named as the text says, also after a text with an escaped sign at the same place', () => {
		variablesFromJson('{"k":"1","\\\\":"1"}');

		expect(variablesFromJson('{"k":"1","\\"":"2"}')).toEqual([
			{ name: 'k', value: '1' },
			{ name: '"', value: '2' },
		]);
	});

	test.each([[undefined], [null], [''], [' \n'], ['{}'], [' { } '], [{}]])(
		'%j are none',
		(json) => {
			expect(variablesFromJson(json)).toEqual([]);
		},
	);

	test.each<[unknown, Array<[string, string]>]>([
		[
			'{"A":"1","B":2,"C":true,"D":null,"E":""}',
			[
				['A', '1'],
				['B', '2'],
				['C', 'true'],
				['D', ''],
				['E', ''],
			],
		],
		[
			{ A: '1', B: 2, C: false, D: null, E: undefined },
			[
				['A', '1'],
				['B', '2'],
				['C', 'false'],
				['D', ''],
				['E', ''],
			],
		],
		[
			'{ "A" : "x" ,\r\n\t"B" : "y" }',
			[
				['A', 'x'],
				['B', 'y'],
			],
		],
		[
			'{"A":"{","B":"}","C":"[\\"D\\":"}',
			[
				['A', '{'],
				['B', '}'],
				['C', '["D":'],
			],
		],
		[
			'{"A\\":{":"1","B":"\\\\"}',
			[
				['A":{', '1'],
				['B', '\\'],
			],
		],
		[
			'{"A":":","B":"x:"}',
			[
				['A', ':'],
				['B', 'x:'],
			],
		],
		[
			'{"__proto__":"x","constructor":"y"}',
			[
				['__proto__', 'x'],
				['constructor', 'y'],
			],
		],
		[
			'{"A":"A","B":"A"}',
			[
				['A', 'A'],
				['B', 'A'],
			],
		],
		[
			'{"A":"x","a":"y"}',
			[
				['A', 'x'],
				['a', 'y'],
			],
		],
		['{"A":-1.5e2}', [['A', '-150']]],
	])('%j are read in order', (json, expected) => {
		expect(variablesFromJson(json).map(({ name, value }) => [name, value])).toEqual(expected);
	});

	test.each<[unknown, string]>([
		['{"A":"1","A":"2"}', `'Variables (JSON)' sets "A" twice`],
		['{"A":"1","A":"1"}', `'Variables (JSON)' sets "A" twice`],
		['{"A":"1","\\u0041":"2"}', `'Variables (JSON)' sets "A" twice`],
		['{"A":"1", "B":"2",\n"A"  :"3"}', `'Variables (JSON)' sets "A" twice`],
		['{"__proto__":"1","__proto__":"2"}', `'Variables (JSON)' sets "__proto__" twice`],
		['{"":"1"}', "'Variables (JSON)' has no name for variable 1"],
		['{"A":"1"," ":"2"}', "'Variables (JSON)' has no name for variable 2"],
		['{"A ":"1"}', `'Variables (JSON)' has spaces around the name "A "`],
		['{"A":[1]}', "'Variables (JSON): A' is a list, not a text"],
		['{"A":{"B":1,"B":2}}', "'Variables (JSON): A' is an object, not a text"],
		[
			'{"A":12345678901234567890}',
			"'Variables (JSON): A' is a number too large to be exact, not a text",
		],
		[
			'{"A":"\\u0000"}',
			"'Variables (JSON): A' contains the character U+0000, which Anveo's XML format cannot carry",
		],
		[
			'{"A\\ud800":"x"}',
			"'Variables (JSON)' contains the character U+D800, which Anveo's XML format cannot carry",
		],
		['{"A":', NOT_AN_OBJECT],
		["{'A':'1'}", NOT_AN_OBJECT],
		['{"A":"1",}', NOT_AN_OBJECT],
		['[{"A":"1"}]', NOT_AN_OBJECT],
		['[]', NOT_AN_OBJECT],
		['"A"', NOT_AN_OBJECT],
		['5', NOT_AN_OBJECT],
		['null', NOT_AN_OBJECT],
		['A=1', NOT_AN_OBJECT],
		[[], NOT_AN_OBJECT],
		[[{ name: 'A', value: '1' }], NOT_AN_OBJECT],
		[5, NOT_AN_OBJECT],
		[true, NOT_AN_OBJECT],
	])('%j are refused: %s', (json, message) => {
		expect(refusalOf(() => variablesFromJson(json)).message).toBe(message);
	});

	test.each([[undefined], [null], [''], [' \n']])('%j are none', (json) => {
		expect(variablesFromJson(json)).toEqual([]);
	});

	test.each([[5], ['5'], ['{'], [[]]])('%j: what to do', (json) => {
		expect(refusalOf(() => variablesFromJson(json))).toEqual({
			message: NOT_AN_OBJECT,
			advice: 'Enter it like this: {"VERIFICATIONCODE": "1453", "NAME": "Ann"}.',
		});
	});

	const names = fc.uniqueArray(
		fc
			.string({ unit: fc.constantFrom(...'AB{}[]":\\, é'), minLength: 1, maxLength: 6 })
			.filter((name) => name.trim() === name),
		{ minLength: 1, maxLength: 6 },
	);
	const value = fc.string({ unit: fc.constantFrom(...'AB{}[]":\\, é'), maxLength: 6 });

	test('say the same as text and as object, whatever JSON signs are in names and values', () => {
		fc.assert(
			fc.property(names, fc.array(value, { minLength: 6, maxLength: 6 }), (all, values) => {
				const variables = all.map((name, index) => ({ name, value: values[index] ?? '' }));
				const object = Object.fromEntries(variables.map((one) => [one.name, one.value]));

				expect(variablesFromJson(object)).toEqual(variables);
				expect(variablesFromJson(JSON.stringify(object, undefined, 1))).toEqual(variables);
			}),
			{ numRuns: 500 },
		);
	});

	test('are refused in a text that repeats any of their names', () => {
		fc.assert(
			fc.property(names, value, fc.nat(), (all, text, chosen) => {
				const repeated = all[chosen % all.length] ?? '';
				const members = [...all, repeated].map(
					(name) => `${JSON.stringify(name)} :${JSON.stringify(text)}`,
				);

				expect(refusalOf(() => variablesFromJson(`{${members.join(',')}}`)).message).toBe(
					`'Variables (JSON)' sets "${repeated.replace(/\s+/g, ' ')}" twice`,
				);
			}),
			{ numRuns: 500 },
		);
	});
});
