import { retryRun as retry } from './support/retryRun';
import { type NodeRun, runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

function acting(names: string[], parameters = {}): NodeRun {
	return {
		items: names.map((name) => ({ name })),
		credential: account.credential,
		parameters: {
			resource: 'customAction',
			operation: 'send',
			actionName: '={{ $json.name }}',
			parameters,
		},
		node: { onError: 'stopWorkflow' },
	};
}

const BALANCE_AND_NONE = ['ACCOUNT.GETBALANCE', 'NO.SUCH.ACTION'];

const sentActions = (name: string) =>
	account.sandbox.requests().filter(({ action }) => action === name).length;

test('an action that was carried out is not sent again', async () => {
	const first = await runNode(acting(BALANCE_AND_NONE));
	await retry(first, acting(BALANCE_AND_NONE));

	expect(sentActions('ACCOUNT.GETBALANCE')).toBe(1);
	expect(sentActions('NO.SUCH.ACTION')).toBe(2);
});

test('an action with other parameters at that position is refused, in words that tell them apart', async () => {
	const first = await runNode(acting(BALANCE_AND_NONE));
	const other = { parameter: [{ name: 'X', value: '1' }] };
	const second = await retry(first, acting(BALANCE_AND_NONE, other));
	const third = await retry(second, {
		...acting(BALANCE_AND_NONE, other),
		node: { onError: 'continueRegularOutput' },
	});

	expect(second.error?.message).toBe(
		'This item was for ACCOUNT.GETBALANCE before the Retry, and is for ACCOUNT.GETBALANCE with other parameters now',
	);
	expect(third.output[0]?.json.details).toMatchObject({
		description: expect.stringContaining('Sent for ACCOUNT.GETBALANCE before the Retry.'),
	});
	expect(sentActions('ACCOUNT.GETBALANCE')).toBe(1);
});
