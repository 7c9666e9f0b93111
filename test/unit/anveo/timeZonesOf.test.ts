import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import parsePhoneNumber, {
	getCountries,
	getCountryCallingCode,
	getExampleNumber,
} from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

import { timeZonesOf } from '../../../anveo/timeZones/timeZonesOf';

test.each([
	['a city', '+12157010680', 'America/New_York'],
	['a state with two zones', '+12082999999', 'America/Boise America/Los_Angeles'],
	['one exchange of it', '+12082015550', 'America/Denver'],
	['another one', '+12082155550', 'America/Los_Angeles'],
	['a mobile of a Mexican area code', '+526641234567', 'America/Tijuana'],
	['a country with one zone', '+4930901820', 'Europe/Berlin'],
	['an island with an area code of its own', '+12425550100', 'America/Nassau'],
	[
		'Western Australia, with a town on the clock of its neighbour',
		'+61861234567',
		'Australia/Adelaide Australia/Perth',
	],
	[
		'Morocco, which the table has on the clocks of the Canary Islands',
		'+212522123456',
		'Africa/Casablanca',
	],
	['the south of Chile', '+56612234567', 'America/Punta_Arenas'],
	['Vladivostok', '+74232123456', 'Asia/Vladivostok'],
	['the last row of the table', '+998712345678', 'Asia/Tashkent'],
])('%s: %s is in %s', (_what, number, zones) => {
	expect(timeZonesOf(number)).toEqual(zones.split(' '));
});

describe('a number that says nothing of the place', () => {
	test('Australian mobile: all zones of the country, and its islands', () => {
		expect(timeZonesOf('+61412345678')).toEqual([
			'Australia/Adelaide',
			'Australia/Brisbane',
			'Australia/Eucla',
			'Australia/Lord_Howe',
			'Australia/Perth',
			'Australia/Sydney',
			'Indian/Christmas',
			'Indian/Cocos',
		]);
	});

	test('Russian mobile: from Kaliningrad to Kamchatka', () => {
		expect(timeZonesOf('+79161234567')).toEqual(
			expect.arrayContaining(['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka']),
		);
	});

	test('freephone of North America: from Bermuda to Guam', () => {
		const zones = timeZonesOf('+18005550100');
		expect(zones).toHaveLength(42);
		expect(zones).toEqual(expect.arrayContaining(['Atlantic/Bermuda', 'Pacific/Guam']));
	});

	test.each(['+80012345678', '+870773111632', '+883510012345678', '+9791234567'])(
		'%s, of no country: none is known',
		(number) => {
			expect(timeZonesOf(number)).toEqual([]);
		},
	);
});

// The places of these in the library's full data, see its METADATA.md.
const TYPES = 11;
const MOBILE = 1;

function mobilePattern(country: CountryCode): RegExp {
	const types: unknown = metadata.countries[country]?.[TYPES];
	const mobile: unknown = Array.isArray(types) ? types[MOBILE] : undefined;
	return new RegExp(`^(?:${Array.isArray(mobile) ? String(mobile[0]) : ''})$`);
}

/** Where the digits behind the country code say where a mobile is from: an area code, or an island. */
const TELLS_THE_PLACE = ['1', '262', '52', '55'];

/** Kazakhstan has its own first digit, and Spain a few mobiles among the numbers of its provinces. */
const EXCEPTION = /^\+(77|34[59])/;

const severalZones = getCountries().filter((country) => {
	const code = getCountryCallingCode(country);
	return timeZonesOf(`+${code}`).length > 1 && !TELLS_THE_PLACE.includes(code);
});

test.each(severalZones)('%s: a mobile may be anywhere in its country', (country) => {
	const code = getCountryCallingCode(country);
	let mobiles = 0;
	fc.assert(
		fc.property(fc.stringMatching(mobilePattern(country)), (digits) => {
			const number = `+${code}${digits}`;
			if (EXCEPTION.test(number) || parsePhoneNumber(number)?.getType() !== 'MOBILE') return;
			mobiles++;
			expect(timeZonesOf(number)).toEqual(timeZonesOf(`+${code}`));
		}),
	);
	// Where the library does not tell mobiles from other numbers, there is nothing to see.
	expect(mobiles > 0 || ['CL', 'FM', 'KZ'].includes(country)).toBe(true);
});

test('a mobile of Chile may be on Easter Island', () => {
	expect(timeZonesOf('+56961234567')).toEqual([
		'America/Punta_Arenas',
		'America/Santiago',
		'Pacific/Easter',
	]);
});

test.each(getCountries())('%s: its example number has a zone that Node knows', (country) => {
	const zones = timeZonesOf(getExampleNumber(country, examples)?.number ?? '');
	expect(zones).not.toEqual([]);
	for (const timeZone of zones) {
		expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
	}
});
