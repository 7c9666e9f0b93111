import { RoutingNode } from 'n8n-core';
import type { INode, INodeParameters } from 'n8n-workflow';

import { dial } from '../../nodes/AnveoDialCallFlow/resources/call/dial/dial';
import { CALL } from '../../nodes/AnveoDialCallFlow/outcomes/wording';
import { nodeOperation } from '../../nodes/AnveoDialCallFlow/sending/nodeOperation';
import { additionalData, resultOf, runNode, startWorkflow, workflowFor } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const PHONES = ['+12155550140', '+12155550141'];
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
const CONTINUE = ['continueRegularOutput', 'continueErrorOutput'] as const;
const FAILING = "={{ $('No such node').item.json.x }}";

/** Runs the node with a credential that cannot be decrypted each time `fails` says so. */
async function runWithCredential(
	fails: () => boolean,
	node: Partial<INode>,
	parameters: INodeParameters = {},
	phones = PHONES,
) {
	const data = additionalData(account.credential);
	const read = data.credentialsHelper.getDecrypted;
	data.credentialsHelper.getDecrypted = async (...args) => {
		if (fails()) throw new Error('Credentials could not be decrypted');
		return await read(...args);
	};
	const items = phones.map((phone) => ({ phone }));
	const workflow = workflowFor({ items, credential: account.credential, parameters, node });
	return resultOf(await startWorkflow(workflow, data));
}

const idOf = (digits: string) =>
	account.sandbox.dials().find(({ phoneNumber }) => phoneNumber === digits)?.requestId;

const failedItems = (error: unknown, phones = PHONES) =>
	phones.map((phone, item) => ({
		json: { phone, error, details: { description: expect.any(String) } },
		pairedItem: { item },
	}));

describe.each(CONTINUE)('%s', (onError) => {
	const split = ({ output, errorOutput }: { output: unknown[]; errorOutput: unknown[] }) =>
		onError === 'continueErrorOutput' ? [errorOutput, output] : [output, errorOutput];

	test.each<[string, INodeParameters]>([
		['Dial Call Flow', {}],
		['Get Call Status', { operation: 'getStatus', requestId: 'x' }],
		['Get Call Flow Result', { operation: 'getResult', requestId: 'x' }],
		['Custom API Action', { resource: 'customAction', operation: 'send', actionName: 'A.B' }],
	])('%s, a credential that cannot be decrypted: each item fails', async (_what, parameters) => {
		const [failed, others] = split(await runWithCredential(() => true, { onError }, parameters));

		expect(failed).toMatchObject(failedItems('Credentials could not be decrypted'));
		expect(others).toEqual([]);
		expect(account.sandbox.requests()).toEqual([]);
	});

	test('the same for Dial and Wait for Reply', async () => {
		const phones = ['+12155550140'];
		const parameters = { operation: 'dialAndWait' };
		const [failed, others] = split(
			await runWithCredential(() => true, { onError }, parameters, phones),
		);

		expect(failed).toMatchObject(failedItems('Credentials could not be decrypted', phones));
		expect(others).toEqual([]);
		expect(account.sandbox.requests()).toEqual([]);
	});

	test.each([
		['dial', PHONES],
		['dialAndWait', ['+12155550140']],
	])(
		'%s: an expression of Request Options that fails: each item fails',
		async (operation, phones) => {
			const result = await runNode({
				items: phones.map((phone) => ({ phone })),
				credential: account.credential,
				parameters: { operation, requestOptions: { timeout: FAILING } },
				node: { onError },
			});

			const [failed, others] = split(result);
			expect(failed).toMatchObject(
				failedItems(expect.stringContaining('node'), phones).map(({ json, pairedItem }) => ({
					json: { ...json, details: { callMayHaveBeenPlaced: false } },
					pairedItem,
				})),
			);
			expect(others).toEqual([]);
			expect(account.sandbox.requests()).toEqual([]);
		},
	);

	test('an expression that fails for one item: that one fails with its pairing, the others are dialled', async () => {
		const { output, errorOutput } = await runNode({
			items: [{ phone: PHONES[0] }, { phone: 'bad' }],
			credential: account.credential,
			parameters: {
				callFlow: "={{ $json.phone === 'bad' ? $('No such node').item.json.x : 'key' }}",
			},
			node: { onError, ...RETRY },
		});
		const failed = onError === 'continueErrorOutput' ? errorOutput[0] : output[1];
		expect(failed).toMatchObject({
			json: { phone: 'bad', details: { callMayHaveBeenPlaced: false } },
			pairedItem: { item: 1 },
		});
		expect(output[0]?.json.requestId).toBe(account.sandbox.requestIds()[0]);
		expect(account.sandbox.dials()).toHaveLength(1);
	});

	test('an item after it is dialled, or fails: some versions of n8n give up there', async () => {
		const { output, errorOutput } = await runNode({
			items: [{ phone: PHONES[0] }, { phone: 'bad' }, { phone: PHONES[1] }],
			credential: account.credential,
			parameters: {
				callFlow: "={{ $json.phone === 'bad' ? $('No such node').item.json.x : 'key' }}",
			},
			node: { onError, ...RETRY },
		});

		const last = [...output, ...errorOutput].find(
			({ pairedItem }) => Object(pairedItem).item === 2,
		);
		const dialled = account.sandbox.dialsOf('12155550141');
		expect(account.sandbox.dialsOf('12155550140')).toBe(1);
		expect(last?.json.requestId).toBe(dialled === 1 ? idOf('12155550141') : undefined);
		expect(last?.json.error === undefined).toBe(dialled === 1);
	});

	test('a credential that fails in the second try loses no call of the first', async () => {
		// The first item is refused, so that n8n tries again.
		const phones = ['+12155550101', '+12155550140', '+12155550105'];
		const { output, errorOutput } = await runWithCredential(
			() => account.sandbox.dials().length >= phones.length,
			{ onError, ...RETRY },
			{ options: { includeInputFields: true } },
			phones,
		);

		const items = [...output, ...errorOutput].map(({ json }) => json);
		expect(items).toHaveLength(3);
		expect(items).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ requestId: idOf('12155550140'), phone: '+12155550140' }),
				expect.objectContaining({ error: 'Credentials could not be decrypted' }),
				expect.objectContaining({
					details: expect.objectContaining({ callMayHaveBeenPlaced: true }),
				}),
			]),
		);
	});

	test('an expression that fails in the second try loses no call of the first', async () => {
		const phones = ['+12155550101', '+12155550140'];
		const dials = jest.fn(() => account.sandbox.dials().length);
		const { output } = await runNode({
			items: phones.map((phone) => ({ phone, dials })),
			credential: account.credential,
			parameters: {
				additionalFields: {
					memo: "={{ $json.dials() < 2 ? 'first' : $('No such node').item.json.x }}",
				},
			},
			node: { onError, ...RETRY },
		});

		expect(output.at(-1)?.json.requestId).toBe(account.sandbox.requestIds()[0]);
		expect(account.sandbox.dials()).toHaveLength(2);
	});
});

