import type { Sandbox } from '../../../sandbox/server';
import { until } from '../../until';

/**
 * Lets the requests that wait for an answer time out when the test says so. A short time instead of it is over, on a busy
 * machine, before the request has left.
 */
export async function withTimeOutByHand<T>(use: (timeOut: () => void) => Promise<T>): Promise<T> {
	const limits: AbortController[] = [];
	const spy = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
		const limit = new AbortController();
		limits.push(limit);
		return limit.signal;
	});
	try {
		return await use(() => {
			for (const limit of limits) {
				limit.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
			}
		});
	} finally {
		spy.mockRestore();
	}
}

/** What comes of a run whose only call has reached the sandbox, and then waits in vain for its answer. */
export async function timedOutOnceDialled<T>(sandbox: Sandbox, run: () => Promise<T>): Promise<T> {
	return await withTimeOutByHand(async (timeOut) => {
		const ends = run();
		await until(() => sandbox.dials().length === 1);
		timeOut();
		return await ends;
	});
}
