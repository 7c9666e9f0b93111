import {
	type INode,
	type INodeParameters,
	type INodeType,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';

import { callingAgent, requestingAgent } from './support/agents';
import { testWith, toolsRunByEngine } from './support/engineDifferences';
import {
	additionalData,
	DIAL_PARAMETERS,
	node,
	nodeTypesOf,
	nodeUnderTest,
	startNode,
	startWorkflow,
	SUT,
} from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

async function runAgent(
	execute: INodeType['execute'],
	settings: Partial<INode> = {},
	parameters: INodeParameters = {},
) {
	const tool = nodeUnderTest();
	tool.description = { ...tool.description, inputs: [], outputs: [NodeConnectionTypes.AiTool] };
	const agent = startNode([]);
	agent.description = {
		...agent.description,
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
	};
	agent.execute = execute;
	const dial = (name: string) =>
		node(name, SUT, {
			parameters: {
				...DIAL_PARAMETERS,
				phoneNumber: "={{ $fromAI('phone', '', 'string') }}",
				...parameters,
			},
			credentials: { anveoApi: { id: '1', name: 'Anveo' } },
			...settings,
		});
	const toAgent = {
		[NodeConnectionTypes.AiTool]: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]],
	};
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf({
			start: startNode([{ json: { a: 1 } }, { json: { b: 2 } }]),
			agent,
			[SUT]: tool,
		}),
		settings: { executionOrder: 'v1' },
		nodes: [node('Start', 'start', {}), node('Agent', 'agent', {}), dial('Dial'), dial('Other')],
		connections: {
			Start: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
			Dial: toAgent,
			Other: toAgent,
		},
	});
	const run = await startWorkflow(workflow, additionalData(account.credential));
	const { error, runData } = run.data.resultData;
	expect(error).toBeUndefined();
	return JSON.stringify(runData.Agent?.at(-1)?.data?.main);
}

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe.each([
	{ kind: 'an agent that calls its tools itself', agent: callingAgent },
	{
		kind: 'an agent that has the engine run its tools',
		agent: requestingAgent,
		feature: toolsRunByEngine,
	},
])('$kind', ({ agent, feature }) => {
	const testTool = testWith(feature);
	const call = (phone: string, tool = 'Dial') => ({ tool, args: { phone } });

	testTool(
		'each tool call is a call of its own, also to the same number and of another tool',
		async () => {
			const calls = [
				call('+12155550140'),
				call('+12155550140'),
				call('+12155550141'),
				call('+12155550140', 'Other'),
			];
			const answers = await runAgent(agent(calls));

			expect(account.sandbox.dialsOf('12155550140')).toBe(3);
			expect(account.sandbox.dialsOf('12155550141')).toBe(1);
			for (const requestId of account.sandbox.requestIds()) expect(answers).toContain(requestId);
		},
	);

	testTool('a call with an unclear outcome is not dialled again by Retry On Fail', async () => {
		const answers = await runAgent(agent([call('+12155550105')]), {
			...RETRY,
			onError: 'continueRegularOutput',
		});

		expect(account.sandbox.dialsOf('12155550105')).toBe(1);
		expect(answers).toContain('Unclear whether +1 215 555 0105 was called');
		// A Retry of the execution begins with the agent.
		expect(answers).not.toContain('Retry button');
	});

	testTool("'Dial and Wait for Reply' is refused, as 'Verify Phone Number' is", async () => {
		for (const operation of ['dialAndWait', 'verify']) {
			const answers = await runAgent(
				agent([call('+12155550140')]),
				{ onError: 'continueRegularOutput' },
				{ operation },
			);

			expect(answers).toContain("cannot be used as an AI agent's tool");
			expect(answers).toMatch(/Use 'Dial Call Flow' and|Put it into the workflow before/);
		}
		expect(account.sandbox.requests()).toEqual([]);
	});

	testTool("'Check Phone Number' tells the agent whether a number can be dialled", async () => {
		const answers = await runAgent(
			agent([call('+1 (215) 555-0140'), call('Ann')]),
			{ credentials: undefined },
			{ operation: 'checkNumber', numberToCheck: "={{ $fromAI('phone', '', 'string') }}" },
		);

		expect(answers).toContain('+12155550140');
		expect(answers).toContain('is not a phone number');
		expect(account.sandbox.requests()).toEqual([]);
	});

	testTool('Include Input Fields: the answer has what the agent called the tool with', async () => {
		const answers = await runAgent(
			agent([call('+1 (215) 555-0140')]),
			{},
			{ options: { includeInputFields: true } },
		);

		expect(answers).toContain('+1 (215) 555-0140');
		expect(answers).toContain(account.sandbox.requestIds()[0]);
	});

	testTool("'Connect Two Numbers' calls the two once", async () => {
		const answers = await runAgent(
			agent([call('+12155550140')]),
			{},
			{
				operation: 'connect',
				firstNumber: '+12155550144',
				secondNumber: "={{ $fromAI('phone', '', 'string') }}",
			},
		);

		expect(account.sandbox.dials()).toMatchObject([
			{ phoneNumber: '12155550144', destination: '12155550140' },
		]);
		expect(answers).toContain(account.sandbox.requestIds()[0]);
	});

	testTool('bad input: nothing is dialled, and the agent is told why', async () => {
		const answers = await runAgent(agent([call('Ann')]), { onError: 'continueRegularOutput' });

		expect(account.sandbox.requests()).toEqual([]);
		expect(answers).toContain('is not a phone number');
	});
});

test('stop mode: a tool call the agent makes itself is tried again when refused, once when unclear', async () => {
	const answers = await runAgent(
		callingAgent([
			{ tool: 'Dial', args: { phone: '+12155550130' } },
			{ tool: 'Dial', args: { phone: '+12155550105' } },
		]),
		RETRY,
	);

	expect(account.sandbox.dialsOf('12155550130')).toBe(2);
	expect(account.sandbox.dialsOf('12155550105')).toBe(1);
	expect(answers).toContain(account.sandbox.requestIds()[0]);
	expect(answers).toContain('Unclear whether +1 215 555 0105 was called');
});

test('stop mode: what a tool call left unclear says nothing of the next one', async () => {
	const call = { tool: 'Dial', args: { phone: '+12155550105' } };
	const answers = await runAgent(callingAgent([call, call]));

	expect(account.sandbox.dialsOf('12155550105')).toBe(2);
	expect(answers).toContain('Unclear whether +1 215 555 0105 was called');
	// A Retry of the execution begins with the agent.
	expect(answers).not.toContain('Retry button');
});

test("stop mode: 'Dial and Wait for Reply' is refused, in words for the agent", async () => {
	const call = { tool: 'Dial', args: { phone: '+12155550140' } };
	const answers = await runAgent(callingAgent([call]), {}, { operation: 'dialAndWait' });

	expect(answers).toContain("cannot be used as an AI agent's tool");
	expect(account.sandbox.requests()).toEqual([]);
});

test('the model can set any number of variables through the JSON parameter', async () => {
	await runAgent(
		callingAgent([
			{ tool: 'Dial', args: { phone: '+12155550140', variables: '{"CODE":"1453","NAME":"Ann"}' } },
		]),
		{},
		{ specifyVariables: 'json', variablesJson: "={{ $fromAI('variables', '', 'string') }}" },
	);

	expect(account.sandbox.dials()[0]?.variables).toEqual([
		{ name: 'CODE', value: '1453' },
		{ name: 'NAME', value: 'Ann' },
	]);
});
