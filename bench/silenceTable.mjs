// Does n8n stay awake, and how fast are the calls placed: this node beside what people would use instead.
import { itemsPerSecond, shareOfPossiblePace } from './goals.mjs';
import { defaultConcurrency, latency } from './pace.mjs';
import { table } from './report.mjs';

/**
 * @typedef {import('./measure.mjs').Measurement} Measurement
 * @typedef {import('./rounds.mjs').Results} Results
 */

/** The sizes that were measured, of those that tell how the silence grows. */
const silenceSizes = [1_000, 10_000, 50_000];

/**
 * One row a candidate. A silence in brackets is the same without waiting for a processor: it does not depend on what else
 * the machine does.
 * @param {{ atOnce: Results, slow: Results }} measured answers at once for the silence, late ones for the pace
 * @param {Record<string, import('./candidates.mjs').Way>} candidates
 */
export function silenceTable({ atOnce, slow }, candidates) {
	const sizes = silenceSizes.filter((items) => atOnce.get('thisNode')?.has(items));
	const rows = Object.entries(candidates).flatMap(([name, { title, underWay }]) => {
		const paced = pacedRun(slow.get(name));
		if (paced === undefined) return [];
		const silences = sizes.map((items) => silenceOf(atOnce.get(name)?.get(items)));
		return [[title, ...silences, ...paceOf(paced, underWay ?? defaultConcurrency)]];
	});
	return table([
		[
			'what',
			...sizes.map((items) => `silence ms, ${items.toLocaleString('en')} items`),
			`items at ${latency} ms`,
			'items/s',
			'sent/s',
			'sent/s of concurrency / latency',
		],
		...rows,
	]);
}

/** The one with 1,000 items, or what there is. @param {Map<number, Measurement>} [bySize] */
function pacedRun(bySize) {
	return bySize?.get(1_000) ?? bySize?.values().next().value;
}

/** @param {Measurement} [measurement] */
function silenceOf(measurement) {
	if (measurement === undefined) return '';
	return `${measurement.silenceMs.toFixed(0)} (${measurement.silenceCpuMs.toFixed(0)})`;
}

/** @param {Measurement} measurement @param {number} underWay */
function paceOf(measurement, underWay) {
	const share = Number.isFinite(underWay)
		? shareOfPossiblePace(measurement, underWay).toFixed(2)
		: 'all at once';
	return [
		measurement.items.toLocaleString('en'),
		itemsPerSecond(measurement).toFixed(1),
		measurement.sendingPace.toFixed(1),
		share,
	];
}
