import { signature } from '../../anveo/signature';
import { networkFailures } from './support/engineDifferences';
import { runNode } from './support/runNode';
import {
	EMAIL,
	type SandboxAccount,
	SECURE_PHRASE,
	startSandboxAccount,
	USER_KEY,
} from './support/sandboxAccount';
import { timedOutOnceDialled } from './support/timeOutByHand';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const MAY_BE_PLACED = /^Look in your Anveo account before you call again\./;
const NOT_PLACED = /^Nobody was called\./;

async function dial(digits: string, parameters = {}) {
	return await runNode({
		items: [{ phone: `+${digits}` }],
		credential: account.credential,
		parameters,
	});
}

describe('an answer that does not say whether the call was placed', () => {
	test.each([
		['04', 'The connection to Anveo broke before the answer was complete (ECONNRESET)'],
		['05', 'Anveo answered with HTTP 500'],
		['06', 'Anveo answered with HTTP 503'],
		['07', "Anveo's answer is a web page instead of XML"],
		['08', "Anveo's answer is empty"],
		['09', "Anveo's answer is cut off"],
		['10', "Anveo's answer has no REQUESTID"],
		['11', "Anveo's answer is XML, but not a RESPONSE document (ANSWER)"],
		['12', "Anveo's answer contains a DOCTYPE, which is refused for safety"],
		['13', "Anveo's answer is larger than 1 MiB"],
		[
			'14',
			'Anveo answered with HTTP 307, a redirect: not followed, as the request carries the user key',
		],
		['19', 'Anveo answered with HTTP 401'],
		['20', 'The connection to Anveo broke before the answer was complete (ECONNRESET)'],
		[
			'21',
			"Anveo's answer is not well-formed XML (Expected closing tag 'VALUE' instead of closing tag 'RESPONSE')",
		],
		['24', "Anveo's answer contains an entity that XML does not define (&bogus;)"],
		['27', "Anveo's answer is empty"],
		['28', "Anveo's answer contains a DOCTYPE, which is refused for safety"],
	])('121555501%s: %s', async (ending, message) => {
		const { error, output, stored } = await dial(`121555501${ending}`);

		const messages = networkFailures(message);
		const number = `+1 215 555 01${ending}`;
		expect(messages.map((text) => `Unclear whether ${number} was called: ${text}`)).toContain(
			error?.message,
		);
		expect(error?.description).toMatch(MAY_BE_PLACED);
		expect(output).toEqual([]);
		// Once, also after a 401 and a redirect.
		expect(account.sandbox.requests()).toHaveLength(1);
		expectNoSecret(stored);
	});

	test('no answer in time: says so, with the limit', async () => {
		const { error } = await timedOutOnceDialled(
			account.sandbox,
			async () => await dial('12155550103', { requestOptions: { timeout: 10_500 } }),
		);

		expect(error?.message).toBe(
			'Unclear whether +1 215 555 0103 was called: Anveo did not answer within 10.5 seconds',
		);
		expect(error?.description).toMatch(MAY_BE_PLACED);
	});

	test('what came of the answer is shown, so that a REQUESTID in it is not lost', async () => {
		const { error } = await dial('12155550121');

		const [requestId] = account.sandbox.requestIds();
		expect(requestId).toMatch(/^[0-9a-f]{40}$/);
		expect(error?.description).toContain(requestId);
	});
});

describe('a request that never reached Anveo', () => {
	test.each([
		['http://127.0.0.1:1/', 'Anveo could not be reached (ECONNREFUSED)'],
		['https://anveo.invalid/', 'Anveo could not be reached (ENOTFOUND)'],
	])('%s: says that no call was placed', async (apiUrl, message) => {
		const { error, stored } = await runNode({
			items: [{ phone: '+12155550100' }],
			credential: { ...account.credential, apiUrl },
		});

		// A resolver without a network says EAI_AGAIN instead of ENOTFOUND.
		expect(error?.message.replace('EAI_AGAIN', 'ENOTFOUND')).toBe(message);
		expect(error?.description).toMatch(NOT_PLACED);
		expectNoSecret(stored);
	});
});

