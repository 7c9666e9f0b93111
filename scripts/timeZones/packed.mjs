import { Problem } from '../system/problem.mjs';

/** What the names of zones begin with, by the sign that stands for it. */
export const areas = {
	A: 'America/',
	C: 'Africa/',
	E: 'Europe/',
	I: 'Indian/',
	L: 'Atlantic/',
	P: 'Pacific/',
	S: 'Asia/',
	U: 'Australia/',
	X: 'Arctic/',
};

/**
 * The table as one text: prefixes in groups of the same zones, each without the digits it has in common with the one
 * before. What it means is told in the file that holds it.
 * @param {Map<string, string>} table zones by prefix
 */
export function packed(table) {
	/** @type {Map<string, string[]>} */
	const groups = new Map();
	for (const [prefix, zones] of [...table].sort()) {
		if (zones === zonesBehind(table, prefix)) continue;
		groups.set(zones, [...(groups.get(zones) ?? []), prefix]);
	}
	return [...groups]
		.map(([zones, prefixes]) => `${shortened(zones)}:${withoutCommonDigits(prefixes)}`)
		.join(';');
}

/** @param {string} zones */
function shortened(zones) {
	const names = zones.split('&').map((zone) => {
		const [sign, area] = Object.entries(areas).find(([, each]) => zone.startsWith(each)) ?? [];
		if (area === undefined) throw new Problem(`${zone} begins with no name that is known here.`);
		return `${sign}${zone.slice(area.length)}`;
	});
	return names.join('&');
}

/** What the table says about a prefix without the prefix's own row. @param {Map<string, string>} table @param {string} prefix */
function zonesBehind(table, prefix) {
	for (let length = prefix.length - 1; length > 0; length--) {
		const zones = table.get(prefix.slice(0, length));
		if (zones !== undefined) return zones;
	}
	return undefined;
}

/** @param {string[]} prefixes */
function withoutCommonDigits(prefixes) {
	let last = '';
	return prefixes
		.map((prefix) => {
			let common = 0;
			while (common < last.length && last[common] === prefix[common]) common++;
			last = prefix;
			return String.fromCharCode('a'.charCodeAt(0) + common) + prefix.slice(common);
		})
		.join('');
}
