// Measures one candidate in a process of its own, at rising numbers of items.
// Usage: node --expose-gc measure.mjs <candidate> <url> <concurrency> <number of items> ...; prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuTime } from './cpuTime.mjs';

/**
 * @typedef {import('./engine.mjs').Item} Item
 *
 * @typedef {object} Measurement
 * @property {number} items
 * @property {number} seconds
 * @property {number} cpuMs CPU time of this process, user and system
 * @property {number} peakRssMb of this process so far: the numbers of items rise, so it belongs to this one
 * @property {number} silenceMs longest time in which the event loop answered nothing: n8n does nothing else then
 * @property {number} silenceCpuMs the same without the time in which this process waited for a processor
 * @property {number} sendingPace requests a second, from the first one to the last one as the server saw them
 */

// n8n-core writes a settings file there when it is loaded.
const userFolder = mkdtempSync(join(tmpdir(), 'anveo-bench-'));
process.env.N8N_USER_FOLDER = userFolder;
process.on('exit', () => rmSync(userFolder, { recursive: true, force: true }));

const [name = '', url = '', concurrency = '', ...counts] = process.argv.slice(2);
const sizes = counts.map(Number);
const { candidates } = await import('./candidates.mjs');
const { contacts } = await import('./items.mjs');
const { runChain } = await import('./engine.mjs');

const made = candidates[name];
if (made === undefined) throw new Error(`No candidate "${name}"`);
const candidate = await made.at(url, Number(concurrency));

/** @param {Item[]} output @param {number} count */
function checkOutput(output, count) {
	const ids = new Set(output.map(({ json }) => json[candidate.idField ?? 'requestId']));
	if (ids.size !== count || ids.has(undefined)) {
		throw new Error(`${made?.title}: ${ids.size} ids of calls for ${count} items`);
	}
}

/** Since it was asked last. @returns {Promise<number>} */
async function paceSeenByServer() {
	return Number(await (await fetch(url)).json());
}

/** Gives the function that ends the watch and tells the longest time between two ticks, in milliseconds. */
function watchEventLoop() {
	const longest = { silenceMs: 0, silenceCpuMs: 0 };
	let last = { now: performance.now(), cpu: cpuTime() };
	const tick = () => {
		const [now, cpu] = [performance.now(), cpuTime()];
		const silence = now - last.now;
		longest.silenceMs = Math.max(longest.silenceMs, silence);
		// At most the silence: other threads of this process count as well.
		longest.silenceCpuMs = Math.max(longest.silenceCpuMs, Math.min(silence, cpu - last.cpu));
		last = { now, cpu };
	};
	const ticking = setInterval(tick, 1);
	return () => {
		clearInterval(ticking);
		tick();
		return longest;
	};
}

/** @param {number} items @returns {Promise<Measurement>} */
async function measured(items) {
	const input = contacts(items);
	globalThis.gc?.();
	await paceSeenByServer();
	const endWatch = watchEventLoop();
	const cpuBefore = cpuTime();
	const startedAt = performance.now();
	const output = await runChain(candidate, input);
	const seconds = (performance.now() - startedAt) / 1_000;
	const cpuMs = cpuTime() - cpuBefore;
	const silence = endWatch();
	checkOutput(output, items);
	return {
		items,
		seconds,
		cpuMs,
		peakRssMb: process.resourceUsage().maxRSS / 1_024,
		...silence,
		sendingPace: await paceSeenByServer(),
	};
}

/** So that no size pays for compiling what all of them use. */
const warmUp = 500;
await runChain(candidate, contacts(Math.min(warmUp, ...sizes.slice(-1))));
const measurements = [];
for (const size of sizes) measurements.push(await measured(size));
console.log(JSON.stringify(measurements));
process.exit(0);
