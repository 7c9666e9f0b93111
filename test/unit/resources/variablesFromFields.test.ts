import { variablesFromFields } from '../../../nodes/AnveoDialCallFlow/resources/variables';
import { refusalOf } from '../refusalOf';

describe('variables from fields', () => {
	test.each([[undefined], [null], [''], [[]]])('%j are none', (rows) => {
		expect(variablesFromFields(rows)).toEqual([]);
	});

	test('keep their order, and their values become texts', () => {
		const rows = [
			{ name: 'B', value: ' kept ' },
			{ name: 'A', value: 1453 },
			{ name: 'C', value: true },
			{ name: 'D', value: null },
			{ name: 'E' },
			{ name: 5, value: '' },
			{ name: 'b', value: 'another name' },
			{ name: 'TWO WORDS', value: 'x' },
		];

		expect(variablesFromFields(rows)).toEqual([
			{ name: 'B', value: ' kept ' },
			{ name: 'A', value: '1453' },
			{ name: 'C', value: 'true' },
			{ name: 'D', value: '' },
			{ name: 'E', value: '' },
			{ name: '5', value: '' },
			{ name: 'b', value: 'another name' },
			{ name: 'TWO WORDS', value: 'x' },
		]);
	});

	test.each<[unknown, string]>([
		['text', "'Variables' is not a list of names and values"],
		[{ name: 'A', value: '1' }, "'Variables' is not a list of names and values"],
		[[{}], "'Variables' has no name for variable 1"],
		[[null], "'Variables' has no name for variable 1"],
		[['ab'], "'Variables' has no name for variable 1"],
		[[{ name: 'A' }, { name: ' ' }], "'Variables' has no name for variable 2"],
		[[{ name: ' A' }], `'Variables' has spaces around the name " A"`],
		[[{ name: 'A\n' }], `'Variables' has spaces around the name "A "`],
		[[{ name: 'A\u00a0' }], `'Variables' has spaces around the name "A "`],
		[[{ name: 'A' }, { name: 'B' }, { name: 'A' }], `'Variables' sets "A" twice`],
		[[{ name: 1 }, { name: '1' }], `'Variables' sets "1" twice`],
		[[{ name: {} }], "'Variables: name 1' is an object, not a text"],
		[[{ name: ['A'] }], "'Variables: name 1' is a list, not a text"],
		[[{ name: 'A', value: [1] }], "'Variables: A' is a list, not a text"],
		[[{ name: 'A', value: {} }], "'Variables: A' is an object, not a text"],
		[
			[{ name: 'A', value: 2 ** 53 }],
			"'Variables: A' is a number too large to be exact, not a text",
		],
		[
			[{ name: 'A\u0001' }],
			"'Variables' contains the character U+0001, which Anveo's XML format cannot carry",
		],
		[
			[{ name: 'A', value: '\uD800' }],
			"'Variables: A' contains the character U+D800, which Anveo's XML format cannot carry",
		],
	])('%j are refused: %s', (rows, message) => {
		expect(refusalOf(() => variablesFromFields(rows)).message).toBe(message);
	});

	test.each<[unknown, string]>([
		[
			'text',
			"Add variables with the button, or set 'Specify Variables' to JSON and use one expression for all of them.",
		],
		[
			[{}],
			"Enter the name the call flow uses, for example VERIFICATIONCODE, or remove the variable. For one expression that returns all variables, set 'Specify Variables' to Using JSON.",
		],
		[[{ name: ' A' }], 'Remove them: the call flow would not find the variable.'],
		[
			[{ name: 'A' }, { name: 'A' }],
			'Give each variable one value: remove or rename one of the two.',
		],
	])('%j: what to do', (rows, advice) => {
		expect(refusalOf(() => variablesFromFields(rows)).advice).toBe(advice);
	});
});
