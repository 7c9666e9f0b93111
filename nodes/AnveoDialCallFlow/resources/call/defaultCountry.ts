import type { INodeProperties } from 'n8n-workflow';

import { COUNTRIES, countryCode } from '../../../../anveo/country';
import { textOf } from '../../item/readParameter';

/** Among the options of each operation that reads phone numbers. n8n's editor lets people search in the list. */
export const defaultCountryField: INodeProperties = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'options',
	options: countriesByName(),
	default: '',
	description:
		'The country of phone numbers written without a country code. An expression gives its two letters, such as US, GB or DE.',
};

/** "United States (US)", in the order of the names. */
function countriesByName() {
	const nameOf = new Intl.DisplayNames('en', { type: 'region' });
	const { compare } = new Intl.Collator('en');
	return COUNTRIES.map((code) => ({ name: `${nameOf.of(code)} (${code})`, value: code })).sort(
		(one, other) => compare(one.name, other.name),
	);
}

/** Reads 'Default Country' of an operation's options, or nothing. @throws InputRefusal when there is no such country */
export function readDefaultCountry({ defaultCountry }: Record<string, unknown>) {
	const text = textOf(defaultCountry, 'Default Country').trim();
	return text === '' ? undefined : countryCode(text, 'Default Country');
}
