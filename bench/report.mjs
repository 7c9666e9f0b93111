// The tables that `npm run bench` prints.
import { cpuPerItem, itemsPerSecond, measurementOf } from './goals.mjs';

/**
 * @typedef {import('./rounds.mjs').Results} Results
 * @typedef {import('./goals.mjs').Verdict} Verdict
 */

/** @param {string[][]} rows the first one holds the titles @returns {string} as a Markdown table */
function table(rows) {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	/** @param {string[]} row */
	const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
	const [titles = [], ...others] = rows;
	return [titles, widths.map((width) => '-'.repeat(width)), ...others].map(line).join('\n');
}

/**
 * One latency's measurements, each beside this node's.
 * @param {Results} results
 * @param {Record<string, { title: string }>} candidates
 */
export function measurementTable(results, candidates) {
	const sizes = [...(results.get('thisNode')?.keys() ?? [])];
	const rows = sizes.flatMap((items) => {
		const own = cpuPerItem(measurementOf(results, 'thisNode', items));
		return [...results].flatMap(([name, bySize]) => {
			const measurement = bySize.get(items);
			if (measurement === undefined) return [];
			const cpu = cpuPerItem(measurement);
			const row = [
				items.toLocaleString('en'),
				candidates[name]?.title ?? name,
				itemsPerSecond(measurement).toFixed(0),
				measurement.sendingPace.toFixed(0),
				cpu.toFixed(2),
				(own / cpu).toFixed(2),
				measurement.peakRssMb.toFixed(0),
				measurement.blockedMs.toFixed(0),
			];
			return [row];
		});
	});
	const titles = [
		'items',
		'what',
		'items/s',
		'sent/s',
		'CPU ms/item',
		'this node beside it',
		'peak RSS MB',
		'longest block ms',
	];
	return table([titles, ...rows]);
}

/** @param {Record<string, number>} ownShare */
export function ownShareTable(ownShare) {
	const rows = Object.entries(ownShare).map(([part, share]) => [part, share.toFixed(1)]);
	return table([['own share', 'µs/item'], ...rows]);
}

/** @param {Verdict[]} verdicts */
export function goalTable(verdicts) {
	const rows = verdicts.map(({ goal, limit, measured, isMet }) => [
		goal,
		limit,
		measured,
		isMet ? 'yes' : 'no',
	]);
	return table([['goal', 'limit', 'measured', 'met'], ...rows]);
}
