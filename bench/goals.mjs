// What this package wants to cost, and whether it does.
import { defaultConcurrency, latency } from './pace.mjs';

/**
 * @typedef {import('./measure.mjs').Measurement} Measurement
 * @typedef {import('./rounds.mjs').Results} Results
 *
 * @typedef {object} Measured everything that the goals are about
 * @property {Results} atOnce answers at once
 * @property {Results} slow answers after 100 ms
 * @property {Record<string, number>} ownShare microseconds an item
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

/** @param {string} goal @param {number} value @param {number} limit @param {string} unit @param {number} digits @returns {Verdict} */
function atMost(goal, value, limit, unit, digits) {
	return {
		goal,
		limit: `at most ${limit}${unit}`,
		measured: `${value.toFixed(digits)}${unit}`,
		isMet: value <= limit,
	};
}

/** @param {Measured} measured @returns {Verdict[]} */
export function verdicts({ atOnce, slow, ownShare, coldLoadMs, bytes }) {
	/** @param {string} name @param {number} items */
	const cpu = (name, items) => cpuPerItem(measurementOf(atOnce, name, items));
	const ideal = (defaultConcurrency * 1_000) / latency;
	const reached = measurementOf(slow, 'thisNode', 1_000).sendingPace / ideal;
	const own = ownShare['all of it, with the memory of the run'] ?? NaN;
	const rss = measurementOf(atOnce, 'thisNode', 5_000).peakRssMb;
	const chainRss = measurementOf(atOnce, 'builtInChain', 5_000).peakRssMb;
	return [
		atMost('Own share of an item', own, 40, ' µs', 0),
		atMost(
			"CPU, beside the engine's floor",
			cpu('thisNode', 5_000) / cpu('emptyHooks', 5_000),
			1.05,
			' x',
			2,
		),
		atMost(
			'The same, beside a floor that reads its parameters',
			cpu('thisNode', 5_000) / cpu('emptyHooksThatRead', 5_000),
			1.05,
			' x',
			2,
		),
		{
			goal: `Pace of sending at ${latency} ms latency, of what the concurrency allows`,
			limit: 'at least 0.95',
			measured: reached.toFixed(2),
			isMet: reached >= 0.95,
		},
		atMost(
			'CPU of an item, 10,000 items beside 1,000',
			cpu('thisNode', 10_000) / cpu('thisNode', 1_000),
			1.15,
			' x',
			2,
		),
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
