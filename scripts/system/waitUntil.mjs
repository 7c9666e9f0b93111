import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Limits
 * @property {number} seconds
 * @property {() => Error} tooLate what to throw after them
 * @property {number} [everyMs]
 * @property {Promise<unknown>} [exited] of the program that is waited for: without it there is nothing to wait for
 * @property {() => Error} [hasExited] what to throw then, when it is not the same
 */

/**
 * Asks again and again until there is an answer.
 * @template T
 * @param {() => Promise<T | undefined | false>} ask false or undefined: not yet
 * @param {Limits} limits
 * @returns {Promise<T>}
 */
export async function waitUntil(ask, limits) {
	const { seconds, tooLate, everyMs = 100, exited, hasExited = tooLate } = limits;
	const deadline = Date.now() + seconds * 1_000;
	let isOver = false;
	void exited?.then(() => (isOver = true));
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		if (isOver) throw hasExited();
		if (Date.now() > deadline) throw tooLate();
		await sleep(everyMs);
	}
}
