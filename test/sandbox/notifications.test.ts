/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { NotifierSettings } from '../../sandbox/calls/notifier';
import { until } from '../until';
import { parameter } from './documents';
import { place } from './placing';
import { startRecording, type RecordingServer } from './recordingServer';

const ANSWERED = '12155550140';
const BUSY = '12155550132';
const FAST = { intervalMs: 5, answerMs: 500 };

let sandbox: Sandbox;
let web: RecordingServer;
let lines: string[];
let heard: () => void;
beforeEach(async () => {
	lines = [];
	heard = () => {};
	web = await startRecording();
});
afterEach(async () => {
	await sandbox.close();
	await web.close();
});

async function start(notifications: NotifierSettings): Promise<void> {
	const print = (line: string) => {
		// Without the time of day.
		lines.push(line.slice(10));
		heard();
	};
	sandbox = await startSandbox({ stepMs: 5, print, notifications });
}

/** Resolves as soon as a printed line holds the text. */
async function told(text: string): Promise<void> {
	await new Promise<void>((resolve) => {
		heard = () => lines.some((line) => line.includes(text)) && resolve();
		heard();
	});
}

function received(): Array<Record<string, string>> {
	return web.received.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
}

test('an ended call is told once to an address that answers with success', async () => {
	await start({ ...FAST, url: `${web.url}/n?token=a-secret` });
	const requestId = await place(sandbox, ANSWERED, {}, parameter('BILLINGCODE', 'spring 7'));
	await told('notified');

	expect(web.received).toMatchObject([
		{
			method: 'POST',
			path: '/n?token=a-secret',
			contentType: 'application/x-www-form-urlencoded',
		},
	]);
	expect(received()).toEqual([
		{
			RESPONSEID: requestId,
			BILLINGCODE: 'spring 7',
			SANDBOX_PHONENUMBER: ANSWERED,
			SANDBOX_ANSWERED: 'YES',
			SANDBOX_SECONDS: '0',
		},
	]);
	expect(lines.at(-1)).toBe(`+${ANSWERED}  notified (1) ${web.url}/n?token=*** -> 200`);
	expect(sandbox.notifications()).toEqual([
		{
			requestId,
			delivery: 1,
			url: `${web.url}/n?token=a-secret`,
			method: 'POST',
			at: expect.stringMatching(/Z$/),
			status: 200,
		},
	]);
});

test('a call that nobody answered is told as well, and so is one without a billing code', async () => {
	await start({ ...FAST, url: web.url });
	const requestId = await place(sandbox, BUSY);
	await told('notified');

	expect(received()).toMatchObject([
		{ RESPONSEID: requestId, BILLINGCODE: '', SANDBOX_ANSWERED: 'NO', SANDBOX_SECONDS: '0' },
	]);
});

test('the same again until it is answered with success', async () => {
	await start({ ...FAST, url: web.url });
	web.statuses.push(500, 302, 204);
	await place(sandbox, ANSWERED);
	await told('notified (3)');

	const [first] = received();
	expect(received()).toEqual([first, first, first]);
	expect(sandbox.notifications().map(({ delivery, status }) => [delivery, status])).toEqual([
		[1, 500],
		[2, 302],
		[3, 204],
	]);
	const times = sandbox.notifications().map(({ at }) => Date.parse(at));
	// A timer may fire a millisecond early.
	for (const [index, time] of times.slice(1).entries()) {
		expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(FAST.intervalMs - 2);
	}
});

test('an answer that comes too late is no success; after five deliveries it is dropped', async () => {
	const timers = jest.spyOn(globalThis, 'setTimeout');
	// Each is over once its request has come, not after a time: a busy machine may need longer for the request.
	const answerMs = 20_000;
	await start({ intervalMs: 1, answerMs, url: `${web.url}/silence` });
	await place(sandbox, ANSWERED);
	for (const delivery of [1, 2, 3, 4, 5]) {
		await until(() => web.received.length === delivery);
		timers.mock.calls
			.filter(([, time]) => time === answerMs)
			.at(-1)?.[0]();
	}
	await told('dropped');
	timers.mockRestore();

	expect(received()).toHaveLength(5);
	expect(sandbox.notifications()).toMatchObject(
		[1, 2, 3, 4, 5].map((delivery) => ({ delivery, error: 'no answer within 20 seconds' })),
	);
	expect(lines.at(-1)).toBe(`+${ANSWERED}  notification dropped`);
});

describe('the address', () => {
	const set = async (body: string) => {
		const answer = await fetch(`${sandbox.url}/sandbox/notifications`, { method: 'PUT', body });
		return [answer.status, await answer.json()];
	};

	test('can be set while it runs, and read', async () => {
		await start(FAST);
		await sandbox.settled(await place(sandbox, ANSWERED));
		expect(await set(JSON.stringify({ url: web.url }))).toEqual([
			200,
			{ url: web.url, deliveries: [] },
		]);
		const requestId = await place(sandbox, ANSWERED);
		await told('notified');

		const answer = await fetch(`${sandbox.url}/sandbox/notifications`);
		expect(await answer.json()).toMatchObject({ url: web.url, deliveries: [{ requestId }] });
		await set('{"url":""}');
		await sandbox.settled(await place(sandbox, ANSWERED));
		expect(sandbox.notifications()).toHaveLength(1);
	});

	test.each(['http://example.com/', 'http://0.0.0.0/', 'ftp://127.0.0.1/', 'nonsense'])(
		'%s is refused',
		async (url) => {
			await start({ ...FAST, url: web.url });
			const error = expect.stringContaining('this computer only');

			expect(await set(JSON.stringify({ url }))).toEqual([400, { error }]);
			await expect(startSandbox({ notifications: { url } })).rejects.toThrow('this computer only');
			await place(sandbox, ANSWERED);
			await told('notified (1)');
		},
	);

	test.each(['', '{}', '{"url":1}', 'null', '[]'])('%p is no address', async (body) => {
		await start(FAST);
		expect(await set(body)).toEqual([400, { error: expect.stringContaining('send {"url"') }]);
	});
});

test('DELETE forgets the deliveries, ends the repeats, and later calls are told again', async () => {
	await start({ url: web.url, intervalMs: 60_000 });
	web.statuses.push(503);
	await place(sandbox, ANSWERED);
	await told('-> 503');
	await fetch(`${sandbox.url}/sandbox/requests`, { method: 'DELETE' });
	expect(sandbox.notifications()).toEqual([]);

	await place(sandbox, ANSWERED);
	await told('-> 200');
	expect(sandbox.notifications()).toHaveLength(1);
});

test('close gives up a notification that is never answered', async () => {
	await start({ url: `${web.url}/silence` });
	await sandbox.settled(await place(sandbox, ANSWERED));
	while (web.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
	await sandbox.close();

	expect(lines.join()).not.toContain('notified');
});
