import type { INode, INodeParameters } from 'n8n-workflow';

import {
	CONTINUE,
	dialsOfItems,
	ERROR_OUTPUT,
	itemsOf,
	type ItemsRun,
	OK,
	RETRY,
	runItems,
} from './support/dialledItems';
import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const run = async (...args: ItemsRun) => await runItems(account, ...args);
const dialsOf = (...endings: string[]) => dialsOfItems(account.sandbox, endings);

describe('1. nothing is dialled until every item is valid', () => {
	const batching = { requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 20 } } } };

	test.each([
		['the first item', ['bad', OK, OK]],
		['an item in the middle', [OK, 'bad', OK]],
		['the last item', [OK, OK, 'bad']],
	])('stop mode, %s is invalid: no call', async (_which, endings) => {
		const settings: Array<[Partial<INode>, INodeParameters]> = [
			[{}, {}],
			[RETRY, {}],
			[{}, batching],
			[RETRY, batching],
		];
		for (const [node, parameters] of settings) {
			const { error } = await run(itemsOf(...endings), node, parameters);

			expect(error?.message).toBe(`'Phone Number' "bad" is not a phone number`);
			expect(error?.description).toContain(
				`${endings.indexOf('bad') + 1} of 3: 'Phone Number' "bad"`,
			);
			expect(account.sandbox.requests()).toEqual([]);
		}
	});

	test('stop mode, an expression fails in one item: no call', async () => {
		const { error } = await run(
			itemsOf(OK, OK, OK),
			{},
			{
				callerId: "={{ $itemIndex === 1 ? $('No such node').item.json.x : '12157010680' }}",
			},
		);

		expect(error).toBeDefined();
		expect(account.sandbox.requests()).toEqual([]);
	});

	test('error output: the valid items are dialled', async () => {
		const { output, errorOutput } = await run(itemsOf('bad', OK, OK), ERROR_OUTPUT);

		expect(dialsOf('bad', OK, OK)).toEqual([0, 1, 1]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
		expect(errorOutput.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	test('continue with an unusable credential: no call, an error for each item', async () => {
		const { output } = await runNode({
			items: itemsOf(OK, OK),
			credential: { ...account.credential, userApiKey: '' },
			node: CONTINUE,
		});

		expect(output.map(({ json }) => json.error)).toEqual([
			"'User Key' of the Anveo credential is empty",
			"'User Key' of the Anveo credential is empty",
		]);
		expect(account.sandbox.requests()).toEqual([]);
	});
});
