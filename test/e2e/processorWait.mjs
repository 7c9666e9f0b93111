import { readFileSync } from 'node:fs';

/**
 * How long the main thread of a process has been ready to go on so far, while other programs had the processor, in
 * milliseconds. Linux tells it (sched-stats); on other systems it is 0.
 * @param {number | undefined} pid
 */
export function processorWait(pid) {
	try {
		const [, waitedNs] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
		return Number(waitedNs) / 1_000_000;
	} catch {
		return 0;
	}
}
