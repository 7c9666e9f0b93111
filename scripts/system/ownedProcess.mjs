// The programs we start, so that each of them is ended with us, whatever happens.
import { spawn, spawnSync } from 'node:child_process';

/**
 * @typedef {object} OwnedProcess
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<number | null>} exited resolves with the exit code, null after a signal
 * @property {(graceSeconds?: number) => Promise<void>} stop
 */

const isWindows = process.platform === 'win32';

/** In order of their start. @type {Set<OwnedProcess>} */
const running = new Set();

let isEnding = false;

/**
 * Kills a program together with everything it started itself.
 * @param {number | undefined} pid
 */
function killTree(pid) {
	if (pid === undefined) return;
	if (isWindows) {
		spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// Nothing of it is left.
	}
}

/**
 * Asks the program to end, and kills it (and what it started) when it does not within the grace time.
 * @param {OwnedProcess} owned
 * @param {number} graceSeconds
 */
async function stop(owned, graceSeconds) {
	const { child, exited } = owned;
	if (running.has(owned)) {
		if (graceSeconds > 0 && !isWindows) child.kill('SIGTERM');
		const killing = setTimeout(() => killTree(child.pid), isWindows ? 0 : graceSeconds * 1_000);
		await exited;
		clearTimeout(killing);
	}
	killTree(isWindows ? undefined : child.pid);
}

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal reaches only us, and we end it in order.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {OwnedProcess}
 */
export function startProcess(command, args, options) {
	// A step that goes on for a moment after Ctrl-C must not leave a new program behind.
	if (isEnding) throw new Error('Already ending.');
	const child = spawn(command, args, { ...options, detached: !isWindows, windowsHide: true });
	/** @type {Promise<number | null>} */
	const exited = new Promise((resolve) => {
		child.once('error', () => resolve(127));
		child.once('exit', (code) => resolve(code));
	});
	/** @type {OwnedProcess} */
	const owned = {
		child,
		exited,
		stop: async (graceSeconds = 15) => await stop(owned, graceSeconds),
	};
	running.add(owned);
	void exited.then(() => running.delete(owned));
	return owned;
}

/** Ends everything we started, the last one first. Nothing can be started any more. */
export async function stopEverything() {
	isEnding = true;
	for (const owned of [...running].reverse()) await owned.stop();
}

/** Kills everything at once, for a second Ctrl-C and as the last act of this process. */
export function killEverything() {
	isEnding = true;
	for (const { child } of running) killTree(child.pid);
}

process.on('exit', killEverything);
