/** Something a person can put right: the message says what happened and what to do. Shown without a stack. */
export class Problem extends Error {}

/**
 * What to print for anything that was thrown.
 * @param {unknown} error
 */
export function explain(error) {
	if (error instanceof Problem) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
