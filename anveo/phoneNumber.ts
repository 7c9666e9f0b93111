import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/min';

import { InputRefusal, quoted } from './inputRefusal';
import {
	internationalReadings,
	northAmericanReadings,
	readingsAnywhere,
	readingsIn,
} from './numberReadings';
import { parse } from './numberingPlan';
import { writtenNumber, type WrittenNumber } from './writtenNumber';

/** At most 15 digits with the country code (ITU-T E.164); shorter than 7 are service numbers, which differ by network. */
const E164 = /^\+[1-9]\d{6,14}$/;

const EXAMPLE = 'for example +1 215 701 0680';

/**
 * A phone number in E.164, for example +12157010680.
 *
 * Takes what people and CRMs write: `+1 (215) 701-0680`, `0044 20 7946 0958`, `12157010680`, and, with a default
 * country, what is dialled there: `020 7946 0958`, `011 44 20 7946 0958`. What could mean two numbers is refused, because
 * a stranger might be called.
 *
 * @param parameter how the person knows the field, for the message
 * @param defaultCountry two-letter ISO 3166 code of the country that numbers without `+` are dialled from
 * @throws InputRefusal when it is no phone number, has no country code, or could be meant in two ways
 */
export function e164Number(text: string, parameter: string, defaultCountry?: CountryCode): string {
	const shown = text.trim();
	if (shown === '') {
		throw new InputRefusal(`'${parameter}' is empty`, `Enter a phone number, ${EXAMPLE}.`);
	}
	const written = writtenNumber(shown);
	if (written === undefined) throw notOneNumber(shown, parameter, defaultCountry);
	const [number, other] = new Set(readings(written, defaultCountry));
	if (number === undefined) throw noReading(shown, parameter, written, defaultCountry);
	if (other !== undefined) {
		throw new InputRefusal(
			`'${parameter}' ${quoted(shown)} could be ${number} or ${other}`,
			`Write it with + and its country code, ${EXAMPLE}.`,
		);
	}
	if (!E164.test(number)) throw notANumber(shown, parameter, defaultCountry);
	return number;
}

/** The ISO code of the country that a number in E.164 is of. None for numbers that belong to no country, as +800. */
export function countryOfNumber(e164: string): CountryCode | undefined {
	return parse(e164)?.country;
}

/** Rules 1 to 3 of the README's "Phone numbers", in this order. */
function readings({ hasPlus, groups }: WrittenNumber, country?: CountryCode): string[] {
	const digits = groups.join('');
	if (hasPlus) return internationalReadings(digits);
	if (country !== undefined) return readingsIn(country, digits);
	return digits.startsWith('0') ? readingsAnywhere(digits) : northAmericanReadings(groups);
}

function notOneNumber(text: string, parameter: string, country?: CountryCode): InputRefusal {
	const { ext } = parsePhoneNumber(text, { defaultCountry: 'US', extract: false }) ?? {};
	if (ext === undefined) return notANumber(text, parameter, country);
	return new InputRefusal(
		`'${parameter}' ${quoted(text)} has an extension, which Anveo cannot dial`,
		'Remove the extension. The call flow can press its digits once the call is answered.',
	);
}

function noReading(
	text: string,
	parameter: string,
	{ hasPlus, groups }: WrittenNumber,
	country?: CountryCode,
): InputRefusal {
	const isInternational = hasPlus || /^00[1-9]/.test(groups.join(''));
	if (isInternational || country !== undefined) return notANumber(text, parameter, country);
	return new InputRefusal(
		`'${parameter}' ${quoted(text)} has no valid country code`,
		`Write the number with + and its country code, ${EXAMPLE}, or set 'Default Country' under Options if it is a national number.`,
	);
}

function notANumber(text: string, parameter: string, country?: CountryCode): InputRefusal {
	if (country === undefined) {
		return new InputRefusal(
			`'${parameter}' ${quoted(text)} is not a phone number`,
			`Enter one number with its country code and nothing else, ${EXAMPLE}.`,
		);
	}
	return new InputRefusal(
		`'${parameter}' ${quoted(text)} is not a phone number in ${country} or with a country code`,
		`Enter one number and nothing else: with + and its country code, ${EXAMPLE}, or as it is dialled in ${country}.`,
	);
}
