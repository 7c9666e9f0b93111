import { DataDeduplicationService } from 'n8n-core';
import {
	type IDataDeduplicator,
	type INode,
	type INodeParameters,
	sleep,
	Workflow,
} from 'n8n-workflow';

import {
	additionalData,
	DIAL_PARAMETERS,
	node,
	nodeTypesOf,
	nodeUnderTest,
	runNode,
	startNode,
	startWorkflow,
	SUT,
} from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

/** Stands in for n8n's database: it outlasts every run. */
const stored = new Set<string>();
let writing: Promise<void> = Promise.resolve();
/** What goes wrong with the writes to come, in their order. */
let mishaps: Array<'lost' | 'failed'> = [];

const database: IDataDeduplicator = {
	async checkProcessedAndRecord(items, scope, { node: owner, workflow }) {
		await writing;
		const mishap = mishaps.shift();
		if (mishap === 'failed') throw new Error('duplicate key');
		const keys = items.map((item) => ({
			item,
			key: `${scope} ${workflow.id} ${owner?.id} ${item}`,
		}));
		const processed = keys.filter(({ key }) => stored.has(key)).map(({ item }) => item);
		const added = keys.filter(({ key }) => !stored.has(key));
		for (const { key } of mishap === 'lost' ? [] : added) stored.add(key);
		return { new: added.map(({ item }) => item), processed };
	},
	removeProcessed: async () => {},
	clearAllProcessedItems: async () => {},
	getProcessedDataCount: async () => stored.size,
};

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
	await DataDeduplicationService.init(database);
});
afterAll(async () => {
	// n8n's engine alone has none, and `npm run test:versions` takes other tests in the same process.
	Reflect.set(DataDeduplicationService, 'instance', undefined);
	await account.sandbox.close();
});
beforeEach(() => {
	account.sandbox.reset();
	stored.clear();
	writing = Promise.resolve();
	mishaps = [];
});

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** Each run has a memory of its own, as if it were in another process. */
async function run(
	phone: string,
	executionId: string,
	parameters: INodeParameters = {},
	settings: Partial<INode> = {},
) {
	return await runNode({
		items: [{ phone }],
		credential: account.credential,
		parameters: { operation: 'dialAndWait', ...parameters },
		node: settings,
		executionId,
	});
}

test('the same execution run again does not dial again, in no try, and says so', async () => {
	const first = await run('+12155550140', '7');
	const again = await run('+12155550140', '7', {}, RETRY);

	expect(first.run.data.waitTill).toBeDefined();
	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
	expect(again.run.data.waitTill).toBeUndefined();
	expect(again.error?.message).toEqual(
		expect.stringMatching(
			/^Unclear whether \+1 .* was called: n8n runs this execution for the second time, and the first time had begun this request$/,
		),
	);
	expect(again.error?.description).toContain("the REQUESTID is in n8n's log");
});

test('as an item, it is marked as maybe placed', async () => {
	await run('+12155550140', '7');
	const { output } = await run('+12155550140', '7', {}, { onError: 'continueRegularOutput' });

	expect(output[0]?.json).toMatchObject({ details: { callMayHaveBeenPlaced: true } });
	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
});

test('it is in the database before the call goes out', async () => {
	let finish = () => {};
	writing = new Promise((resolve) => (finish = resolve));
	const running = run('+12155550140', '7');
	await sleep(200);
	const early = account.sandbox.requests().length;
	finish();
	await running;

	expect(early).toBe(0);
	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
});

test('another execution is dialled, also with the same number', async () => {
	await run('+12155550140', '7');
	await run('+12155550140', '8');

	expect(account.sandbox.dialsOf('12155550140')).toBe(2);
});

test('the next try of the same run is no second run', async () => {
	const { run: ended } = await run('+12155550130', '7', {}, RETRY);

	// Refused the first time, accepted the second.
	expect(account.sandbox.dialsOf('12155550130')).toBe(2);
	expect(ended.data.waitTill).toBeDefined();
});

test('a run that never came to dialling may do so the second time', async () => {
	await run('bad', '7');
	await run('+12155550140', '7');

	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
});

test("'Redial After Unclear Outcome' dials the second time too", async () => {
	const options = { options: { redialAfterUnclearOutcome: true } };
	await run('+12155550140', '7', options);
	await run('+12155550140', '7', options);

	expect(account.sandbox.dialsOf('12155550140')).toBe(2);
});

test.each([
	[['lost']],
	[['lost', 'lost', 'lost']],
	[['failed']],
	[['lost', 'failed', 'lost']],
] as const)('a note that another execution has undone is written again: %j', async (what) => {
	mishaps = [...what];
	await run('+12155550140', '7');
	await run('+12155550140', '7');

	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
});

test('a database that fails keeps no call from being placed', async () => {
	mishaps = Array.from({ length: 20 }, () => 'failed');
	const { run: ended } = await run('+12155550140', '7');

	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
	expect(ended.data.waitTill).toBeDefined();
});

test('nor does one that loses every note', async () => {
	mishaps = Array.from({ length: 20 }, () => 'lost');
	await run('+12155550140', '7');

	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
});

test('each pass of a loop is a run of its own', async () => {
	const dial = { node: 'Dial', type: 'main' as const, index: 0 };
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf({
			start: startNode([{ json: { phone: '+12155550101' } }]),
			[SUT]: nodeUnderTest(),
		}),
		nodes: [
			node('Start', 'start', {}),
			node('Dial', SUT, {
				parameters: { ...DIAL_PARAMETERS, operation: 'dialAndWait' },
				credentials: { anveoApi: { id: '1', name: 'Anveo' } },
				onError: 'continueRegularOutput',
			}),
		],
		connections: { Start: { main: [[dial, dial]] } },
	});
	await startWorkflow(workflow, additionalData(account.credential, '7'));

	// Refused, so that the execution goes on instead of waiting.
	expect(account.sandbox.dialsOf('12155550101')).toBe(2);
});
