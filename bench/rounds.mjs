// Which candidate is measured when, and how the measurements of all rounds become one number each.
import { showProgress } from '../scripts/system/progress.mjs';
import { resultOf, startAnswerServer } from './child.mjs';
import { median } from './median.mjs';

/**
 * @typedef {import('./measure.mjs').Measurement} Measurement
 * @typedef {Map<string, Map<number, Measurement>>} Results by candidate and number of items
 */

/** What is measured, at one latency. @typedef {{ candidates: string[], concurrency: number, sizes: number[] }} Share */

/** @param {Measurement[]} measurements of one candidate and number of items @returns {Measurement} */
function medianOf(measurements) {
	/** @param {keyof Measurement} field */
	const middle = (field) => median(measurements.map((measurement) => measurement[field]));
	return {
		items: middle('items'),
		seconds: middle('seconds'),
		cpuMs: middle('cpuMs'),
		peakRssMb: middle('peakRssMb'),
		silenceMs: middle('silenceMs'),
		silenceCpuMs: middle('silenceCpuMs'),
		sendingPace: middle('sendingPace'),
	};
}

/**
 * The candidates take turns within a round, so that whatever else the machine does meets all of them.
 * @param {string} node
 * @param {number} latency of the server, milliseconds
 * @param {Share[][]} rounds
 * @returns {Promise<Results>}
 */
export async function measureRounds(node, latency, rounds) {
	const server = await startAnswerServer(latency);
	/** @type {Map<string, Map<number, Measurement[]>>} */
	const all = new Map();
	for (const [at, shares] of rounds.entries()) {
		for (const { name, concurrency, sizes } of shares.flatMap(inTurn)) {
			const bySize = all.get(name) ?? new Map();
			all.set(name, bySize);
			const measured = await showProgress(
				`${latency} ms, round ${at + 1} of ${rounds.length}, ${name}`,
				async () => await resultOf(node, 'measure.mjs', [name, server.url, concurrency, ...sizes]),
			);
			for (const measurement of measured) {
				const { items } = measurement;
				bySize.set(items, [...(bySize.get(items) ?? []), measurement]);
			}
		}
	}
	server.stop();
	return new Map(Array.from(all, ([name, bySize]) => [name, mediansOf(bySize)]));
}

/** @param {Share} share */
function inTurn({ candidates, ...share }) {
	return candidates.map((name) => ({ name, ...share }));
}

/** @param {Map<number, Measurement[]>} bySize */
function mediansOf(bySize) {
	return new Map(Array.from(bySize, ([size, measurements]) => [size, medianOf(measurements)]));
}
