/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { readFileSync } from 'node:fs';

import type { INode, INodeParameters } from 'n8n-workflow';

import { CONTINUE, ERROR_OUTPUT, REFUSED, RETRY } from './support/dialledItems';
import { retryStored, storedExecution } from './support/retryRun';
import { type NodeRun, runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const ANN = { crmId: 'C-1', phone: '+1 (215) 555-0140', tags: ['a', { b: null }] };
const BEN = { crmId: 'C-2', phone: '+12155550141' };
const INCLUDE: INodeParameters = { options: { includeInputFields: true } };

/** Everything an earlier call, or a failed one, leaves on an item. */
const EARLIER_CALL = {
	requestId: 'earlier',
	anveoResult: 'EARLIER',
	callerId: 'earlier',
	phoneNumber: '(215) 555-0140',
	test: true,
	scheduledFor: 'earlier',
	timeZones: ['earlier'],
	values: { earlier: '1' },
	earlierOutcome: 'earlier',
	waitUntil: 'earlier',
	replied: true,
	timedOut: false,
	reply: { DIGITS: '1453' },
	repliedAt: 'earlier',
	error: 'earlier',
	details: { description: 'earlier' },
};

function dialling(
	items: NodeRun['items'],
	parameters: INodeParameters = INCLUDE,
	node: Partial<INode> = {},
): NodeRun {
	return { items, credential: account.credential, parameters, node };
}

const run = async (...args: Parameters<typeof dialling>) => await runNode(dialling(...args));

const ofTheCall = (call: number, phoneNumber: string) => ({
	requestId: account.sandbox.requestIds()[call],
	anveoResult: 'SUCCESS',
	phoneNumber,
	callerId: '+12157010680',
	test: false,
	scheduledFor: null,
});

test('off: nothing but the call', async () => {
	const { output } = await run([ANN], {});

	expect(output.map(({ json }) => json)).toEqual([ofTheCall(0, '+12155550140')]);
});

test('on: the fields of each item stay on the item of its call, as they are', async () => {
	const { output } = await run([ANN, BEN], {
		options: { includeInputFields: true, concurrency: 1 },
	});

	expect(output).toEqual([
		{ json: { ...ANN, ...ofTheCall(0, '+12155550140') }, pairedItem: { item: 0 } },
		{ json: { ...BEN, ...ofTheCall(1, '+12155550141') }, pairedItem: { item: 1 } },
	]);
});

test.each(['dial', 'dialAndWait'])(
	'%s: what an earlier call has left on the item is not taken for this one',
	async (operation) => {
		const { output, run: done } = await run([{ ...ANN, ...EARLIER_CALL }], {
			...INCLUDE,
			operation,
		});

		const waiting = done.data.executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0];
		const { json } = Object(operation === 'dial' ? output[0] : waiting);
		expect(json).toEqual({
			...ANN,
			...ofTheCall(0, '+12155550140'),
			...(operation === 'dial'
				? {}
				: {
						waitUntil: expect.stringMatching(/^\d{4}-/),
						replied: false,
						timedOut: true,
						reply: {},
						repliedAt: null,
					}),
		});
	},
);

test('an error on the input item brings no second dial by Retry On Fail', async () => {
	const { output } = await run([{ ...ANN, error: 'earlier' }], INCLUDE, { ...RETRY, ...CONTINUE });

	expect(output[0]?.json).not.toHaveProperty('error');
	expect(account.sandbox.requests()).toHaveLength(1);
});

test('every field that an operation of a dial can put out is kept from the input', () => {
	const schemas = ['dial', 'dialAndWait'].map((name) => {
		const file = `nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/${name}.json`;
		return Object.keys(JSON.parse(readFileSync(file, 'utf8')).properties);
	});

	expect(Object.keys(EARLIER_CALL)).toEqual(expect.arrayContaining(schemas.flat()));
});

test.each([
	['continue', CONTINUE],
	['error output', ERROR_OUTPUT],
])('%s: placed and failed items alike', async (_mode, node) => {
	const refused = { crmId: 'C-3', phone: `+121555501${REFUSED}` };
	const { output, errorOutput } = await run([ANN, refused], INCLUDE, node);

	expect([...output, ...errorOutput]).toMatchObject([
		{ json: { ...ANN, requestId: account.sandbox.requestIds()[0] } },
		{ json: { ...refused, error: expect.stringContaining('always refused') } },
	]);
});

test('a call that Retry On Fail gives back has them too', async () => {
	const items = [ANN, { crmId: 'C-4', phone: '+12155550130' }];
	const { output } = await run(items, INCLUDE, RETRY);

	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
	expect(account.sandbox.dialsOf('12155550130')).toBe(2);
	expect(output.map(({ json }) => json.crmId)).toEqual(['C-1', 'C-4']);
});

test('a call that the Retry button gives back has them too, and the notes have none of them', async () => {
	const first = await run([ANN, { phone: `+121555501${REFUSED}` }]);
	const stored = await storedExecution(first.run);
	const notes = JSON.stringify(first.run.data.executionData?.contextData);
	const { output, error } = await retryStored(
		stored,
		dialling([], { ...INCLUDE, phoneNumber: "={{ $json.crmId ? $json.phone : '+12155550141' }}" }),
	);

	expect(error).toBeUndefined();
	expect(output).toMatchObject([
		{ json: { ...ANN, requestId: account.sandbox.requestIds()[0] } },
		{ json: { phone: `+121555501${REFUSED}`, phoneNumber: '+12155550141' } },
	]);
	expect(account.sandbox.dialsOf('12155550140')).toBe(1);
	expect(notes).toContain(account.sandbox.requestIds()[0]);
	expect(notes).not.toContain('C-1');
});

test.each([
	['an expression', '={{ true }}'],
	['a word', 'yes'],
])('%s for it is refused: nothing is dialled', async (_what, includeInputFields) => {
	const { error } = await run([ANN], { options: { includeInputFields } });

	expect(error?.message).toBe("'Include Input Fields' is neither true nor false");
	expect(account.sandbox.requests()).toEqual([]);
});
