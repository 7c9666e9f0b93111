/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import parsePhoneNumber, { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

import { InputRefusal } from '../../../anveo/inputRefusal';
import { e164Number } from '../../../anveo/phoneNumber';
import { outcomeOf } from '../refusalOf';

/** `NUMBERS=200 SEED=1 npx jest test/unit/everyCountry` tries 200 numbers of each type. */
const NUMBERS = Number(process.env.NUMBERS ?? 4);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const COUNTRIES = getCountries();

// The places of these in the library's full data, see its METADATA.md.
const INTERNATIONAL_PREFIX = 1;
const NATIONAL_PATTERN = 2;
const TYPES = 11;

/** Texts that match a regular expression of the numbering plans. */
function sample(pattern: string, howMany: number): string[] {
	return fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), {
		numRuns: howMany,
		seed: SEED,
	});
}

/** National numbers of each type a country has. */
function nationalNumbers(country: CountryCode): string[] {
	const plan = metadata.countries[country] ?? [];
	const types: unknown = plan[TYPES];
	const patterns = (Array.isArray(types) ? types : []).flatMap((type) =>
		Array.isArray(type) && type[0] ? [type[0]] : [],
	);
	return [
		...(patterns.length > 0 ? patterns : [plan[NATIONAL_PATTERN]]).flatMap((pattern) =>
			sample(String(pattern), NUMBERS),
		),
		...(examples[country] === undefined ? [] : [examples[country]]),
	];
}

interface Writing {
	text: string;
	defaultCountry?: CountryCode;
	meant: string;
}

/** A number in the ways its own country writes it, and with a plus. */
function writings(country: CountryCode, national: string, prefixes: string[]): Writing[] {
	const code = getCountryCallingCode(country);
	const meant = `+${code}${national}`;
	const parsed = parsePhoneNumber(meant, { extract: false });
	const isReadable = parsed?.number === meant;
	const nationally = isReadable ? parsed.formatNational() : national;
	const grouped = isReadable ? parsed.formatInternational() : meant;
	const texts = [
		meant,
		grouped,
		national,
		nationally,
		nationally.replace(/\D/g, ''),
		...prefixes.flatMap((prefix) => [
			`${prefix}${code}${national}`,
			`${prefix} ${grouped.slice(1)}`,
		]),
	];
	return texts.flatMap((text) => [
		{ text, meant, defaultCountry: country },
		{ text, meant },
	]);
}

/**
 * Rules 1 and 3, in which the country does not count: without a default country 00 is the international prefix, also of
 * the freephone numbers in Asia that begin so, and 1 is North America's code.
 */
function isReadByItsBeginning({ text, defaultCountry, meant }: Writing): boolean {
	if (defaultCountry !== undefined || text.startsWith('+')) return false;
	const digits = text.replace(/\D/g, '');
	const isNational = meant.endsWith(digits);
	return isNational && (digits.startsWith('00') || /^1[2-9]\d{9}$/.test(digits));
}

function dialled({ text, defaultCountry }: Writing): string | undefined {
	const outcome = outcomeOf(() => e164Number(text, 'Phone Number', defaultCountry));
	if (outcome instanceof InputRefusal) return undefined;
	return String(outcome);
}

test(`every country's numbers are dialled as meant or refused (SEED=${SEED} repeats it)`, () => {
	const others: Array<Writing & { dialled: string }> = [];
	let asMeant = 0;
	for (const country of COUNTRIES) {
		const pattern = String(metadata.countries[country]?.[INTERNATIONAL_PREFIX]);
		const prefixes = [...new Set(sample(pattern, 2))];
		for (const national of nationalNumbers(country)) {
			for (const writing of writings(country, national, prefixes)) {
				const number = dialled(writing);
				if (number === writing.meant) asMeant++;
				else if (number !== undefined && !isReadByItsBeginning(writing)) {
					others.push({ ...writing, dialled: number });
				}
			}
		}
	}

	expect(others.slice(0, 20)).toEqual([]);
	expect(asMeant).toBeGreaterThan(1000);
}, 3_600_000);

/** Share of a country's random numbers, written in one way, that are dialled. */
function share(country: CountryCode, write: (meant: string) => Writing): number {
	const written = nationalNumbers(country).map((national) =>
		write(`+${getCountryCallingCode(country)}${national}`),
	);
	return written.filter((writing) => dialled(writing) === writing.meant).length / written.length;
}

test.each<[CountryCode]>([['US'], ['GB'], ['FR'], ['ES'], ['IT'], ['CN'], ['BR'], ['MX'], ['AU']])(
	'nearly all numbers of %s are dialled, not refused',
	(country) => {
		expect(share(country, (meant) => ({ text: meant, meant }))).toBeGreaterThan(0.8);
		expect(
			share(country, (meant) => ({
				text: parsePhoneNumber(meant)?.formatNational() ?? '',
				defaultCountry: country,
				meant,
			})),
		).toBeGreaterThan(0.8);
	},
);
