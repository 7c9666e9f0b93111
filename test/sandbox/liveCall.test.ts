/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { cpuTime } from '../cpuTime';
import { dialDocument, parameter, post, requestDocument } from './documents';
import { place } from './placing';

const STEP_MS = 20;
/** A timer may fire a millisecond early, and the clock of the history counts whole ones. */
const TOLERANCE_MS = 3;

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

function statesOf(requestId: string): string[] | undefined {
	return sandbox.callOf(requestId)?.history.map(({ state }) => state);
}

/** How long the call stayed in each state that it left. */
function durationsOf(requestId: string): number[] {
	const times = (sandbox.callOf(requestId)?.history ?? []).map(({ at }) => Date.parse(at));
	return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

describe('the states of a call', () => {
	beforeEach(async () => {
		sandbox = await startSandbox({ stepMs: STEP_MS });
	});

	test('a call that is not due yet', async () => {
		const delay = parameter('DELAY', '1');
		const requestId = await place(sandbox, '12155550140', { NAME: 'Ann' }, delay);
		expect(sandbox.callOf(requestId)).toEqual({
			requestId,
			phoneNumber: '12155550140',
			callerId: '12157010680',
			callFlow: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
			state: 'NONE',
			dueAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			variables: [{ name: 'NAME', value: 'Ann' }],
			digits: '',
			result: null,
			requestsMade: [],
			history: [{ state: 'NONE', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) }],
			possible: ['ring'],
		});
	});

	test('an ordinary call: a step in each state, then the digit 1 as the result', async () => {
		const requestId = await place(sandbox, '12155550140');
		const ended = await sandbox.settled(requestId);
		expect(ended).toMatchObject({ state: 'END', digits: '1', result: '1', possible: [] });
		expect(statesOf(requestId)).toEqual(['NONE', 'INIT', 'START', 'END']);
		for (const duration of durationsOf(requestId)) {
			expect(duration).toBeGreaterThanOrEqual(STEP_MS - TOLERANCE_MS);
		}
		expect(await sandbox.settled(requestId)).toEqual(ended);
		expect(sandbox.calls()).toEqual([ended]);
	});

	test.each(['12155550132', '13125550132'])('%s is busy: never START', async (digits) => {
		const requestId = await place(sandbox, digits, { PRESS: '5' });
		expect(await sandbox.settled(requestId)).toMatchObject({ digits: '', result: '' });
		expect(statesOf(requestId)).toEqual(['NONE', 'INIT', 'END']);
	});

	test('12155550133 rings for three steps, and nobody answers', async () => {
		const requestId = await place(sandbox, '12155550133');
		expect(await sandbox.settled(requestId)).toMatchObject({ result: '' });
		expect(statesOf(requestId)).toEqual(['NONE', 'INIT', 'END']);
		expect(durationsOf(requestId)[1]).toBeGreaterThanOrEqual(3 * STEP_MS - TOLERANCE_MS);
	});

	test('12155550134 is answered and hung up', async () => {
		const requestId = await place(sandbox, '12155550134', { PRESS: '5' });
		expect(await sandbox.settled(requestId)).toMatchObject({ digits: '', result: '' });
		expect(statesOf(requestId)).toEqual(['NONE', 'INIT', 'START', 'END']);
	});

	test('a call whose caller was never told lives as well', async () => {
		await post(sandbox, dialDocument('12155550104')).catch(() => {});
		expect(await sandbox.settled(sandbox.requestIds()[0] ?? '')).toMatchObject({ result: '1' });
	});

	test('a refused dial is no call', async () => {
		await post(sandbox, dialDocument('12155550101'));
		await post(sandbox, dialDocument('12155550140', parameter('TEST', 'no')));
		await post(sandbox, requestDocument('ACCOUNT.GETBALANCE', ''));
		expect(sandbox.calls()).toEqual([]);
	});

	test.each([
		[{ PRESS: '99', VERIFICATIONCODE: '1453', CODE: '7' }, '99'],
		[{ VERIFICATIONCODE: '1453', CODE: '7' }, '1453'],
		[{ CODE: '7' }, '7'],
		[{ PRESS: '', CODE: '7' }, ''],
	])('with %j the person presses %j', async (variables, digits) => {
		const requestId = await place(sandbox, '12155550140', variables);
		expect(await sandbox.settled(requestId)).toMatchObject({ digits, result: digits });
	});

	test('nobody waits for a call that does not exist', async () => {
		await expect(sandbox.settled('nothing')).rejects.toThrow("knows no call 'nothing'");
		expect(sandbox.callOf('nothing')).toBeUndefined();
	});
});

