// Ctrl-C, a termination signal, a failure: each ends what was started before this process ends.
import { killEverything, stopEverything } from './ownedProcess.mjs';
import { explain } from './problem.mjs';

/** A terminal sends Ctrl-C to npm and to us, and npm passes it on: twice in a moment is once. */
const sameSignalWithin = 1_000;

let isEnding = false;

/**
 * Ends everything in order, then this process.
 * @param {number} exitCode
 */
export async function end(exitCode) {
	if (isEnding) return;
	isEnding = true;
	await stopEverything();
	process.exit(exitCode);
}

/**
 * @param {() => number} exitCode asked for when the signal comes
 */
export function endOnSignals(exitCode) {
	let firstAt = 0;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => {
			if (firstAt === 0) {
				firstAt = Date.now();
				console.log('\nStopping ... (Ctrl-C again to kill)');
				void end(exitCode());
			} else if (Date.now() - firstAt > sameSignalWithin) {
				killEverything();
				process.exit(130);
			}
		});
	}
}

/**
 * Runs a command's work; when it fails, shows why and ends everything with exit code 1.
 * @param {() => Promise<void>} work
 */
export async function runToTheEnd(work) {
	try {
		await work();
	} catch (error) {
		// A step cut off by Ctrl-C fails too; that is no news.
		if (isEnding) return;
		console.error(`\n${explain(error)}`);
		await end(1);
	}
}

/**
 * Runs a command that has to end by itself: a machine must not wait for ever.
 * @param {number} minutes after which it has failed
 * @param {() => Promise<void>} work
 */
export function runWithin(minutes, work) {
	endAfter(minutes);
	endOnSignals(() => 130);
	void runToTheEnd(work);
}

/** @param {number} minutes */
function endAfter(minutes) {
	const tooLate = () => {
		console.error(`\nNot finished after ${minutes} minutes.`);
		void end(1);
	};
	setTimeout(tooLate, minutes * 60_000).unref();
}
