import { type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/min';

import { internationalPrefix } from './numberingPlan';

/**
 * Every way to take the international prefix of a country off: in Hong Kong, where both 00 and 001 are one, `0014…` begins
 * with either.
 *
 * @returns what follows the prefix: a country code and a number, if the digits mean that
 */
export function behindInternationalPrefix(digits: string, country: CountryCode): string[] {
	const prefix = new RegExp(`^(?:${internationalPrefix(country)})$`);
	// Country codes begin with 1 to 9.
	return Array.from(digits.matchAll(/(?!^)[1-9]/g), ({ index }) => index)
		.filter((index) => prefix.test(digits.slice(0, index)))
		.map((index) => digits.slice(index));
}

/** What follows the prefix in digits that may be the number of a country behind its own international prefix. */
export function behindOwnPrefix(digits: string): Set<string> {
	ownPrefixes ??= ownPrefixPatterns();
	return new Set(ownPrefixes.flatMap((pattern) => pattern.exec(digits)?.[1] ?? []));
}

/** Made when first needed: 245 countries take a while. */
let ownPrefixes: RegExp[] | undefined;

/** Most countries have the same prefix. */
function ownPrefixPatterns(): RegExp[] {
	const codes = new Map<string, string[]>();
	for (const country of getCountries()) {
		const prefix = internationalPrefix(country);
		codes.set(prefix, [...(codes.get(prefix) ?? []), getCountryCallingCode(country)]);
	}
	return Array.from(
		codes,
		([prefix, all]) => new RegExp(`^(?:${prefix})((?:${all.join('|')}).*)$`),
	);
}
