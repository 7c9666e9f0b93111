import type { INode, INodeParameters } from 'n8n-workflow';

import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

async function send(actionName: string, more: INodeParameters = {}, node: Partial<INode> = {}) {
	return await runNode({
		items: [{}],
		credential: account.credential,
		parameters: { resource: 'customAction', operation: 'send', actionName, ...more },
		node,
	});
}

const parameters = (...parameter: Array<{ name: string; value: string }>) => ({
	parameters: { parameter },
});

test('the whole answer arrives: RESULT and VALUEs', async () => {
	const { output } = await send('SANDBOX.ECHO', {
		...parameters(
			{ name: 'A', value: '1 & <2>' },
			{ name: 'B', value: 'x' },
			{ name: 'B', value: 'y' },
		),
	});

	expect(output[0]).toEqual({
		json: {
			result: 'SUCCESS',
			values: { A: '1 & <2>', B: ['x', 'y'] },
			elements: {},
		},
		pairedItem: { item: 0 },
	});
});

test.each([
	['a REQUESTID', 'id-1', { requestId: 'id-1' }],
	['an empty REQUESTID', '', {}],
])('an answer with %s', async (_what, value, expected) => {
	const { output } = await send('SANDBOX.ECHO', parameters({ name: 'REQUESTID', value }));

	expect(output[0]?.json).toEqual({
		...{ result: 'SUCCESS', values: { REQUESTID: value }, elements: {} },
		...expected,
	});
});

test('nested elements arrive with their attributes', async () => {
	const { output } = await send('DID.LIST');

	expect(output[0]?.json.elements).toMatchObject({
		DIDS: [
			{
				elements: {
					DID: expect.arrayContaining([
						expect.objectContaining({
							attributes: expect.objectContaining({ E164: '12157010680', DID_TYPE: 'GEOGRAPHIC' }),
						}),
					]),
				},
			},
		],
	});
});

test('a dial by hand gives its REQUESTID, and is sent once over all tries', async () => {
	const dial = parameters(
		{ name: 'PHONENUMBER', value: '12155550105' },
		{ name: 'CALLERID', value: '12157010680' },
		{ name: 'CALLFLOW', value: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22' },
	);
	const { error } = await send('DIAL.CALLFLOW', dial, {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	});

	expect(account.sandbox.dialsOf('12155550105')).toBe(1);
	expect(error?.message).toBe(
		'Unclear whether DIAL.CALLFLOW was carried out: Anveo answered with HTTP 500',
	);
});

test('call flow variables go along', async () => {
	await send(
		'CALLFLOW.VARIABLES.PRESET',
		{
			actionVariables: { variable: [{ name: 'CODE', value: '1453' }] },
		},
		{ onError: 'continueRegularOutput' },
	);

	expect(account.sandbox.requests()[0]?.variables).toEqual([{ name: 'CODE', value: '1453' }]);
});

test('a refusal shows the text of Anveo and says that nothing was done', async () => {
	const { output } = await send('NO.SUCH.ACTION', {}, { onError: 'continueRegularOutput' });

	expect(output[0]?.json).toMatchObject({
		error: expect.stringMatching(/^Anveo refused the action NO\.SUCH\.ACTION: Sandbox: /),
		details: {
			description: expect.stringMatching(/^The action was not carried out\./),
			actionMayHaveBeenCarriedOut: false,
		},
	});
});

test.each<[string, string, INodeParameters, string]>([
	['no action', '={{ "" }}', {}, "'Action' is empty"],
	[
		'a parameter without a name',
		'A',
		parameters({ name: ' ', value: '1' }),
		"'Parameters' has no name for parameter 1",
	],
	[
		'a signature',
		'A',
		parameters({ name: 'signature', value: '1' }),
		'\'Parameters\' sets "signature"',
	],
	[
		'a variable as a parameter',
		'A',
		parameters({ name: 'VARIABLE', value: '1' }),
		'\'Parameters\' sets "VARIABLE"',
	],
	[
		'a value that is a list',
		'A',
		parameters({ name: 'B', value: '={{ [1] }}' }),
		"'Parameters: B' is a list, not a text",
	],
	[
		'a repeated variable',
		'A',
		{
			actionVariables: {
				variable: [
					{ name: 'X', value: '' },
					{ name: 'X', value: '' },
				],
			},
		},
		'\'Variables\' sets "X" twice',
	],
])('%s is refused before anything is sent', async (_what, actionName, more, message) => {
	const { error } = await send(actionName, more);

	expect(error?.message).toContain(message);
	expect(account.sandbox.requests()).toEqual([]);
});
