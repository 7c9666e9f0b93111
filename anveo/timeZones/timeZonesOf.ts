import { AREAS, PREFIX_TABLE } from './prefixTable';

/** Made when the first number is looked up: most people never need it. */
let table: Map<string, readonly string[]> | undefined;

let longestPrefix = 0;

/**
 * The time zones, as IANA names, that the holder of a number can be in by the number alone; none when nothing is known.
 *
 * More than one where the digits leave it open: a mobile of a country with several zones, a freephone number. A phone that
 * was taken along, or a number that was moved, is somewhere else than its digits say.
 *
 * @param e164 see `e164Number`
 */
export function timeZonesOf(e164: string): readonly string[] {
	table ??= unpacked(PREFIX_TABLE);
	const digits = e164.replace('+', '');
	for (let length = Math.min(longestPrefix, digits.length); length > 0; length--) {
		const zones = table.get(digits.slice(0, length));
		if (zones !== undefined) return zones;
	}
	return [];
}

/** The zones of each prefix. @param packed see `PREFIX_TABLE` */
function unpacked(packed: string): Map<string, readonly string[]> {
	const zonesByPrefix = new Map<string, readonly string[]>();
	for (const group of packed.replaceAll('\n', '').split(';')) {
		const [zones = '', prefixes = ''] = group.split(':');
		const list = zones.split('&').map((zone) => (AREAS[zone.charAt(0)] ?? '') + zone.slice(1));
		let prefix = '';
		for (const [, common = '', rest = ''] of prefixes.matchAll(/([a-z])(\d+)/g)) {
			prefix = prefix.slice(0, common.charCodeAt(0) - 'a'.charCodeAt(0)) + rest;
			zonesByPrefix.set(prefix, list);
			longestPrefix = Math.max(longestPrefix, prefix.length);
		}
	}
	return zonesByPrefix;
}
