/** Country codes whose zone in Google's table has other clocks than the country: by the tz database of 2026. */
const replaced = [
	{ code: '7', wrong: 'Europe/Bucharest', right: 'Europe/Kaliningrad' },
	{ code: '211', wrong: 'Africa/Nairobi', right: 'Africa/Juba' },
	{ code: '212', wrong: 'Atlantic/Canary', right: 'Africa/Casablanca' },
	{ code: '213', wrong: 'Europe/Paris', right: 'Africa/Algiers' },
	{ code: '218', wrong: 'Europe/Bucharest', right: 'Africa/Tripoli' },
	{ code: '505', wrong: 'America/Chicago', right: 'America/Managua' },
];

/** Zones that the table does not have, with the prefixes of which they are one zone. */
const added = [
	{ prefix: '56', zone: 'America/Punta_Arenas' },
	{ prefix: '675', zone: 'Pacific/Bougainville' },
];

/** Area codes of the south of Chile, which has kept its summer time all the year. */
const moved = { 5661: 'America/Punta_Arenas', 5667: 'America/Punta_Arenas' };

/**
 * The table with the clocks that people in a country go by.
 * @param {Map<string, string>} table zones by prefix
 * @returns {Map<string, string>}
 */
export function corrected(table) {
	const rows = [...table, ...Object.entries(moved)].map(([prefix, zones]) => {
		const names = zones.split('&').map((zone) => {
			const wrong = replaced.find((each) => prefix.startsWith(each.code) && zone === each.wrong);
			return wrong?.right ?? zone;
		});
		const further = added.filter((each) => each.prefix === prefix).map(({ zone }) => zone);
		return /** @type {[string, string]} */ ([prefix, [...names, ...further].sort().join('&')]);
	});
	return new Map(rows);
}