describe('DELAY', () => {
	test('a delayed call stays NONE until it is due', async () => {
		sandbox = await startSandbox({ stepMs: 1, delayMinuteMs: 10 });
		const requestId = await place(sandbox, '12155550140', {}, parameter('DELAY', '6'));
		await sandbox.settled(requestId);
		expect(statesOf(requestId)).toEqual(['NONE', 'INIT', 'START', 'END']);
		expect(durationsOf(requestId)[0]).toBeGreaterThanOrEqual(60 - TOLERANCE_MS);
	});

	test('it is due after the delay and one step, and only a delayed call is', async () => {
		sandbox = await startSandbox({ stepMs: 20, delayMinuteMs: 1000 });
		const delayed = await place(sandbox, '12155550140', {}, parameter('DELAY', '6'));
		const { dueAt, history } = sandbox.callOf(delayed) ?? {};
		const wait = Date.parse(dueAt ?? '') - Date.parse(history?.[0]?.at ?? '');
		expect(Math.abs(wait - 6020)).toBeLessThanOrEqual(TOLERANCE_MS);
		for (const more of ['', parameter('DELAY', '0')]) {
			const undelayed = await place(sandbox, '12155550140', {}, more);
			expect(sandbox.callOf(undelayed)?.dueAt).toBeNull();
		}
	});

	test('60 days are too long for one timer, and still not over at once', async () => {
		sandbox = await startSandbox({ stepMs: 1 });
		const delayed = await place(sandbox, '12155550140', {}, parameter('DELAY', '86400'));
		await sandbox.settled(await place(sandbox, '12155550141'));
		expect(statesOf(delayed)).toEqual(['NONE']);
	});
});

describe('the end of the sandbox', () => {
	test.each(['close', 'reset'] as const)('%s ends every timer', async (ending) => {
		const lines: string[] = [];
		// Longer than it takes to end it, on a busy machine too.
		const stepMs = 300;
		sandbox = await startSandbox({ stepMs, print: (line) => lines.push(line) });
		const requestId = await place(sandbox, '12155550140');
		const waiting = expect(sandbox.settled(requestId)).rejects.toThrow('closed or reset');
		await sandbox[ending]();
		await waiting;
		await new Promise((resolve) => setTimeout(resolve, 2 * stepMs));
		expect(lines).toHaveLength(1);
		expect(sandbox.calls().map(({ state }) => state)).toEqual(ending === 'close' ? ['NONE'] : []);
	});

	test('two thousand calls cost little', async () => {
		sandbox = await startSandbox({ stepMs: 10 });
		const start = cpuTime();
		for (let sent = 0; sent < 2000; sent += 100) {
			const batch = Array.from(
				{ length: 100 },
				async () => await (await post(sandbox, dialDocument('12155550140'))).arrayBuffer(),
			);
			await Promise.all(batch);
		}
		const ids = sandbox.requestIds();
		await Promise.all(ids.map(async (requestId) => await sandbox.settled(requestId)));
		expect(ids).toHaveLength(2000);
		expect(sandbox.calls().every(({ state }) => state === 'END')).toBe(true);
		// About five seconds.
		expect(cpuTime() - start).toBeLessThan(15_000);
	}, 600_000);
});
