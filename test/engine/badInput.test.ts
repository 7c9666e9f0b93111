import type { INodeParameters } from 'n8n-workflow';

import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const variables = (...variable: Array<{ name: unknown; value?: unknown }>) =>
	({ variables: { variable } }) as INodeParameters;
const json = (variablesJson: unknown) =>
	({ specifyVariables: 'json', variablesJson }) as INodeParameters;
const fields = (additionalFields: INodeParameters) => ({ additionalFields });
const options = (values: INodeParameters) => ({ options: values });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const CASES: Array<[string, INodeParameters, RegExp]> = [
	['no phone number', { phoneNumber: '={{ $json.mobile }}' }, /^'Phone Number' is empty/],
	[
		'a phone number that is no text',
		{ phoneNumber: '={{ [1] }}' },
		/^'Phone Number' is a list, not a text/,
	],
	[
		'letters for a phone number',
		{ phoneNumber: 'call me' },
		/^'Phone Number' "call me" is not a phone number/,
	],
	[
		'two phone numbers',
		{ phoneNumber: '+12157010680, +12157010681' },
		/^'Phone Number' ".*" is not a phone number/,
	],
	[
		'a phone number without a country code',
		{ phoneNumber: '(215) 701-0680' },
		/^'Phone Number' "\(215\) 701-0680" has no valid country code/,
	],
	[
		'a phone number that could be meant in two ways',
		{ phoneNumber: '001 65 9234 5678' },
		/^'Phone Number' "001 65 9234 5678" could be \+16592345678 or \+6592345678/,
	],
	[
		'a phone number with an extension',
		{ phoneNumber: '+1 215 701 0680 ext. 7' },
		/^'Phone Number' ".*" has an extension/,
	],
	[
		'a phone number that lost digits as a number',
		{ phoneNumber: '={{ 1e21 }}' },
		/^'Phone Number' is a number too large/,
	],
	['no caller ID', { callerId: ' ' }, /^'Caller ID' is empty/],
	[
		'a caller ID without a country code',
		{ callerId: '2157010680' },
		/^'Caller ID' "2157010680" has no valid country code/,
	],
	['no call flow key', { callFlow: ' \n' }, /^'Call Flow API Key' is empty/],
	[
		'a call flow key XML cannot carry',
		{ callFlow: '={{ "a\\u0007b" }}' },
		/^'Call Flow API Key' contains the character U\+0007/,
	],
	[
		'a variable without a name',
		variables({ name: '', value: '1' }),
		/^'Variables' has no name for variable 1/,
	],
	[
		'a blank variable name',
		variables({ name: 'A', value: '1' }, { name: '  ', value: '1' }),
		/^'Variables' has no name for variable 2/,
	],
	[
		'a variable name with spaces around it',
		variables({ name: 'CODE ', value: '1' }),
		/^'Variables' has spaces around the name "CODE "/,
	],
	[
		'a repeated variable name',
		variables({ name: 'A', value: '1' }, { name: 'A', value: '2' }),
		/^'Variables' sets "A" twice/,
	],
	[
		'a variable that is an object',
		variables({ name: 'A', value: '={{ ({ b: 1 }) }}' }),
		/^'Variables: A' is an object, not a text/,
	],
	[
		'an expression for the whole list of variables',
		{ variables: { variable: '={{ "twelve chars" }}' } },
		// n8n has made a blank row of each of its characters by then.
		/^'Variables' has no name for variable 1/,
	],
	['variables that are no JSON', json('{"A": '), /^'Variables \(JSON\)' is not a JSON object/],
	['variables that are a JSON list', json('["A"]'), /^'Variables \(JSON\)' is not a JSON object/],
	[
		'a repeated name in JSON',
		json('{"A": "1", "B": {"A": 1}, "A": "2"}'),
		/^'Variables \(JSON\)' sets "A" twice/,
	],
	[
		'a nested value in JSON',
		json('{"A": {"B": 1}}'),
		/^'Variables \(JSON\): A' is an object, not a text/,
	],
	['a blank name in JSON', json('{"": "1"}'), /^'Variables \(JSON\)' has no name for variable 1/],
	[
		'Call At and Delay at once',
		fields({ callAt: inDays(1), delay: 5 }),
		/^'Call At' and 'Delay' are both set/,
	],
	[
		'Call At in the past',
		fields({ callAt: '2020-01-01T10:00:00' }),
		/^'Call At' is in the past \(2020-01-01T15:00:00\.000Z\)/,
	],
	[
		'Call At beyond 60 days',
		fields({ callAt: inDays(61) }),
		/^'Call At' is more than 60 days ahead/,
	],
	[
		'Call At that is no time',
		fields({ callAt: 'next Tuesday' }),
		/^'Call At' "next Tuesday" is not a date and time/,
	],
	[
		'a Delay beyond 60 days',
		fields({ delay: 86_401 }),
		/^'Delay' "86401", but must be a whole number of minutes from 0 to 86400/,
	],
	['a negative Delay', fields({ delay: -1 }), /^'Delay' "-1", but must be a whole number/],
	['half a minute of Delay', fields({ delay: 0.5 }), /^'Delay' "0\.5", but must be a whole number/],
	[
		'a Delay in words',
		fields({ delay: '={{ "soon" }}' }),
		/^'Delay' "soon", but must be a whole number/,
	],
	[
		'a memo XML cannot carry',
		fields({ memo: '={{ "\\ud800" }}' }),
		/^'Memo' contains the character U\+D800/,
	],
	[
		'a billing code that is a list',
		fields({ billingCode: '={{ [1] }}' }),
		/^'Billing Code' is a list, not a text/,
	],
	[
		'a Test switch that is neither on nor off',
		fields({ test: '={{ "maybe" }}' }),
		/^'Test' is neither true nor false/,
	],
	[
		'a Default Country that is none',
		options({ defaultCountry: 'England' }),
		/^'Default Country' "England" is not a country code/,
	],
	[
		'a Concurrency of 0',
		options({ concurrency: 0 }),
		/^'Concurrency' "0", but must be a whole number of calls from 1 to 100/,
	],
	[
		'an expression for Concurrency, which would be of the first item alone',
		options({ concurrency: '={{ 5 }}' }),
		/^'Concurrency' "=?\{\{ 5 \}\}", but must be/,
	],
	['a Concurrency of 101', options({ concurrency: 101 }), /^'Concurrency' "101", but must be/],
	[
		'a redial switch that is neither on nor off',
		options({ redialAfterUnclearOutcome: '={{ "perhaps" }}' }),
		/^'Redial After Unclear Outcome' is neither true nor false/,
	],
];

