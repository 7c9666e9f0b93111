// Long steps say what they are doing and that they are still doing it.

const isTerminal = process.stdout.isTTY === true;

/** A log file gets a line now and then; a person at a terminal sees the seconds pass. */
const tickEvery = isTerminal ? 1_000 : 30_000;

/**
 * Shows a title while the work is done, with the seconds it has taken so far.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function showProgress(title, work) {
	const startedAt = Date.now();
	/** @param {string} state */
	const show = (state) => {
		const seconds = Math.round((Date.now() - startedAt) / 1_000);
		const line = `${title} ... ${state}${state ? ' ' : ''}${seconds} s`;
		process.stdout.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
	};
	process.stdout.write(isTerminal ? `${title} ...` : `${title} ...\n`);
	const ticking = setInterval(() => show(''), tickEvery);
	try {
		const result = await work();
		show('done,');
		return result;
	} catch (error) {
		show('not done,');
		throw error;
	} finally {
		clearInterval(ticking);
		if (isTerminal) process.stdout.write('\n');
	}
}
