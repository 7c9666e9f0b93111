import parsePhoneNumber, { isSupportedCountry } from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';

import { InputRefusal, quoted } from './inputRefusal';

/** At most 15 digits with the country code (ITU-T E.164); shorter than 7 are service numbers, which differ by network. */
const E164 = /^[1-9]\d{6,14}$/;

const EXAMPLE = 'for example +1 215 701 0680';

/**
 * A phone number the way Anveo dials it: digits only, country code first, no `+` (Anveo's help, "apihelp_dialivr").
 *
 * Takes what people and CRMs write: `+1 (215) 701-0680`, `0044 20 7946 0958`, `12157010680`, and, with a default
 * country, national numbers such as `020 7946 0958`. A number written with `+` or `00` needs a length possible in its
 * country; one without has to be a valid number, because only that tells a country code from an area code.
 *
 * @param parameter how the person knows the field, for the message
 * @param defaultCountry two-letter ISO 3166 code of the country that numbers without `+` or `00` belong to
 * @throws InputRefusal when it is no phone number, has no country code, or could be meant in two ways
 */
export function dialDigits(text: string, parameter: string, defaultCountry?: CountryCode): string {
	const written = text.trim();
	if (written === '') {
		throw new InputRefusal(`'${parameter}' is empty`, `Enter a phone number, ${EXAMPLE}.`);
	}
	const international = writtenWithCountryCode(written);
	const number =
		international === undefined
			? withoutPlus(written, parameter, defaultCountry)
			: withPlus(international, written, parameter);
	if (number.ext !== undefined) {
		throw new InputRefusal(
			`'${parameter}' ${quoted(written)} has an extension, which Anveo cannot dial`,
			'Remove the extension. The call flow can press its digits once the call is answered.',
		);
	}
	const digits = number.number.slice(1);
	if (!E164.test(digits)) throw notANumber(written, parameter);
	return digits;
}

/**
 * The ISO code of a country phone numbers can belong to, in upper case.
 *
 * @throws InputRefusal when there is no such country
 */
export function countryCode(text: string, parameter: string): CountryCode {
	const code = text.trim().toUpperCase();
	if (isSupportedCountry(code)) return code;
	throw new InputRefusal(
		`'${parameter}' ${quoted(text)} is not a country code`,
		'Use the two letters of ISO 3166, for example US, GB or DE.',
	);
}

/** `+…` for numbers that begin with `+` or with the international prefix `00`, undefined for others. */
function writtenWithCountryCode(written: string): string | undefined {
	if (/^[+＋]/.test(written)) return `+${written.slice(1)}`;
	const afterPrefix = /^\(?0[\s.-]?0\)?[\s.-]*(?=[1-9(])/.exec(written);
	return afterPrefix === null ? undefined : `+${written.slice(afterPrefix[0].length)}`;
}

function withPlus(international: string, written: string, parameter: string): PhoneNumber {
	const number = parse(international);
	// A zero behind the country code belongs to the number in few countries: the length alone does not tell.
	const isDialable = number?.nationalNumber.startsWith('0')
		? number.isValid()
		: number?.isPossible();
	if (number !== undefined && isDialable) return number;
	throw notANumber(written, parameter);
}

function withoutPlus(
	written: string,
	parameter: string,
	defaultCountry?: CountryCode,
): PhoneNumber {
	const national = defaultCountry === undefined ? undefined : parse(written, defaultCountry);
	if (national?.isValid()) return national;
	const international = parse(`+${written}`);
	if (international?.isValid()) {
		if (defaultCountry === undefined) refuseTwoReadings(written, parameter, international);
		return international;
	}
	if (defaultCountry !== undefined) throw notANumber(written, parameter, defaultCountry);
	if (parse(written, 'US') === undefined) throw notANumber(written, parameter);
	throw new InputRefusal(
		`'${parameter}' ${quoted(written)} has no valid country code`,
		`Write the number with + and its country code, ${EXAMPLE}, or set 'Default Country' under Options if it is a national number.`,
	);
}

/** Countries whose people write national numbers of full length without a zero in front that would give them away. */
const LONG_NATIONAL_NUMBERS = ['US', 'RU'] as const;

/**
 * Some national numbers are a valid number abroad as well: 507 555 0123 is in Minnesota or in Panama, 8 495 123-45-67 in
 * Moscow or in Vietnam. A stranger would be called, so the person has to say which it is.
 */
function refuseTwoReadings(written: string, parameter: string, abroad: PhoneNumber): void {
	for (const country of LONG_NATIONAL_NUMBERS) {
		const national = parse(written, country);
		if (national?.isValid() && national.number !== abroad.number) {
			throw new InputRefusal(
				`'${parameter}' ${quoted(written)} could be ${national.formatInternational()} or ${abroad.formatInternational()}`,
				"Write it with + and its country code, or set 'Default Country' under Options.",
			);
		}
	}
}

function notANumber(written: string, parameter: string, defaultCountry?: string): InputRefusal {
	const where = defaultCountry === undefined ? '' : ` in ${defaultCountry} or with a country code`;
	return new InputRefusal(
		`'${parameter}' ${quoted(written)} is not a phone number${where}`,
		`Enter one number with its country code and nothing else, ${EXAMPLE}.`,
	);
}

function parse(text: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
	// extract: false, or a number would be picked out of any sentence.
	return parsePhoneNumber(text, { defaultCountry, extract: false });
}
