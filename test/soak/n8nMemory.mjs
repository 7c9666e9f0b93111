// What n8n holds, read in its own process after its garbage was collected.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { folders, projectFolder } from '../../scripts/system/folders.mjs';
import { median } from '../../bench/median.mjs';
import { until } from '../e2e/support.mjs';

/**
 * @typedef {object} Reading
 * @property {number} held bytes of the heap and beside it, without garbage
 * @property {number} rss bytes that the process has from the system
 * @property {number} sockets that are open
 * @property {number} timers that keep the process awake
 */

/**
 * n8n, its clients and its database keep idle connections for some seconds, and other work of n8n comes and goes: it is at
 * rest when in so many readings nothing has become less.
 */
const readingsAtRest = 7;
const betweenReadingsMs = 2_000;

const probe = pathToFileURL(join(projectFolder, 'test', 'soak', 'probe.mjs'));

const probeFile = join(folders.n8n, 'soak-probe.json');

/** @type {NodeJS.ProcessEnv} */
export const probeSettings = {
	NODE_OPTIONS: `--expose-gc --import=${probe.href}`,
	SOAK_PROBE_FILE: probeFile,
};

/** @param {number} pid of n8n @returns {Promise<Reading>} */
async function read(pid) {
	rmSync(probeFile, { force: true });
	process.kill(pid, 'SIGUSR2');
	await until('what n8n holds', async () => existsSync(probeFile));
	return JSON.parse(readFileSync(probeFile, 'utf8'));
}

/** Some of n8n's timers are now there and now not, so one reading alone says little. @param {Reading[]} readings @returns {Reading} */
function typical(readings) {
	const of = (/** @type {keyof Reading} */ what) => median(readings.map((one) => one[what]));
	return { held: of('held'), rss: of('rss'), sockets: of('sockets'), timers: of('timers') };
}

/** What n8n holds when it has nothing to do. @param {number} pid of n8n @returns {Promise<Reading>} */
export async function atRest(pid) {
	let last = [await read(pid)];
	while (last.length < readingsAtRest) {
		await sleep(betweenReadingsMs);
		const next = await read(pid);
		const isLess = last.every(
			({ sockets, timers }) => next.sockets < sockets || next.timers < timers,
		);
		last = isLess ? [next] : [...last, next];
	}
	return typical(last);
}
