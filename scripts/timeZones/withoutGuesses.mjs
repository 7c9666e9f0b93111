import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePhoneNumberFromString as parse } from 'libphonenumber-js/max';
import { projectFolder } from '../system/folders.mjs';

/** @typedef {{ country_calling_codes: Record<string, string[]>, countries: Record<string, any[]> }} Metadata */

/** Where in the library's metadata of a country the lengths of its numbers are. */
const possibleLengths = 3;

/** Prefixes whose next digits say where the number is, also for mobiles: area codes of North America, islands. */
const tellThePlace = /^(1|77|262)/;

/** In Mexico and Brazil a mobile has the area code of the place where it was bought. */
const mobilesOfAPlace = /^5[25]/;

/** How many numbers of each prefix are looked at. */
const samples = 400;

/**
 * The table without Google's guesses: most numbers with such a prefix are in that place, by its statistics of 2018. So it
 * has every Russian mobile in Moscow, and every Australian one in Sydney.
 *
 * Where a country has several zones, a prefix of its mobiles gets all of them, and so does a prefix of which no number
 * belongs to a place. Google's own code does the same with the type of the number, which the package's metadata lack.
 * @param {Map<string, string>} table zones by prefix
 * @returns {Map<string, string>}
 */
export function withoutGuesses(table) {
	const file = join(projectFolder, 'node_modules', 'libphonenumber-js', 'metadata.max.json');
	/** @type {Metadata} */
	const metadata = JSON.parse(readFileSync(file, 'utf8'));
	return new Map(
		[...table].map(([prefix, zones]) => {
			const code = Object.keys(metadata.country_calling_codes).find((each) =>
				prefix.startsWith(each),
			);
			const all = table.get(code ?? '') ?? zones;
			if (code === undefined || zones === all || tellThePlace.test(prefix)) return [prefix, zones];
			const types = typesOf(prefix, table, lengthsOf(code, metadata));
			const isGuess = types.has('MOBILE') || (types.size > 0 && !types.has('PLACE'));
			return [prefix, isGuess ? all : zones];
		}),
	);
}

/** How many digits the numbers of a country code have, with it. @param {string} code @param {Metadata} metadata */
function lengthsOf(code, metadata) {
	const countries = metadata.country_calling_codes[code] ?? [];
	const lengths = countries.flatMap(
		(country) => metadata.countries[country]?.[possibleLengths] ?? [],
	);
	return [...new Set(lengths)].map((length) => length + code.length);
}

/** Which types numbers have that this prefix is the longest in the table for. @param {string} prefix @param {Map<string, string>} table @param {number[]} lengths */
function typesOf(prefix, table, lengths) {
	/** @type {Set<string>} */
	const types = new Set();
	const digit = digits();
	for (const length of lengths) {
		for (let sample = 0; sample < samples; sample++) {
			let number = prefix;
			while (number.length < length) number += digit();
			if (number.length === length && longestPrefix(number, table) === prefix)
				types.add(typeOf(number));
		}
	}
	types.delete('');
	return types;
}

/** @param {string} number @param {Map<string, string>} table */
function longestPrefix(number, table) {
	let length = number.length;
	while (length > 0 && !table.has(number.slice(0, length))) length--;
	return number.slice(0, length);
}

/** `MOBILE`, `PLACE`, another type, or '' when there is no such number. @param {string} digits */
function typeOf(digits) {
	const number = parse(`+${digits}`);
	if (number?.number !== `+${digits}` || !number.isValid()) return '';
	const type = String(number.getType());
	// Chile's mobiles begin with 9, and are not told from other numbers.
	if (digits.startsWith('569')) return 'MOBILE';
	const isOfAPlace =
		type.startsWith('FIXED_LINE') || (type === 'MOBILE' && mobilesOfAPlace.test(digits));
	return isOfAPlace ? 'PLACE' : type;
}

/** Digits that look random and are the same each time, so that the table is the same each time. */
function digits() {
	let state = 1;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return Math.floor(state / 7) % 10;
	};
}
