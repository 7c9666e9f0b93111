// The tables that `npm run bench` prints.
import { cpuPerItem, itemsPerSecond, measurementOf } from './goals.mjs';

/**
 * @typedef {import('./rounds.mjs').Results} Results
 * @typedef {import('./goals.mjs').Verdict} Verdict
 */

/** @param {string[][]} rows the first one holds the titles @returns {string} as a Markdown table */
export function table(rows) {
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
	const sizes = new Set([...results.values()].flatMap((bySize) => [...bySize.keys()]));
	const rows = [...sizes]
		.sort((one, other) => one - other)
		.flatMap((items) => {
			const own = results.get('thisNode')?.get(items);
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
					own === undefined ? '' : (cpuPerItem(own) / cpu).toFixed(2),
					measurement.peakRssMb.toFixed(0),
					measurement.silenceMs.toFixed(0),
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
		'longest silence ms',
	];
	return table([titles, ...rows]);
}

/**
 * Figures without a limit: what is not this package's own is n8n's.
 * @param {Results} atOnce
 * @param {Record<string, number>} ownShare microseconds an item
 */
export function shareTable(atOnce, ownShare) {
	/** @param {string} name */
	const cpu = (name) => cpuPerItem(measurementOf(atOnce, name, 5_000));
	const whole = cpu('thisNode');
	const own = Object.entries(ownShare).map(([part, share]) => ({
		title: `this package's own code: ${part}`,
		ms: share / 1_000,
	}));
	const rows = [
		{ title: 'all', ms: whole },
		...own,
		{ title: "all else: n8n's code, and Node.js", ms: whole - (own.at(-1)?.ms ?? NaN) },
		{
			title: "n8n's engine for a node of the same fields that does nothing",
			ms: cpu('emptyHooks'),
		},
		{ title: 'the same, when it reads its parameters', ms: cpu('emptyHooksThatRead') },
	];
	return table([
		['5,000 items', 'ms/item', 'of all'],
		...rows.map(({ title, ms }) => [title, ms.toFixed(3), `${((100 * ms) / whole).toFixed(0)} %`]),
	]);
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
