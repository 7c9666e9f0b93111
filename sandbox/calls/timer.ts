/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */

/** Something that will happen later, unless it is cleared. */
export interface Timer {
	clear: () => void;
}

/** setTimeout takes no longer time: it would fire at once. DELAY goes up to 60 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** Calls `done` once the time has passed. It does not keep the program running. */
export function startTimer(milliseconds: number, done: () => void): Timer {
	let handle: NodeJS.Timeout;
	const arm = (left: number) => {
		const part = Math.min(left, LONGEST_MS);
		handle = setTimeout(() => (left > part ? arm(left - part) : done()), part).unref();
	};
	arm(milliseconds);
	return { clear: () => clearTimeout(handle) };
}
