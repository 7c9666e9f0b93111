import { getCountries } from 'libphonenumber-js/min';
import type { INodePropertyOptions } from 'n8n-workflow';

import {
	defaultCountryField,
	readDefaultCountry,
} from '../../../nodes/AnveoDialCallFlow/resources/call/defaultCountry';

const options: INodePropertyOptions[] = Object(defaultCountryField).options;

test('every country that phone numbers can belong to is in the list once, and can be read back', () => {
	const values = options.map(({ value }) => value);

	expect([...values].sort()).toEqual([...getCountries()].sort());
	for (const value of values) expect(readDefaultCountry({ defaultCountry: value })).toBe(value);
});

test.each([
	['US', 'United States (US)'],
	['GB', 'United Kingdom (GB)'],
	['XK', 'Kosovo (XK)'],
	['AC', 'Ascension Island (AC)'],
])('%s is shown as "%s"', (value, name) => {
	expect(options).toContainEqual({ name, value });
});

test('each has a name and not its letters only, in the order people look for them', () => {
	const names = options.map(({ name }) => name);

	expect(names.filter((name) => !/^\p{Lu}.{3,} \([A-Z]{2}\)$/u.test(name))).toEqual([]);
	expect(names.slice(0, 3)).toEqual([
		'Afghanistan (AF)',
		expect.stringContaining('(AX)'),
		'Albania (AL)',
	]);
});

test.each(['', ' ', null, undefined])('%j is no country', (defaultCountry) => {
	expect(readDefaultCountry({ defaultCountry })).toBeUndefined();
});

test('it is named when it is none', () => {
	expect(() => readDefaultCountry({ defaultCountry: [] })).toThrow(
		"'Default Country' is a list, not a text",
	);
	expect(() => readDefaultCountry({ defaultCountry: 'England' })).toThrow("'Default Country'");
});
