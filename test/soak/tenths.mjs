// A long load in ten parts. What n8n holds after the last one is compared with what it held after the first one, when
// all was loaded that a first use loads, and with the least it held after any: what is left of n8n's start is freed late.
import { showProgress } from '../../scripts/system/progress.mjs';
import { atRest } from './n8nMemory.mjs';

/** @typedef {import('./n8nMemory.mjs').Reading} Reading */

/** The memory of the last reading may be so many times that of an earlier one. */
const mostGrowth = 1.05;

const partCount = 10;

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1_048_576).toFixed(1);

/** @param {Array<string | number>} cells */
const row = (cells) => cells.map((cell) => String(cell).padStart(11)).join('');

const heading = row(['done', 'a second', 'held (MB)', 'RSS (MB)', 'sockets', 'timers']);

/** @param {number} startedAt @param {number} part */
function timeLeft(startedAt, part) {
	if (part === 0) return '';
	const minutes = ((Date.now() - startedAt) / part) * ((partCount - part) / 60_000);
	return `, some ${Math.ceil(minutes)} min left`;
}

/**
 * Puts the load on n8n, prints what it holds after each part, and says whether that is flat.
 * @param {object} soak
 * @param {number} soak.pid of n8n
 * @param {number} soak.total of `what`
 * @param {string} soak.what
 * @param {(from: number, to: number) => Promise<void>} soak.part from the first up to, not including, the last
 * @param {(isMet: boolean, claim: string) => void} soak.expect
 */
export async function soakInTenths({ pid, total, what, part, expect }) {
	const startedAt = Date.now();
	/** @type {Reading[]} */
	const readings = [];
	const rows = [heading];
	for (let at = 0; at < partCount; at++) {
		const [from, to] = [at, at + 1].map((edge) => Math.round((total * edge) / partCount));
		const partStartedAt = Date.now();
		const title = `${what}, part ${at + 1} of ${partCount}${timeLeft(startedAt, at)}`;
		await showProgress(title, async () => await part(from ?? 0, to ?? 0));
		const perSecond = (((to ?? 0) - (from ?? 0)) * 1_000) / (Date.now() - partStartedAt);
		const reading = await atRest(pid);
		const { held, rss, sockets, timers } = reading;
		readings.push(reading);
		rows.push(
			row([to ?? 0, perSecond.toFixed(0), megabytes(held), megabytes(rss), sockets, timers]),
		);
		console.log(`${heading}\n${rows.at(-1)}`);
	}
	console.log(`\n${what}\n${rows.join('\n')}`);
	expectFlat(readings, expect);
}

/** @param {Reading[]} readings @param {(isMet: boolean, claim: string) => void} expect */
function expectFlat(readings, expect) {
	const [first, last] = [readings[0], readings.at(-1)];
	if (first === undefined || last === undefined) throw new Error('Nothing was read.');
	const least = Math.min(...readings.map(({ held }) => held));
	const growth = (/** @type {number} */ before) =>
		`${((last.held / before - 1) * 100).toFixed(1)} %`;
	expect(
		last.held <= least * mostGrowth,
		`memory after the last tenth: ${megabytes(last.held)} MB, after the first ${megabytes(first.held)} MB (${growth(first.held)}), the least after any ${megabytes(least)} MB (${growth(least)})`,
	);
	expect(
		last.sockets <= first.sockets && last.timers <= first.timers,
		`at rest ${last.sockets} sockets and ${last.timers} timers, after the first tenth ${first.sockets} and ${first.timers}`,
	);
}
