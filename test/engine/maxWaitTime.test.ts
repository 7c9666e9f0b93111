import { type INodeParameters, type IRun, WAIT_INDEFINITELY } from 'n8n-workflow';

import { additionalData, resultOf, runNode, startWorkflow, workflowFor } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

async function dialAndWait(parameters: INodeParameters) {
	return await runNode({
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters: { operation: 'dialAndWait', ...parameters },
	});
}

/** The item that leaves when the time is up: n8n hands on what came in to a node. */
function waitingItem({ data }: IRun) {
	return data.executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0]?.json;
}

/** What the output says about the end of the wait; it has to be what n8n was told. */
async function waitUntil(parameters: INodeParameters) {
	const { run } = await dialAndWait(parameters);
	const waiting = waitingItem(run);
	expect(run.data.waitTill).toEqual(new Date(String(waiting?.waitUntil)));
	return { until: Number(run.data.waitTill), scheduledFor: Date.parse(`${waiting?.scheduledFor}`) };
}

test('it waits for as long as Max Wait Time says', async () => {
	const before = Date.now();
	const { until } = await waitUntil({ maxWaitTime: 5 });

	expect(until - before).toBeGreaterThanOrEqual(5 * 60_000);
	expect(until - before).toBeLessThan(5 * 60_000 + 10_000);
});

test('10 minutes, when nothing is said', async () => {
	const before = Date.now();
	const { until } = await waitUntil({});

	expect(until - before).toBeGreaterThanOrEqual(10 * 60_000);
	expect(until - before).toBeLessThan(10 * 60_000 + 10_000);
});

test.each<[string, () => INodeParameters]>([
	['Delay', () => ({ delay: 60 })],
	['Call At', () => ({ callAt: new Date(Date.now() + 3_600_000).toISOString() })],
])('%s: Max Wait Time counts from when the call is due', async (_what, additionalFields) => {
	const before = Date.now();
	const { until, scheduledFor } = await waitUntil({
		additionalFields: additionalFields(),
		maxWaitTime: 5,
	});

	expect(scheduledFor - before).toBeGreaterThanOrEqual(3_600_000);
	expect(until).toBe(scheduledFor + 5 * 60_000);
});

test('without a limit it waits for as long as it takes', async () => {
	const { run } = await dialAndWait({ limitWaitTime: false });

	expect(run.data.waitTill).toEqual(WAIT_INDEFINITELY);
	expect(waitingItem(run)).toMatchObject({ waitUntil: null });
});

test('a retry that finds the call placed needs no parameter again', async () => {
	// n8n has put the dial's output where the item came in by then: this reads well before the dial, and never after it.
	const maxWaitTime = "={{ $json.requestId === undefined ? 5 : 'soon' }}";
	const workflow = workflowFor({
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters: { operation: 'dialAndWait', maxWaitTime },
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	});
	const setExecutionStatus = jest.fn().mockImplementationOnce(() => {
		throw new Error('The database is gone for a moment');
	});
	const run = await startWorkflow(workflow, {
		...additionalData(account.credential),
		setExecutionStatus,
	});

	expect(setExecutionStatus).toHaveBeenCalledTimes(2);
	expect(resultOf(run).error).toBeUndefined();
	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
	expect(waitingItem(run)).toMatchObject({
		requestId: account.sandbox.requestIds()[0],
		waitUntil: run.data.waitTill?.toISOString(),
	});
});
