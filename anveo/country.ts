import { type CountryCode, getCountries, isSupportedCountry } from 'libphonenumber-js/min';

import { InputRefusal, quoted } from './inputRefusal';

/** The countries phone numbers can belong to: the two letters of ISO 3166, such as US. */
export const COUNTRIES: readonly CountryCode[] = getCountries();

/** What people write instead, where it can mean one country only. */
const ALSO_WRITTEN: ReadonlyMap<string, CountryCode> = new Map([
	['USA', 'US'],
	['UK', 'GB'],
]);

/**
 * The ISO code of a country phone numbers can belong to, in upper case. Takes USA and UK as well.
 *
 * @throws InputRefusal when there is no such country
 */
export function countryCode(text: string, parameter: string): CountryCode {
	const code = text.trim().toUpperCase();
	const country = ALSO_WRITTEN.get(code) ?? code;
	if (isSupportedCountry(country)) return country;
	throw new InputRefusal(
		`'${parameter}' ${quoted(text)} is not a country code`,
		'Use the two letters of ISO 3166, for example US, GB or DE.',
	);
}
