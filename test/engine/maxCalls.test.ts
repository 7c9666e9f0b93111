import type { INode } from 'n8n-workflow';

import {
	CONTINUE,
	ERROR_OUTPUT,
	itemsOf,
	type ItemsRun,
	OK,
	RETRY,
	runItems,
} from './support/dialledItems';
import { retryStored, storedExecution } from './support/retryRun';
import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const run = async (...args: ItemsRun) => await runItems(account, ...args);
const atMost = (maxCallsPerRun: number | string) => ({ options: { maxCallsPerRun } });

const TOO_MANY = "1001 items came in, but 'Max Calls per Run' is 1000";
const ADVICE = expect.stringContaining("raise 'Max Calls per Run' under Options");
const people = (count: number) =>
	Array.from({ length: count }, (_, item) => ({ phone: `+1212556${1000 + item}`, crmId: item }));

describe('1,001 items, and Max Calls per Run is not set: nobody is called', () => {
	test.each<[string, Partial<INode>]>([
		['at once', {}],
		['nor with Retry On Fail', RETRY],
	])('Stop Workflow, %s', async (_when, node) => {
		const { error, output } = await run(people(1001), node);

		expect(error).toMatchObject({ message: TOO_MANY, description: ADVICE });
		expect(output).toEqual([]);
		expect(account.sandbox.requests()).toEqual([]);
	});

	test.each<[string, Partial<INode>]>([
		['Continue', CONTINUE],
		['Continue (using error output)', ERROR_OUTPUT],
	])('%s: each item fails, paired, with its fields', async (_name, node) => {
		const { output, errorOutput } = await run(people(1001), node);
		const [failed, others] = node === CONTINUE ? [output, errorOutput] : [errorOutput, output];

		expect(failed).toMatchObject(
			people(1001).map((person, item) => ({
				json: {
					...person,
					error: TOO_MANY,
					details: { description: ADVICE, callMayHaveBeenPlaced: false },
				},
				pairedItem: { item },
			})),
		);
		expect(others).toEqual([]);
		expect(account.sandbox.requests()).toEqual([]);
	});
});

test('as many items as it says are called, and not one more', async () => {
	const three = await run(itemsOf(OK, OK, OK), {}, atMost(3));
	expect(three.output).toHaveLength(3);
	expect(account.sandbox.dials()).toHaveLength(3);

	const four = await run(itemsOf(OK, OK, OK, OK), {}, atMost(3));
	expect(four.error?.message).toBe("4 items came in, but 'Max Calls per Run' is 3");
	expect(account.sandbox.dials()).toHaveLength(3);
});

test("'Execute Once' is one call, however many items come in", async () => {
	const { output } = await run(itemsOf(OK, OK), { executeOnce: true }, atMost(1));

	expect(output).toHaveLength(1);
	expect(account.sandbox.dials()).toHaveLength(1);
});

test.each(['={{ 5 }}', 0, 1.5, 1_000_001])('a Max Calls per Run of %s is refused', async (most) => {
	for (const node of [{}, CONTINUE]) {
		const { error, output } = await run(itemsOf(OK), node, atMost(most));

		expect(error?.message ?? output[0]?.json.error).toMatch(
			/^'Max Calls per Run' ".+", but must be a whole number of calls from 1 to 1000000/,
		);
	}
	expect(account.sandbox.requests()).toEqual([]);
});

test('lowered before a Retry of the execution: the REQUESTIDs of the placed calls are not lost', async () => {
	const items = [{ phone: '+12015550100' }, { phone: '+12025550101' }];
	const { credential } = account;
	const first = await runNode({ items, credential });
	const [id] = account.sandbox.requestIds();
	const stored = await storedExecution(first.run);

	const stopped = await retryStored(stored, { items, credential, parameters: atMost(1) });
	expect(stopped.error?.message).toMatch(/^2 items came in/);
	expect(stopped.error?.description).toContain(String(id));

	const parameters = atMost(1);
	const { output } = await retryStored(stored, { items, credential, parameters, node: CONTINUE });
	expect(output[0]?.json.requestId).toBe(id);
	expect(output[1]?.json.error).toMatch(/^2 items came in/);
	expect(account.sandbox.dials()).toHaveLength(2);
});
