/** Something a person can put right: the message says what happened and what to do. Shown without a stack. */
export class Problem extends Error {}

/**
 * What to print for anything that was thrown.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
	if (error instanceof Problem) return error.message;
	if (!(error instanceof Error)) return String(error);
	const text = error.stack ?? error.message;
	// `fetch` says only that it failed, and its cause why.
	return error.cause === undefined ? text : `${text}\nCause: ${explain(error.cause)}`;
}
