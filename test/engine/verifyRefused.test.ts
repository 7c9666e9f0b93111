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

const NO_CODE = [
	"'Code to Press' is not a code of 4 to 10 digits",
	"Use an expression that returns digits, or set 'Code' to Random.",
] as const;

const NO_FIELD = [
	"'Reply Field' is not a name",
	'Enter the name behind the & in the address that the call flow requests, for example DIGITS, without an expression.',
] as const;

test.each<[string, INodeParameters, message: string, advice: string]>([
	['too short a code', { codeSource: 'given', givenCode: '123' }, ...NO_CODE],
	['too long', { codeSource: 'given', givenCode: '12345678901' }, ...NO_CODE],
	['letters', { codeSource: 'given', givenCode: '12ab' }, ...NO_CODE],
	['a letter behind digits', { codeSource: 'given', givenCode: '1234a' }, ...NO_CODE],
	['a letter before digits', { codeSource: 'given', givenCode: 'a1234' }, ...NO_CODE],
	['no code', { codeSource: 'given' }, ...NO_CODE],
	[
		'a list of codes',
		{ codeSource: 'given', givenCode: '={{ ["1234"] }}' },
		"'Code to Press' is a list, not a text",
		'Use an expression that returns one text or number.',
	],
	[
		'three digits at random',
		{ codeLength: 3 },
		'\'Code Length\' "3", but must be a whole number of digits from 4 to 10',
		'Enter a whole number of digits from 4 to 10.',
	],
	[
		'no variable for it',
		{ codeVariable: ' ' },
		"'Code Variable' is empty",
		'Enter the name of the variable that the call flow says, for example CODE.',
	],
	[
		'a list of variables for it',
		{ codeVariable: '={{ ["CODE"] }}' },
		"'Code Variable' is a list, not a text",
		'Use an expression that returns one text or number.',
	],
	[
		'one variable for both',
		{ codeVariable: 'RESUMEURL' },
		"'Code Variable' and 'Resume URL Variable' are both \"RESUMEURL\"",
		'Give each of the two a name of its own.',
	],
	[
		'a variable of the same name',
		{ variables: { variable: [{ name: 'CODE', value: '1' }] } },
		"'Variables' sets \"CODE\", which is the 'Code Variable'",
		'Remove it from the variables: the node fills it in, or choose another name.',
	],
	['no field of the reply', { replyField: ' ' }, ...NO_FIELD],
	['a number for it', { replyField: 5 }, ...NO_FIELD],
	['an expression for it', { replyField: '={{ "DIGITS" }}' }, ...NO_FIELD],
])(
	'%s is refused: nobody is called, and the code is not shown',
	async (_what, parameters, message, advice) => {
		const { error, stored, run } = await runNode(verifying(parameters));

		expect(error?.message).toBe(message);
		expect(error?.description).toBe(`Nobody was called. ${advice}`);
		expect(run.data.waitTill).toBeUndefined();
		expect(account.sandbox.requests()).toEqual([]);
		const { givenCode } = parameters;
		if (typeof givenCode === 'string') expect(JSON.stringify(error)).not.toContain(givenCode);
		expect(stored).toContain(message.slice(1, 10));
	},
);

test('a bad number is refused: nobody is called', async () => {
	const { error, run } = await runNode(verifying({ phoneNumber: 'bad' }));

	expect(error?.message).toContain('\'Phone Number\' "bad"');
	expect(run.data.waitTill).toBeUndefined();
	expect(account.sandbox.requests()).toEqual([]);
});

test('a list is refused before anybody is called', async () => {
	const items = [{ phone: '+12155550140' }, { phone: '+12155550141' }];
	const { error } = await runNode(verifying({}, { items, node: RETRY }));

	expect(error?.message).toBe("'Verify Phone Number' takes one item at a time, but 2 came in");
	expect(error?.description).toBe(
		"Nobody was called. Put a 'Loop Over Items' node with a batch size of 1 before this node: an execution can wait for one reply only.",
	);
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