describe('a refusal', () => {
	test.each([
		['01', 'Sandbox: this number is always refused'],
		['25', 'Sandbox: refused with HTTP status 500'],
		['37', 'Sandbox: refused in a nested element'],
	])("121555501%s: shows Anveo's text word for word", async (ending, text) => {
		const { error } = await dial(`121555501${ending}`);

		expect(error?.message).toBe(`Anveo refused the call to +1 215 555 01${ending}: ${text}`);
		expect(error?.description).toMatch(NOT_PLACED);
	});

	test('a wrong user key is a refusal, and the wrong key is not shown either', async () => {
		const wrongKey = 'a key of somebody else';
		const { error, stored } = await runNode({
			items: [{ phone: '+12155550100' }],
			credential: { ...account.credential, userApiKey: wrongKey },
		});

		expect(error?.message).toMatch(/^Anveo refused the call to \+1 215 555 01\d\d: Sandbox: /);
		expect(stored).not.toContain(wrongKey);
	});
});

describe('an unusual answer that carries the REQUESTID', () => {
	test.each([
		['15', 'an empty ERROR element', {}],
		['16', 'a lone VALUE with another name', {}],
		['17', 'UTF-16', {}],
		['22', 'ISO-8859-1', { anveoResult: 'SUCCÈS' }],
		['26', 'a further VALUE', { values: { NOTE: 'a value beside the id' } }],
		['29', 'a wrong Content-Type, a byte order mark and blank lines', {}],
		['38', 'a blank REQUESTID before the filled one', { values: { REQUESTID: '' } }],
	])('121555501%s, %s: is a success', async (ending, _what, expected) => {
		const { output, error } = await dial(`121555501${ending}`);

		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json)).toEqual([
			{
				requestId: account.sandbox.requestIds()[0],
				anveoResult: 'SUCCESS',
				phoneNumber: `+121555501${ending}`,
				callerId: '+12157010680',
				test: false,
				scheduledFor: null,
				...expected,
			},
		]);
	});
});

test.each([
	['Dial Call Flow', { phoneNumber: '+12155550136' }],
	[
		'Custom API Action',
		{
			resource: 'customAction',
			operation: 'send',
			actionName: 'DIAL.CALLFLOW',
			parameters: {
				parameter: [
					{ name: 'PHONENUMBER', value: '12155550136' },
					{ name: 'CALLERID', value: '12157010680' },
					{ name: 'CALLFLOW', value: 'key' },
				],
			},
		},
	],
])(
	'%s: an ERROR beside a REQUESTID is unclear, sent once, and its id is kept',
	async (_what, parameters) => {
		const { error } = await runNode({
			items: [{}],
			credential: account.credential,
			parameters,
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});

		expect(error?.message).toContain('Anveo gave a REQUESTID together with an ERROR: Sandbox: ');
		expect(error?.message).toMatch(/^Unclear whether /);
		expect(error?.description).toContain(`REQUESTID: ${account.sandbox.requestIds()[0]}`);
		expect(account.sandbox.requests()).toHaveLength(1);
	},
);

describe('secrets that Anveo echoes', () => {
	test('in capitals and in parts are concealed', async () => {
		const { error, stored } = await dial('12155550139');

		expect(error?.message).toMatch(/^Anveo refused the call to \+1 215 555 01\d\d: Sandbox: /);
		expectNoSecret(stored);
		expectNoSecret(stored.toLowerCase());
		// The stack names the folder of the checkout, which may be called anything.
		const said = stored.replace(/ {4}at .*?(?:\\n|")/g, '').toLowerCase();
		expect(said).not.toContain(USER_KEY.slice(0, 8).toLowerCase());
	});

	test('in a refusal are concealed', async () => {
		const { error, stored } = await dial('12155550118');

		expect(error?.message).toContain('user key ***, secure phrase ***, signature ***');
		expectNoSecret(stored);
	});

	test('in a success are concealed, and the REQUESTID is kept', async () => {
		const { output, stored } = await dial('12155550123');

		expect(output[0]?.json.requestId).toBe(account.sandbox.requestIds()[0]);
		expect(output[0]?.json.anveoResult).toContain('user key ***, secure phrase ***, signature ***');
		expect(JSON.stringify(output[0]?.json.values)).toContain('***');
		expectNoSecret(stored);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'are concealed with On Error: %s',
		async (onError) => {
			const { stored } = await runNode({
				items: [{ phone: '+12155550118' }, { phone: '+12155550123' }, { phone: '+12155550104' }],
				credential: account.credential,
				node: { onError },
			});

			expectNoSecret(stored);
		},
	);
});

function expectNoSecret(stored: string): void {
	// The phrase has quotes, which JSON escapes.
	for (const secret of [USER_KEY, signature(EMAIL, SECURE_PHRASE), 'horse', 'staple']) {
		expect(stored).not.toContain(secret);
	}
}
