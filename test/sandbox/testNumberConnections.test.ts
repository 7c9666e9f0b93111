import { startSandbox, type Sandbox } from '../../sandbox/server';
import { successAnswer } from './documents';
import { createdId, dialSpecial } from './specialNumber';

const SLOW_MS = 150;

let sandbox: Sandbox;
let printed: () => void = () => {};
beforeEach(async () => {
	sandbox = await startSandbox({ slowAnswerMs: SLOW_MS, print: () => printed() });
});
afterEach(async () => await sandbox.close());

test('...02 answers slowly', async () => {
	const start = performance.now();
	await dialSpecial(sandbox, '02');
	// A timer may fire a millisecond early.
	expect(performance.now() - start).toBeGreaterThanOrEqual(SLOW_MS - 2);
});

test('...03 never answers', async () => {
	const received = new Promise<void>((resolve) => (printed = resolve));
	let isSettled = false;
	const call = dialSpecial(sandbox, '03').finally(() => (isSettled = true));
	const outcome = expect(call).rejects.toThrow('fetch failed');
	await received;
	await fetch(`${sandbox.url}/sandbox/requests`);
	expect(isSettled).toBe(false);
	expect(sandbox.dials()).toMatchObject([{ answer: 'noAnswer', requestId: createdId(sandbox) }]);
	await sandbox.close();
	await outcome;
});

test('...04 cuts the connection before any answer', async () => {
	await expect(dialSpecial(sandbox, '04')).rejects.toMatchObject({
		cause: { code: 'UND_ERR_SOCKET' },
	});
	expect(createdId(sandbox)).toMatch(/^[0-9a-f]{40}$/);
});

test('...20 closes the connection in the middle of the body', async () => {
	const answer = await dialSpecial(sandbox, '20');
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-length')).toBe(
		String(successAnswer(createdId(sandbox)).length),
	);
	await expect(answer.text()).rejects.toThrow('terminated');
});
