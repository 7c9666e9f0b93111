/**
 * Waits, at most until one of the signals comes.
 *
 * @param milliseconds 0 or more
 */
export async function pause(
	milliseconds: number,
	...ends: Array<AbortSignal | undefined>
): Promise<void> {
	const signals = [AbortSignal.timeout(milliseconds), ...ends.filter((end) => end !== undefined)];
	await new Promise<void>((resolve) => {
		const end = () => {
			for (const signal of signals) signal.removeEventListener('abort', end);
			resolve();
		};
		for (const signal of signals) signal.addEventListener('abort', end);
		if (signals.some(({ aborted }) => aborted)) end();
	});
}
