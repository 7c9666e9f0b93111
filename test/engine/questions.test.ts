import type { INodeParameters } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../sandbox/server';
import { until } from '../until';
import { type NodeRun, resultOf, runNode, startRun } from './support/runNode';

const STEP = 60;
let sandbox: Sandbox;
let credential: NodeRun['credential'];
beforeAll(async () => {
	sandbox = await startSandbox({ stepMs: STEP });
	credential = { userApiKey: 'sandbox-user-key', apiUrl: sandbox.apiUrl };
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

/** Places a call and gives its REQUESTID. */
async function placeCall(phone: string, parameters: INodeParameters = {}): Promise<string> {
	const { output } = await runNode({ items: [{ phone }], credential, parameters });
	return String(output[0]?.json.requestId);
}

async function ask(operation: string, requestIds: string[], more: Partial<NodeRun> = {}) {
	return await runNode({
		items: requestIds.map((requestId) => ({ requestId })),
		credential,
		...more,
		parameters: { operation, requestId: '={{ $json.requestId }}', ...more.parameters },
	});
}

const WAIT = { waitUntilEnded: true, pollInterval: 1, maxWait: 1 };

describe('Get Call Status', () => {
	test('asks once: the status word of the moment', async () => {
		const requestId = await placeCall('+12155550135');
		await until(() => sandbox.callOf(requestId)?.state === 'INIT');
		const { output } = await ask('getStatus', [requestId]);

		expect(output).toEqual([
			{
				json: {
					requestId,
					status: 'INIT',
					ended: false,
					answered: null,
					timedOut: false,
					checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('waits until the call has ended, and has seen that it was answered', async () => {
		const requestId = await placeCall('+12155550135');
		const run = ask('getStatus', [requestId], { parameters: WAIT });
		await until(() => sandbox.callOf(requestId)?.state === 'INIT');
		await control(requestId, 'answer');
		// Answered for longer than the poll interval, then hung up.
		await untilAsked(requestId, 2);
		await control(requestId, 'hangup');
		const { output } = await run;

		expect(output[0]?.json).toMatchObject({
			status: 'END',
			ended: true,
			answered: true,
			timedOut: false,
		});
	});

	test('END without START seen does not say whether somebody answered', async () => {
		const requestId = await placeCall('+12155550132');
		await sandbox.settled(requestId);
		const { output } = await ask('getStatus', [requestId], { parameters: WAIT });

		expect(output[0]?.json).toMatchObject({ status: 'END', ended: true, answered: null });
	});

	test('when the time is up, the item leaves with what is known', async () => {
		const requestId = await placeCall('+12155550135');
		const { output, error } = await ask('getStatus', [requestId], {
			parameters: { ...WAIT, maxWait: 0.02 },
		});

		expect(error).toBeUndefined();
		expect(output[0]?.json).toMatchObject({ status: 'INIT', ended: false, timedOut: true });
		// At once, after the interval of a second, and when the 1.2 seconds are over.
		expect(askedFor(requestId).length).toBeLessThanOrEqual(3);
	});

	test('cancelling the execution ends the wait', async () => {
		const requestId = await placeCall('+12155550135');
		const run = startRun({
			items: [{ requestId }],
			credential,
			parameters: { operation: 'getStatus', requestId, ...WAIT },
		});
		await untilAsked(requestId, 1);
		run.cancel();
		const { output } = resultOf(await run);

		expect(output).toEqual([]);
	});

	test('an unknown id is refused in the words of Anveo, and the other items go on', async () => {
		const requestId = await placeCall('+12155550132');
		await sandbox.settled(requestId);
		const { output, errorOutput } = await ask('getStatus', ['unknown', requestId], {
			node: { onError: 'continueErrorOutput' },
		});

		expect(output.map(({ json, pairedItem }) => [json.requestId, pairedItem])).toEqual([
			[requestId, { item: 1 }],
		]);
		expect(errorOutput).toEqual([
			{
				json: {
					requestId: 'unknown',
					error: 'Anveo refused the request: Sandbox: unknown REQUESTID',
					details: { description: expect.stringMatching(/^Nothing was changed\./) },
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test.each([
		[{ requestId: '={{ $json.nothing }}' }, "'Request ID' is empty"],
		[{ ...WAIT, pollInterval: 0 }, '\'Poll Interval\' "0", but must be a number of seconds from 1'],
		[{ ...WAIT, maxWait: -1 }, '\'Max Wait\' "-1", but must be a number of minutes from 0'],
		[{ waitUntilEnded: '={{ "x" }}' }, "'Wait Until Ended' is neither true nor false"],
	])('%j is refused before anything is sent', async (parameters, message) => {
		const { error } = await ask('getStatus', ['1'], { parameters });

		expect(error?.message).toContain(message);
		expect(sandbox.requests()).toEqual([]);
	});

	test('a question without an answer may be asked again on retry', async () => {
		const { error } = await ask('getStatus', ['1', '2'], {
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});

		expect(error?.message).toContain('Sandbox: unknown REQUESTID');
		expect(
			sandbox.requests().filter(({ action }) => action === 'DIAL.GETSTATUS').length,
		).toBeGreaterThanOrEqual(2);
	});
});

describe('Get Call Flow Result', () => {
	test('gives the RESULT text of a call that has ended', async () => {
		const requestId = await placeCall('+12155550140', {
			variables: { variable: [{ name: 'PRESS', value: '1453' }] },
		});
		await sandbox.settled(requestId);
		const { output } = await ask('getResult', [requestId]);

		expect(output[0]?.json).toEqual({ requestId, result: '1453', values: {} });
	});

	test('an unknown id is refused in the words of Anveo', async () => {
		const { error } = await ask('getResult', ['unknown']);

		expect(error?.message).toBe('Anveo refused the request: Sandbox: unknown REQUESTID');
	});
});

/** The questions for the status of a call so far. */
function askedFor(requestId: string) {
	return sandbox
		.requests()
		.filter(
			({ action, parameters }) =>
				action === 'DIAL.GETSTATUS' && parameters.some(({ value }) => value === requestId),
		);
}

/** Waits until the status of a call was asked for so many times more. */
async function untilAsked(requestId: string, times: number): Promise<void> {
	const asked = () => askedFor(requestId).length;
	const before = asked();
	await until(() => asked() >= before + times);
}

/** What a person does on the sandbox's page. */
async function control(requestId: string, what: 'answer' | 'hangup'): Promise<void> {
	const { status } = await fetch(`${sandbox.url}/sandbox/calls/${requestId}/${what}`, {
		method: 'POST',
	});
	expect(status).toBeLessThan(300);
}
