import parsePhoneNumber, { Metadata, PhoneNumber } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';

/** The bundled data allows any 14 digits that begin with 8 in Russia and Kazakhstan: all but one kind are no numbers. */
const TOO_LONG = /^\+7(?!8108)\d{14}$/;

/** Whether there can be such a number, given in E.164: its digits are those of its country's numbers. */
export function isValid(e164: string): boolean {
	if (TOO_LONG.test(e164)) return false;
	const parsed = parse(e164);
	if (parsed === undefined || parsed.number === e164) return parsed?.isValid() ?? false;
	// The library took a national prefix off, which may as well be the number's own first digit.
	return countriesOf(e164).some((country) => {
		const number = new PhoneNumber(e164);
		number.country = country;
		return number.isValid();
	});
}

/** The countries that have numbers of this length: more than one where they share a country code. */
export function countriesOf(e164: string): CountryCode[] {
	return new PhoneNumber(e164).getPossibleCountries();
}

/** The digits of a number the way its country writes it, with the national prefix if that belongs to it. */
export function nationalDigits(e164: string): string | undefined {
	return parse(e164)?.formatNational().replace(/\D/g, '');
}

/** What people in a country dial before a country code, as a regular expression: `011` in the US, `00[1-9]` in Thailand. */
export function internationalPrefix(country: CountryCode): string {
	const metadata = new Metadata();
	metadata.selectNumberingPlan(country);
	return metadata.numberingPlan?.IDDPrefix() ?? '';
}

/** The library's reading of digits, with or without plus. It takes a national prefix off. */
export function parse(digits: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
	return parsePhoneNumber(digits, { defaultCountry, extract: false });
}