test('Stop Workflow: a credential that cannot be decrypted stops it, and nothing is dialled', async () => {
	const { error } = await runWithCredential(() => true, {});

	expect(error?.message).toBe('Credentials could not be decrypted');
	expect(error?.description).toContain('Nobody was called: 2 not sent.');
	expect(account.sandbox.requests()).toEqual([]);
});

test('Stop Workflow: a credential that fails in the last try: the error lists what was placed', async () => {
	const phones = ['+12155550140', '+12155550101'];
	const { error } = await runWithCredential(
		() => account.sandbox.dials().length >= phones.length,
		RETRY,
		{},
		phones,
	);

	expect(error?.message).toBe('Credentials could not be decrypted');
	expect(error?.description).toContain(`+12155550140 (1 of 2): ${account.sandbox.requestIds()[0]}`);
});

test('an n8n that does not make the node ready: a clear error', async () => {
	const execute = nodeOperation({ wording: CALL }, () => undefined);
	const workflow = workflowFor({ items: [{ phone: PHONES[0] }], credential: account.credential });
	const type = workflow.nodeTypes.getByNameAndVersion('n8n-nodes-anveo.anveoDialCallFlow');
	Object.assign(type, { customOperations: { call: { dial: execute } } });
	const { error } = resultOf(await startWorkflow(workflow, additionalData(account.credential)));

	expect(error?.message).toContain('This version of n8n cannot run the node');
});

describe('that an answer could not be used leaves it unclear whether a call was placed:', () => {
	const UNUSED = "Unclear whether +1 215 555 0140 was called: Anveo's answer could not be used";

	const handOn = RoutingNode.prototype['postProcessResponseData'];
	afterEach(() => {
		Object.assign(RoutingNode.prototype, { postProcessResponseData: handOn });
		jest.restoreAllMocks();
	});

	/** Dials in two tries. */
	const dialled = async () =>
		await runNode({
			...{ items: [{ phone: PHONES[0] }], credential: account.credential },
			parameters: { phoneNumber: '={{ $json.phone }}' },
			node: { ...RETRY, onError: 'stopWorkflow' },
		});

	test('an n8n that hands on no response', async () => {
		Object.assign(RoutingNode.prototype, { postProcessResponseData: async () => [] });
		const { error } = await dialled();

		expect(error?.message).toBe(`${UNUSED}: n8n gave no response`);
		expect(account.sandbox.dials()).toHaveLength(1);
	});

	test('a fault of this node after the request', async () => {
		const { send } = dial;
		jest.spyOn(dial, 'send').mockImplementationOnce(async (exchange, order) => {
			await send(exchange, order);
			throw new TypeError('x is not a function');
		});
		const { error } = await dialled();

		expect(error?.message).toBe(`${UNUSED}: TypeError: x is not a function`);
		expect(account.sandbox.dials()).toHaveLength(1);
	});
});
