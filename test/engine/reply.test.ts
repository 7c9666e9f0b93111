import type { IDataObject } from 'n8n-workflow';

import { resumedItem } from './support/resumedRun';
import { type NodeRun, runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** A call of Dial and Wait for Reply, and what comes of the reply. */
async function replied(reply: { query?: IDataObject; body?: unknown }) {
	const options: NodeRun = {
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters: { operation: 'dialAndWait' },
	};
	const { run } = await runNode(options);
	return { run, ...(await resumedItem(run, options, reply)) };
}

test('a reply has all that the dial gave out, and the fields of the reply', async () => {
	const query = { signature: 'of n8n', DIGITS: '1453', NAME: ['Ann', 'Ben'] };
	const { run, json } = await replied({ query });

	expect(json).toEqual({
		requestId: account.sandbox.requestIds()[0],
		anveoResult: 'SUCCESS',
		phoneNumber: '+12155550140',
		callerId: '+12157010680',
		test: false,
		scheduledFor: null,
		waitUntil: run.data.waitTill?.toISOString(),
		replied: true,
		timedOut: false,
		reply: { DIGITS: '1453', NAME: ['Ann', 'Ben'] },
		repliedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
	});
});

test('the call flow hears that it was heard, and the reply belongs to the item that was dialled', async () => {
	const { answer, item } = await replied({ query: { DIGITS: '1' } });

	expect(answer).toBe('OK');
	expect(item?.pairedItem).toEqual({ item: 0 });
});

test.each<[string, unknown, IDataObject]>([
	['fields, which count more than those of the address', { A: '2', B: '3' }, { A: '2', B: '3' }],
	['a text', 'pressed 1', { A: '1', body: 'pressed 1' }],
	['a list', [1, 2], { A: '1', body: '1,2' }],
	['a number', 0, { A: '1', body: '0' }],
	['an empty text', '', { A: '1' }],
	['null', null, { A: '1' }],
	['no body', undefined, { A: '1' }],
])('a reply whose body is %s', async (_what, body, fields) => {
	const { json } = await replied({ query: { A: '1' }, body });

	expect(json?.reply).toEqual(fields);
});
