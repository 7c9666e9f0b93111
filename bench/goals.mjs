// What this package wants to cost, and whether it does.
import { defaultConcurrency, latency } from './pace.mjs';

/**
 * @typedef {import('./measure.mjs').Measurement} Measurement
 * @typedef {import('./rounds.mjs').Results} Results
 *
 * @typedef {object} Measured everything that the goals are about
 * @property {Results} atOnce answers at once
 * @property {Results} slow answers after 100 ms
 * @property {number} coldLoadMs
 * @property {number} bytes of the built code
 *
 * @typedef {{ goal: string, limit: string, measured: string, isMet: boolean }} Verdict
 */

/** @param {Results} results @param {string} name @param {number} items @returns {Measurement} */
export function measurementOf(results, name, items) {
	const measurement = results.get(name)?.get(items);
	if (measurement === undefined) throw new Error(`${name} was not measured with ${items} items`);
	return measurement;
}

/** @param {Measurement} measurement */
export const cpuPerItem = ({ cpuMs, items }) => cpuMs / items;

/** @param {Measurement} measurement */
export const itemsPerSecond = ({ items, seconds }) => items / seconds;

/**
 * Requests a second, beside what their number under way and the latency allow.
 * @param {Measurement} measurement @param {number} underWay
 */
export function shareOfPossiblePace({ sendingPace }, underWay) {
	return sendingPace / ((underWay * 1_000) / latency);
}

/** This node in each setting of On Error. */
const settings = [
	{ name: 'thisNode', onError: 'Stop Workflow' },
	{ name: 'thisNodeContinue', onError: 'Continue' },
	{ name: 'thisNodeErrorOutput', onError: 'Continue (using error output)' },
];

/** @param {string} goal @param {number} value @param {number} limit @param {string} unit @param {number} digits @returns {Verdict} */
function atMost(goal, value, limit, unit, digits) {
	return {
		goal,
		limit: `at most ${limit}${unit}`,
		measured: `${value.toFixed(digits)}${unit}`,
		isMet: value <= limit,
	};
}

/** Milliseconds of silence, by number of items. @type {Array<[number, number]>} */
const silences = [
	[1_000, 100],
	[10_000, 100],
	[50_000, 500],
];

/** @param {Results} atOnce @returns {Verdict[]} as far as it was measured */
function silenceVerdicts(atOnce) {
	return settings.flatMap(({ name, onError }) =>
		silences.flatMap(([items, limit]) => {
			const measurement = atOnce.get(name)?.get(items);
			if (measurement === undefined) return [];
			const goal = `Longest silence, ${items.toLocaleString('en')} items, ${onError}`;
			return [atMost(goal, measurement.silenceMs, limit, ' ms', 0)];
		}),
	);
}

/** @param {Results} slow @returns {Verdict[]} */
function paceVerdicts(slow) {
	return settings.flatMap(({ name, onError }) =>
		[...(slow.get(name)?.values() ?? [])].map((measurement) => {
			const reached = shareOfPossiblePace(measurement, defaultConcurrency);
			return {
				goal: `Pace of sending, of concurrency / latency, ${measurement.items.toLocaleString('en')} items, ${onError}`,
				limit: 'at least 0.95',
				measured: reached.toFixed(2),
				isMet: reached >= 0.95,
			};
		}),
	);
}

/** @param {Measured} measured @returns {Verdict[]} */
export function verdicts({ atOnce, slow, coldLoadMs, bytes }) {
	/** @param {number} items */
	const cpu = (items) => cpuPerItem(measurementOf(atOnce, 'thisNode', items));
	const rss = measurementOf(atOnce, 'thisNode', 5_000).peakRssMb;
	const chainRss = measurementOf(atOnce, 'builtInChain', 5_000).peakRssMb;
	return [
		...silenceVerdicts(atOnce),
		...paceVerdicts(slow),
		atMost('CPU of an item, 10,000 items beside 1,000', cpu(10_000) / cpu(1_000), 1.15, ' x', 2),
		{
			goal: 'Peak memory with 5,000 items',
			limit: `below ${chainRss.toFixed(0)} MB, that of the chain`,
			measured: `${rss.toFixed(0)} MB`,
			isMet: rss < chainRss,
		},
		atMost('Loading all built files, cold', coldLoadMs, 40, ' ms', 1),
		atMost('Size of all built files', bytes / 1_000, 400, ' kB', 0),
	];
}