describe('bad input', () => {
	test.each(CASES)(
		'%s: a clear message, and nothing is sent',
		async (_case, parameters, message) => {
			const { error, output } = await runNode({
				items: [{ phone: '+12155550100' }],
				credential: account.credential,
				parameters,
			});

			expect(error?.message).toMatch(message);
			expect(String(error?.description).length).toBeGreaterThan(20);
			expect(output).toEqual([]);
			expect(account.sandbox.requests()).toEqual([]);
		},
	);
});

describe('a credential that cannot be used', () => {
	test.each([
		['no user key', { userApiKey: ' ' }, /^'User Key' of the Anveo credential is empty/],
		[
			'an e-mail without a phrase',
			{ securePassphrase: '' },
			/^'Secure Phrase' of the Anveo credential is empty, but 'Account Email' is set/,
		],
		[
			'a phrase without an e-mail',
			{ email: '' },
			/^'Account Email' of the Anveo credential is empty, but 'Secure Phrase' is set/,
		],
		[
			'plain http to another machine',
			{ apiUrl: 'http://www.anveo.com/api/v3.asp' },
			/^'API URL' of the Anveo credential begins with http:\/\//,
		],
		[
			'an API URL that is none',
			{ apiUrl: 'anveo' },
			/^'API URL' of the Anveo credential is not a web address/,
		],
	])('%s: a clear message, and nothing is sent', async (_case, fault, message) => {
		const { error } = await runNode({
			items: [{ phone: '+12155550100' }],
			credential: { ...account.credential, ...fault },
		});

		expect(error?.message).toMatch(message);
		expect(account.sandbox.requests()).toEqual([]);
	});
});
