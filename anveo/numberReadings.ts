import { type CountryCode, getCountryCallingCode } from 'libphonenumber-js/min';

import { behindInternationalPrefix, behindOwnPrefix } from './internationalPrefix';
import { countriesOf, isValid, nationalDigits, parse } from './numberingPlan';

/**
 * The number that digits behind a plus mean, in E.164.
 *
 * They are dialled as they stand, and need only a length possible in their country, because numbering plans grow. A zero
 * behind the country code is no part of most numbers, as in +44 (0)20 7946 0958: there it is left out.
 */
export function internationalReadings(digits: string): string[] {
	const written = `+${digits}`;
	if (isValid(written)) return [written];
	const parsed = parse(written);
	if (parsed === undefined) return [];
	const hasTrunkZero = digits.startsWith(`${parsed.countryCallingCode}0`);
	const isMeant = hasTrunkZero
		? parsed.isValid()
		: parsed.number === written && parsed.isPossible();
	return isMeant ? [parsed.number] : [];
}

/**
 * All that digits behind the international prefix 00 can mean where no country is set. Some prefixes are longer:
 * 001 65 9234 5678 is a number of Singapore in the way it is dialled there, and one in Alabama anywhere else.
 */
export function readingsAnywhere(digits: string): string[] {
	if (!/^00[1-9]/.test(digits)) return [];
	const others = [...behindOwnPrefix(digits)].flatMap(internationalReadings);
	return [...internationalReadings(digits.slice(2)), ...others.filter(isValid)];
}

/** All that digits without plus can mean in a country: one of its numbers, or one behind its international prefix. */
export function readingsIn(country: CountryCode, digits: string): string[] {
	const code = getCountryCallingCode(country);
	const international = behindInternationalPrefix(digits, country).flatMap(internationalReadings);
	const found = [...international, ...nationalReadings(country, code, digits)];
	// People write 00 also where it is part of another prefix.
	const after00 = `+${digits.slice(2)}`;
	const isAfter00 = digits.startsWith(`00${code}`) && isValid(after00);
	return isAfter00 && found.length > 0 ? [...found, after00] : found;
}

/** A North American number behind its country code 1, in one piece or grouped as is usual there: 1 (215) 701-0680. */
export function northAmericanReadings(groups: string[]): string[] {
	const isUsual = /^1(?:\d{10}| \d{3} \d{3} \d{4})$/.test(groups.join(' '));
	return [`+${groups.join('')}`].filter((number) => isUsual && isValid(number));
}

/** None begins with 00 but freephone numbers of a few countries: they are refused, as people write 00 for `+`. */
function nationalReadings(country: CountryCode, code: string, digits: string): string[] {
	if (digits.startsWith('00')) return [];
	const asItStands = `+${code}${digits}`;
	// With the country's international prefix in front, the library would not take digits for a national number.
	const isPrefixed = behindInternationalPrefix(digits, country).length > 0;
	const parsed = isPrefixed ? parse(asItStands) : parse(digits, country);
	const withoutPrefix = parsed && isValid(parsed.number) ? [parsed.number] : [];
	if (!isValid(asItStands)) {
		// The country code may be written too, in digits that are too many without it: 442079460958 is in London.
		const hasCode = `+${digits}` === withoutPrefix[0];
		return hasCode && countriesOf(asItStands).length > 0 ? [] : withoutPrefix;
	}
	const others = [
		// A country code without plus, or the beginning of a national number.
		...(digits.startsWith(code) ? [`+${digits}`] : []),
		// In Gabon, 06 98 09 80 is an older number without its zero, or a newer one with it.
		...(digits.startsWith('0') ? [`+${code}${digits.slice(1)}`] : []).filter(
			(number) => nationalDigits(number) === digits,
		),
	];
	return [asItStands, ...withoutPrefix, ...others.filter(isValid)];
}
