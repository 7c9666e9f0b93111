import type { INodeProperties } from 'n8n-workflow';

import { countryCode } from '../../../../anveo/phoneNumber';
import { textOf } from '../../item/readParameter';

/** Among the options of each operation that reads phone numbers. */
export const defaultCountryField: INodeProperties = {
	displayName: 'Default Country',
	name: 'defaultCountry',
	type: 'string',
	default: '',
	placeholder: 'e.g. US',
	description:
		'The country of phone numbers written without a country code, as its two-letter ISO code',
};

/** Reads 'Default Country' of an operation's options, or nothing. @throws InputRefusal when there is no such country */
export function readDefaultCountry({ defaultCountry }: Record<string, unknown>) {
	const text = textOf(defaultCountry, 'Default Country').trim();
	return text === '' ? undefined : countryCode(text, 'Default Country');
}
