import { startSandbox, type Sandbox } from '../../sandbox/server';
import { TEST_NUMBERS } from '../../sandbox/situations/testNumbers';
import { dialDocument, post, postForText, successAnswer } from './documents';

describe('paths', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox();
	});
	afterEach(async () => await sandbox.close());

	test('the addresses', () => {
		expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(sandbox.apiUrl).toBe(`${sandbox.url}/api/v3.asp`);
	});

	test('GET /sandbox/test-numbers', async () => {
		const answer = await fetch(`${sandbox.url}/sandbox/test-numbers`);
		expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
		expect(await answer.json()).toEqual(TEST_NUMBERS);
		expect(sandbox.requests()).toEqual([]);
	});

	test('DELETE /sandbox/requests', async () => {
		await post(sandbox, dialDocument('12155550100'));
		const answer = await fetch(`${sandbox.url}/sandbox/requests`, { method: 'DELETE' });
		expect(answer.status).toBe(204);
		expect(sandbox.requests()).toEqual([]);
	});

	test.each(['/', '/api/v2.asp', '/API/V3.ASP', '/api/v3.asp/', '/sandbox'])(
		'%s is not found, and recorded',
		async (path) => {
			const answer = await fetch(sandbox.url + path, { method: 'POST', body: 'x' });
			expect(answer.status).toBe(404);
			expect(sandbox.requests()).toMatchObject([
				{ method: 'POST', path, answer: 'notFound', rawBody: 'x' },
			]);
		},
	);

	test('GET of the API is refused, and recorded', async () => {
		const answer = await fetch(sandbox.apiUrl);
		expect(answer.status).toBe(405);
		expect(sandbox.requests()).toMatchObject([{ method: 'GET', answer: 'methodNotAllowed' }]);
	});
});

test('an idle connection is kept for ten minutes', async () => {
	const sandbox = await startSandbox();
	const answer = await fetch(sandbox.url);
	expect(answer.headers.get('keep-alive')).toBe('timeout=600');
	await sandbox.close();
});

describe('options', () => {
	test.each(['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.1.example.com', ''])(
		'host %j is refused',
		async (host) => {
			await expect(startSandbox({ host })).rejects.toThrow(
				`The sandbox listens on this computer only, not on '${host}'.`,
			);
		},
	);

	test.each([{ email: 'a@example.com' }, { securePhrase: 'open sesame' }])(
		'%j alone is refused',
		async (options) => {
			await expect(startSandbox(options)).rejects.toThrow(
				'The sandbox needs both an e-mail address and a secure phrase, or neither.',
			);
		},
	);

	test('a blank user key is refused', async () => {
		await expect(startSandbox({ userKey: ' ' })).rejects.toThrow('not blank');
	});

	test('a port that is taken is refused', async () => {
		const first = await startSandbox();
		const port = Number(new URL(first.url).port);
		await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
		await first.close();
		const second = await startSandbox({ port });
		expect(second.url).toBe(first.url);
		await second.close();
	});

	test('answerDelayMs delays every answer', async () => {
		const sandbox = await startSandbox({ answerDelayMs: 100 });
		const start = performance.now();
		const answer = await postForText(sandbox, dialDocument('12155550100'));
		// A timer may fire a millisecond early.
		expect(performance.now() - start).toBeGreaterThanOrEqual(98);
		expect(answer).toBe(successAnswer(sandbox.requestIds()[0] ?? ''));
		await sandbox.close();
	});
});

test('close destroys what is open, and may be called twice', async () => {
	let received = () => {};
	const isReceived = new Promise<void>((resolve) => (received = resolve));
	const sandbox = await startSandbox({ answerDelayMs: 60_000, print: () => received() });
	const call = expect(post(sandbox, dialDocument('12155550100'))).rejects.toThrow('fetch failed');
	await isReceived;
	await sandbox.close();
	await call;
	await sandbox.close();
	await expect(fetch(sandbox.url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
	expect(sandbox.requestIds()).toHaveLength(1);
});
