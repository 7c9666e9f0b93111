/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import {
	type INodeExecutionData,
	type INodeType,
	NodeConnectionTypes,
	sleep,
	Workflow,
} from 'n8n-workflow';

import { Run } from '../../nodes/AnveoDialCallFlow/sending/run';
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
	workflowFor,
} from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

test('two executions at once know nothing of each other', async () => {
	const items = [{ phone: '+12005550102' }, { phone: '+12015550101' }];
	const options = {
		credential: account.credential,
		node: { onError: 'continueRegularOutput' as const },
	};
	const [one, other] = await Promise.all([
		runNode({ items, ...options }),
		runNode({
			items,
			...options,
			node: { ...options.node, retryOnFail: true, waitBetweenTries: 1 },
		}),
	]);

	expect(account.sandbox.dialsOf('12005550102')).toBe(2);
	const ids = [one, other].map(({ output }) => output[0]?.json.requestId);
	expect(new Set(ids)).toEqual(new Set(account.sandbox.requestIds()));
	expect(ids[0]).not.toBe(ids[1]);
});

test('in a loop, each pass dials anew, also with the very same items', async () => {
	const items: INodeExecutionData[] = [
		{ json: { phone: '+12155550140' } },
		{ json: { phone: '+12155550141' } },
	];
	let passes = 0;
	const again: INodeType = startNode([]);
	again.description = { ...again.description, inputs: [NodeConnectionTypes.Main] };
	again.execute = async () => (++passes < 3 ? [items] : [[]]);
	const toDial = { main: [[{ node: 'Dial', type: NodeConnectionTypes.Main, index: 0 }]] };
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf({ start: startNode(items), again, [SUT]: nodeUnderTest() }),
		settings: { executionOrder: 'v1' },
		nodes: [
			node('Start', 'start', {}),
			node('Dial', SUT, {
				parameters: DIAL_PARAMETERS,
				credentials: { anveoApi: { id: '1', name: 'Anveo' } },
			}),
			node('Again', 'again', {}),
		],
		connections: {
			Start: toDial,
			Dial: { main: [[{ node: 'Again', type: NodeConnectionTypes.Main, index: 0 }]] },
			Again: toDial,
		},
	});
	const run = await startWorkflow(workflow, additionalData(account.credential));

	const outputs = run.data.resultData.runData.Dial?.map(({ data }) => data?.main?.[0]);
	expect(outputs?.flat().map((item) => item?.json.requestId)).toEqual(account.sandbox.requestIds());
	expect(account.sandbox.dialsOf('12155550140')).toBe(3);
	expect(account.sandbox.dialsOf('12155550141')).toBe(3);
});

test('our checks read the credential once for all items of a try', async () => {
	// The first is refused, so that the run is tried again.
	const phones = ['+12155550101', '+12005550140', '+12015550140', '+12025550140'];
	const data = additionalData(account.credential);
	const read = jest.spyOn(data.credentialsHelper, 'getDecrypted');
	const workflow = workflowFor({
		items: phones.map((phone) => ({ phone })),
		credential: account.credential,
		node: { onError: 'continueRegularOutput', retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	});
	await startWorkflow(workflow, data);

	const requests = account.sandbox.requests().length;
	expect(requests).toBe(phones.length + 1);
	// n8n itself reads it once at the beginning of each try, and once for each request.
	const byN8n = 2 + requests;
	expect(read).toHaveBeenCalledTimes(byN8n + 2);
});

test('the memory of a run goes with the run: none is left after 1,000', async () => {
	const memories = watchedMemories();
	for (let run = 0; run < 1000; run++) {
		const ending = ['00', '01', '05'][run % 3];
		await runNode({ items: [{ phone: `+121555501${ending}` }], credential: account.credential });
	}

	expect(account.sandbox.dials()).toHaveLength(1000);
	expect(memories.size).toBe(1000);
	const left = () => [...memories.values()].flatMap((memory, run) => (memory.deref() ? [run] : []));
	collectGarbage();
	// V8 holds the functions of a run while it compiles them in the background: on a busy machine that may take long.
	for (let looks = 0; left().length > 0 && looks < 100; looks++) {
		await sleep(100);
		collectGarbage();
	}
	expect(left()).toEqual([]);
}, 600_000);

/** The memory of each run, held weakly, by the number of its run. */
function watchedMemories(): Map<object, WeakRef<Run>> {
	const memories = new Map<object, WeakRef<Run>>();
	const known = new WeakSet<Run>();
	const original = Run.of;
	Run.of = (context) => {
		const memory = original.call(Run, context);
		if (!known.has(memory)) memories.set({}, new WeakRef(memory));
		known.add(memory);
		return memory;
	};
	return memories;
}

function collectGarbage(): void {
	setFlagsFromString('--expose-gc');
	runInNewContext('gc')();
}
