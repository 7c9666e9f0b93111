/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import type { ServerResponse } from 'node:http';

import { CredentialTestContext } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import { AnveoDialCallFlow } from '../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';
import { withServer } from './support/answerServer';
import {
	type SandboxAccount,
	SECURE_PHRASE,
	startSandboxAccount,
	USER_KEY,
} from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** Presses "Test" in the credential form. */
async function testCredential(changes: Record<string, string> = {}) {
	const { testAnveoAccount } = new AnveoDialCallFlow().methods.credentialTest;
	// The context reads nothing of it for a plain request.
	const context = new CredentialTestContext({} as IWorkflowExecuteAdditionalData);
	return await testAnveoAccount.call(context, {
		id: '1',
		name: 'Anveo',
		type: 'anveoApi',
		data: { ...account.credential, ...changes },
	});
}

test('the right key is accepted, and asking never dials', async () => {
	expect(await testCredential()).toEqual({ status: 'OK', message: 'Anveo accepted the user key' });
	expect(account.sandbox.requests().map(({ action }) => action)).toEqual(['ACCOUNT.GETBALANCE']);
	expect(account.sandbox.dials()).toEqual([]);
});

test("a wrong key shows Anveo's own text", async () => {
	expect(await testCredential({ userApiKey: 'wrong-key' })).toEqual({
		status: 'Error',
		message: 'Anveo refused the user key: Sandbox: the user key is wrong',
	});
});

test("a wrong phrase shows Anveo's own text", async () => {
	const { status, message } = await testCredential({ securePassphrase: 'wrong phrase' });

	expect(status).toBe('Error');
	expect(message).toMatch(/^Anveo refused the user key: Sandbox: .*SIGNATURE/);
});

test.each([
	[{ userApiKey: '' }, "'User Key' of the Anveo credential is empty. Open the credential"],
	[{ email: '' }, "'Account Email' of the Anveo credential is empty, but 'Secure Phrase' is set"],
	[{ apiUrl: 'http://anveo.com/' }, "'API URL' of the Anveo credential begins with http://"],
	[{ apiUrl: 'http://127.0.0.1:1/' }, 'Anveo could not be reached (ECONNREFUSED)'],
])('%j: says what to correct, and sends nothing', async (changes, message) => {
	const result = await testCredential(changes);

	expect(result.status).toBe('Error');
	expect(result.message).toContain(message);
	expect(account.sandbox.requests()).toEqual([]);
});

describe('with something else than Anveo at the API URL', () => {
	test.each([
		['a web page', 200, '<html><body>Hello</body></html>', 'is a web page instead of XML'],
		['nothing', 200, '', 'is empty'],
		['HTTP 500', 500, 'Internal Server Error', 'is not XML'],
	])('%s: says so', async (_what, status, body, fault) => {
		const result = await testAgainst((response) => response.writeHead(status).end(body));

		expect(result).toEqual({
			status: 'Error',
			message: `The answer ${fault}. Check 'API URL' of the credential.`,
		});
	});

	test('a connection that breaks is no call that may have been placed', async () => {
		const result = await testAgainst((response) => response.socket?.destroy());

		expect(result).toEqual({
			status: 'Error',
			message: 'The connection to Anveo broke before the answer was complete (ECONNRESET)',
		});
	});

	test('a redirect is not followed', async () => {
		const result = await testAgainst((response) =>
			response.writeHead(307, { Location: account.credential.apiUrl }).end(),
		);

		expect(result.status).toBe('Error');
		expect(account.sandbox.requests()).toEqual([]);
	});

	test('secrets it echoes are concealed', async () => {
		const result = await testAgainst((response) =>
			response.end(
				`<RESPONSE><ERROR>no ${USER_KEY} ${SECURE_PHRASE.replace('&', '&amp;')}</ERROR></RESPONSE>`,
			),
		);

		expect(result.message).toBe('Anveo refused the user key: no *** ***');
	});
});

async function testAgainst(answer: (response: ServerResponse) => void) {
	return await withServer(
		(_request, response) => answer(response),
		async (apiUrl) => await testCredential({ apiUrl }),
	);
}
