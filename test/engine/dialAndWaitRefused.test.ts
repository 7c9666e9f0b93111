import type { INodeParameters } from 'n8n-workflow';

import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

async function dialAndWait(phone: string, parameters: INodeParameters = {}) {
	return await runNode({
		items: [{ phone }],
		credential: account.credential,
		parameters: { operation: 'dialAndWait', ...parameters },
	});
}

test.each<[string, INodeParameters, message: string, advice: string]>([
	[
		'no variable name',
		{ resumeUrlVariable: ' ' },
		"'Resume URL Variable' is empty",
		'Enter the name of the variable that the call flow requests, for example RESUMEURL.',
	],
	[
		'a list of variable names',
		{ resumeUrlVariable: '={{ ["A"] }}' },
		"'Resume URL Variable' is a list, not a text",
		'Use an expression that returns one text or number.',
	],
	[
		'a variable of the same name',
		{ variables: { variable: [{ name: 'RESUMEURL', value: '1' }] } },
		"'Variables' sets \"RESUMEURL\", which is the 'Resume URL Variable'",
		'Remove it from the variables: the node fills it in, or choose another name.',
	],
	[
		'a wait of no time',
		{ maxWaitTime: 0 },
		'\'Max Wait Time\' "0", but must be a number of minutes from 0.1 to 86400',
		'Enter a number of minutes from 0.1 to 86400.',
	],
	[
		'a wait of more than 60 days',
		{ maxWaitTime: 86_401 },
		'\'Max Wait Time\' "86401", but must be a number of minutes from 0.1 to 86400',
		'Enter a number of minutes from 0.1 to 86400.',
	],
	[
		'a limit that is neither there nor not',
		{ limitWaitTime: '={{ "maybe" }}' },
		"'Limit Wait Time' is neither true nor false",
		'Switch it on or off, or use an expression that returns true or false.',
	],
	[
		'a proxy that is none',
		{ requestOptions: { proxy: 'none' } },
		"'Proxy' is not a web address",
		'Enter it like http://127.0.0.1:3128.',
	],
])(
	'%s is refused: nothing is dialled, and the execution does not wait',
	async (_what, parameters, message, advice) => {
		const { error, run } = await dialAndWait('+12155550140', parameters);

		expect(error?.message).toBe(message);
		expect(error?.description).toBe(`Nobody was called. ${advice}`);
		expect(account.sandbox.requests()).toEqual([]);
		expect(run.data.waitTill).toBeUndefined();
	},
);

test('a bad phone number is refused: nothing is dialled, and the execution does not wait', async () => {
	const { error, run } = await dialAndWait('bad');

	expect(error?.message).toContain('\'Phone Number\' "bad" is not a phone number');
	expect(account.sandbox.requests()).toEqual([]);
	expect(run.data.waitTill).toBeUndefined();
});
