import { gate } from '../../../nodes/AnveoDialCallFlow/sending/gate';

/** Whether a promise is fulfilled once everything that can happen by itself has happened. */
async function isPassed(passed: Promise<void>): Promise<boolean> {
	const now = Symbol('now');
	return (await Promise.race([passed, Promise.resolve(now)])) !== now;
}

test('a new gate is closed', async () => {
	const { passed, isOpen } = gate();

	expect(isOpen()).toBe(false);
	expect(await isPassed(passed)).toBe(false);
});

test('an open gate is passed by all who wait and all who come', async () => {
	const { passed, open, isOpen } = gate();
	const waited = passed.then(() => 'passed');
	open();

	expect(isOpen()).toBe(true);
	expect(await waited).toBe('passed');
	expect(await isPassed(passed)).toBe(true);
});

test('opening twice does no harm, and one gate does not open another', async () => {
	const one = gate();
	const other = gate();
	one.open();
	one.open();

	expect(await isPassed(one.passed)).toBe(true);
	expect(await isPassed(other.passed)).toBe(false);
});
