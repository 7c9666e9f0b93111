import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import type { INodeParameters } from 'n8n-workflow';

import { until } from '../until';
import { withHeldAnswers } from './support/heldAnswers';
import { runNode, startRun } from './support/runNode';
import { type SandboxAccount, startSandboxAccount, USER_KEY } from './support/sandboxAccount';

let account: SandboxAccount;
let info: jest.SpyInstance;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => {
	account.sandbox.reset();
	info = jest.spyOn(Container.get(Logger), 'info').mockClear();
});
afterEach(() => info.mockRestore());

const lines = (): string[] => info.mock.calls.map(([message]) => String(message));

test('each REQUESTID is in the log while other calls are still under way', async () => {
	await withHeldAnswers(account, ['12155550142'], async (credential, letGo) => {
		const running = startRun({
			items: ['+12155550140', '+12155550142', '+12155550141'].map((phone) => ({ phone })),
			credential,
			executionId: '42',
		});
		await until(() => account.sandbox.requestIds().length === 3 && lines().length === 2);
		letGo();
		await running;
	});

	const ids = account.sandbox
		.dials()
		.map(({ phoneNumber, requestId }) => ({ phoneNumber, requestId }));
	const of = (digits: string) => ids.find(({ phoneNumber }) => phoneNumber === digits)?.requestId;
	const place = (item: number) => `(execution 42, node "Dial", item ${item})`;
	expect(lines().slice(0, 2).sort()).toEqual(
		[
			`Anveo gave REQUESTID ${of('12155550140')} ${place(0)}`,
			`Anveo gave REQUESTID ${of('12155550141')} ${place(2)}`,
		].sort(),
	);
	expect(lines()[2]).toBe(`Anveo gave REQUESTID ${of('12155550142')} ${place(1)}`);
	expect(lines()).toHaveLength(3);
});

test.each(['stopWorkflow', 'continueErrorOutput'] as const)(
	'%s: a log that is out of order costs no REQUESTID and holds up nothing',
	async (onError) => {
		info.mockImplementation(() => {
			throw new Error('The disk is full');
		});
		const { output, errorOutput, error } = await runNode({
			items: ['+12155550140', '+12155550121'].map((phone) => ({ phone })),
			credential: account.credential,
			node: { onError },
		});

		expect(info).toHaveBeenCalledTimes(2);
		const [placed, unclear] = account.sandbox.requestIds();
		const seen = JSON.stringify([output, errorOutput, error]);
		expect(seen).toContain(placed);
		expect(seen).toContain(unclear);
		expect(seen).not.toContain('The disk is full');
		expect(output).toHaveLength(onError === 'stopWorkflow' ? 0 : 1);
	},
);

test('an answer that cannot be used is in the log, because a REQUESTID may be in it', async () => {
	await runNode({ items: [{ phone: '+12155550121' }], credential: account.credential });

	expect(lines()).toEqual([expect.stringContaining(String(account.sandbox.requestIds()[0]))]);
});

test('the log never has the key', async () => {
	await runNode({ items: [{ phone: '+12155550123' }], credential: account.credential });

	expect(lines()).toHaveLength(1);
	expect(lines().join()).not.toContain(USER_KEY);
});

test.each<[string, INodeParameters]>([
	['a refused call', { phoneNumber: '+12155550101' }],
	['an invalid number', { phoneNumber: 'bad' }],
])('%s: nothing to note', async (_what, parameters) => {
	await runNode({ items: [{}], credential: account.credential, parameters });

	expect(lines()).toEqual([]);
});

test('a question about a known REQUESTID is no news', async () => {
	const { output } = await runNode({
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
	});
	info.mockClear();
	const asked = await runNode({
		items: [{}],
		credential: account.credential,
		parameters: { operation: 'getStatus', requestId: String(output[0]?.json.requestId) },
	});

	expect(asked.output[0]?.json.requestId).toBe(output[0]?.json.requestId);
	expect(lines()).toEqual([]);
});
