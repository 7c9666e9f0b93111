import {
	variablesFromFields,
	variablesFromJson,
} from '../../../nodes/AnveoDialCallFlow/resources/variables';
import { refusalOf } from '../refusalOf';

test('a name in the signs of a call flow means the name alone, in fields and in JSON', () => {
	const expected = [
		{ name: 'FIRSTNAME', value: 'Ann' },
		{ name: 'CODE', value: '1453' },
	];
	const rows = [
		{ name: '$[FIRSTNAME]$', value: 'Ann' },
		{ name: 'CODE', value: 1453 },
	];

	expect(variablesFromFields(rows)).toEqual(expected);
	expect(variablesFromJson('{"$[FIRSTNAME]$":"Ann","CODE":1453}')).toEqual(expected);
	expect(variablesFromJson({ '$[FIRSTNAME]$': 'Ann', CODE: 1453 })).toEqual(expected);
});

test.each<[string, () => unknown, string]>([
	[
		'fields',
		() => variablesFromFields([{ name: 'A' }, { name: '$[A]$' }]),
		`'Variables' sets "A" twice`,
	],
	['JSON', () => variablesFromJson('{"$[A]$":"1","A":"2"}'), `'Variables (JSON)' sets "A" twice`],
	[
		'an object',
		() => variablesFromJson({ $A: '0', A: '1', '$[A]$': '2' }),
		`'Variables (JSON)' sets "A" twice`,
	],
])(
	'a name with and without those signs is one name given twice: in %s',
	(_where, read, message) => {
		expect(refusalOf(read).message).toBe(message);
	},
);

test.each([
	['$[]$', "'Variables' has no name for variable 1"],
	['$[ A]$', `'Variables' has spaces around the name " A"`],
	[' $[A]$', `'Variables' has spaces around the name " $[A]$"`],
])('%j is no name: %s', (name, message) => {
	expect(refusalOf(() => variablesFromFields([{ name, value: 'x' }])).message).toBe(message);
});
