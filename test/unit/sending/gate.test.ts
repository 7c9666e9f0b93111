import { gate } from '../../../nodes/AnveoDialCallFlow/sending/gate';

/** Whether a promise is fulfilled once everything that can happen by itself has happened. */
async function isFulfilled(promise: Promise<void>): Promise<boolean> {
	const now = Symbol('now');
	return (await Promise.race([promise, Promise.resolve(now)])) !== now;
}

test('a new gate is closed', async () => {
	const { pass } = gate();

	expect(await isFulfilled(pass())).toBe(false);
});

test('an open gate is passed by all who wait and all who come', async () => {
	const { pass, open } = gate();
	const waited = pass().then(() => 'passed');
	open();

	expect(await waited).toBe('passed');
	expect(await pass().then(() => 'passed')).toBe('passed');
});

test('opening twice does no harm, and one gate does not open another', async () => {
	const [one, other] = [gate(), gate()];
	const [first, second] = [one.pass(), other.pass()];
	one.open();
	one.open();

	expect(await first.then(() => 'passed')).toBe('passed');
	expect(await isFulfilled(second)).toBe(false);
});

test('thousands go through in their order, and something else gets its turn between them', async () => {
	const { pass, open } = gate();
	const passed: number[] = [];
	const all = Promise.all(
		Array.from({ length: 2_000 }, async (_, at) => {
			await pass();
			passed.push(at);
		}),
	);
	open();
	const passedMeanwhile = await new Promise<number>((resolve) => {
		// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals
		setImmediate(() => resolve(passed.length));
	});
	await all;

	expect(passedMeanwhile).toBeGreaterThan(0);
	expect(passedMeanwhile).toBeLessThan(100);
	expect(passed).toEqual([...passed].sort((one, other) => one - other));
	expect(passed).toHaveLength(2_000);
});
