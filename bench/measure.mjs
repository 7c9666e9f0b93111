// Measures one candidate in a process of its own, at rising numbers of items.
// Usage: node --expose-gc measure.mjs <candidate> <url> <concurrency> <number of items> ...; prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Measurement
 * @property {number} items
 * @property {number} seconds
 * @property {number} cpuMs CPU time of this process, user and system
 * @property {number} peakRssMb of this process so far: the numbers of items rise, so it belongs to this one
 * @property {number} blockedMs longest time the event loop was held up: n8n does nothing else then
 * @property {number} sendingPace requests a second, from the first one to the last one as the server saw them
 */

// n8n-core writes a settings file there when it is loaded.
const userFolder = mkdtempSync(join(tmpdir(), 'anveo-bench-'));
process.env.N8N_USER_FOLDER = userFolder;
process.on('exit', () => rmSync(userFolder, { recursive: true, force: true }));

const [name = '', url = '', concurrency = '', ...sizes] = process.argv.slice(2);
const { candidates } = await import('./candidates.mjs');
const { contacts } = await import('./items.mjs');
const { runChain } = await import('./engine.mjs');

const made = candidates[name];
if (made === undefined) throw new Error(`No candidate "${name}"`);
const candidate = await made.at(url, Number(concurrency));

/** @param {number} count */
async function run(count) {
	const output = await runChain(candidate, contacts(count));
	const ids = new Set(output.map(({ json }) => json.requestId));
	if (ids.size !== count || ids.has(undefined)) {
		throw new Error(`${made?.title}: ${ids.size} REQUESTIDs for ${count} items`);
	}
}

/** Since it was asked last. @returns {Promise<number>} */
async function paceSeenByServer() {
	return Number(await (await fetch(url)).json());
}

/** Gives the function that ends the watch and tells the longest time between two ticks, in milliseconds. */
function watchEventLoop() {
	let longest = 0;
	let lastTick = performance.now();
	const tick = () => {
		const now = performance.now();
		longest = Math.max(longest, now - lastTick);
		lastTick = now;
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
	globalThis.gc?.();
	await paceSeenByServer();
	const endWatch = watchEventLoop();
	const cpu = process.cpuUsage();
	const startedAt = performance.now();
	await run(items);
	const seconds = (performance.now() - startedAt) / 1_000;
	const { user, system } = process.cpuUsage(cpu);
	const blockedMs = endWatch();
	return {
		items,
		seconds,
		cpuMs: (user + system) / 1_000,
		peakRssMb: process.resourceUsage().maxRSS / 1_024,
		blockedMs,
		sendingPace: await paceSeenByServer(),
	};
}

// So that no size pays for compiling what all of them use.
await run(500);
const measurements = [];
for (const size of sizes) measurements.push(await measured(Number(size)));
console.log(JSON.stringify(measurements));
process.exit(0);
