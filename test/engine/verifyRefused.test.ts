import type { INode, INodeParameters } from 'n8n-workflow';

import {
	additionalData,
	type NodeRun,
	resultOf,
	runNode,
	startWorkflow,
	workflowFor,
} from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

function verifying(parameters: INodeParameters = {}, more: Partial<NodeRun> = {}): NodeRun {
	return {
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters: { operation: 'verify', ...parameters },
		...more,
	};
}

test.each<[string, INodeParameters, string]>([
	['too short a code', { codeSource: 'given', givenCode: '123' }, "'Code to Press' is not a code"],
	['too long', { codeSource: 'given', givenCode: '12345678901' }, "'Code to Press' is not"],
	['letters', { codeSource: 'given', givenCode: '12ab' }, "'Code to Press' is not"],
	['no code', { codeSource: 'given' }, "'Code to Press' is not"],
	['three digits at random', { codeLength: 3 }, '\'Code Length\' "3"'],
	['no variable for it', { codeVariable: ' ' }, "'Code Variable' is empty"],
	[
		'one variable for both',
		{ codeVariable: 'RESUMEURL' },
		"'Code Variable' and 'Resume URL Variable' are both \"RESUMEURL\"",
	],
	[
		'a variable of the same name',
		{ variables: { variable: [{ name: 'CODE', value: '1' }] } },
		"'Variables' sets \"CODE\", which is the 'Code Variable'",
	],
	['no field of the reply', { replyField: ' ' }, "'Reply Field' is not a name"],
	['a bad number', { phoneNumber: 'bad' }, '\'Phone Number\' "bad"'],
])(
	'%s is refused: nobody is called, and the code is not shown',
	async (_what, parameters, message) => {
		const { error, stored, run } = await runNode(verifying(parameters));

		expect(error?.message).toContain(message);
		expect(run.data.waitTill).toBeUndefined();
		expect(account.sandbox.requests()).toEqual([]);
		const { givenCode } = parameters;
		if (typeof givenCode === 'string') expect(JSON.stringify(error)).not.toContain(givenCode);
		expect(stored).toContain(message.slice(1, 10));
	},
);

test('a list is refused before anybody is called', async () => {
	const items = [{ phone: '+12155550140' }, { phone: '+12155550141' }];
	const { error } = await runNode(verifying({}, { items, node: RETRY }));

	expect(error?.message).toContain("'Verify Phone Number' takes one item at a time, but 2 came in");
	expect(account.sandbox.requests()).toEqual([]);
});

test.each([
	['refused', '01', 3],
	['HTTP 500', '05', 1],
	['a connection that was cut', '04', 1],
])('%s: the number is dialled %s, %i times in three tries', async (_what, ending, times) => {
	const items = [{ phone: `+121555501${ending}` }];
	const { error, run } = await runNode(verifying({}, { items, node: RETRY }));

	expect(account.sandbox.dialsOf(`121555501${ending}`)).toBe(times);
	expect(error).toBeDefined();
	expect(run.data.waitTill).toBeUndefined();
});

test('a credential that cannot be read any more: nobody is called, and it is said so', async () => {
	const options = verifying();
	const data = additionalData(options.credential);
	let times = 0;
	data.credentialsHelper.getDecrypted = async () => {
		if (++times > 1) throw new Error('the database is gone');
		return { ...options.credential };
	};
	const { error } = resultOf(await startWorkflow(workflowFor(options), data));

	expect(error?.message).toContain('The credential could not be read: the database is gone');
	expect(account.sandbox.requests()).toEqual([]);
});
