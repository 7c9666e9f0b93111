// Loaded into n8n itself: on a signal it collects the garbage and writes down what n8n still holds.
import { readdirSync, readlinkSync, renameSync, writeFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

const file = process.env.SOAK_PROBE_FILE ?? '';

/** All open ones, also those that a pool keeps for later and Node.js does not count as active. */
function openSockets() {
	return readdirSync('/proc/self/fd').filter((fd) => {
		try {
			return readlinkSync(`/proc/self/fd/${fd}`).startsWith('socket:');
		} catch {
			// The one by which the folder itself was read.
			return false;
		}
	}).length;
}

/** What is freed by a first collection can free more: objects that wait for their finalizers, and weak references. */
async function collectGarbage() {
	for (let times = 0; times < 3; times++) {
		globalThis.gc?.();
		await nextTurn();
	}
}

function reading() {
	const { heapUsed, external, rss } = process.memoryUsage();
	const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
	return { held: heapUsed + external, rss, sockets: openSockets(), timers };
}

process.on('SIGUSR2', () => {
	void collectGarbage().then(() => {
		// Whoever waits for the file must not see half of it.
		writeFileSync(`${file}.part`, JSON.stringify(reading()));
		renameSync(`${file}.part`, file);
	});
});
