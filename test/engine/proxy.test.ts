/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { type IncomingMessage, request, type ServerResponse } from 'node:http';

import type { INodeParameters } from 'n8n-workflow';

import { withServer } from './support/answerServer';
import { additionalData, runNode, startWorkflow, workflowFor } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** Hands a request on as a proxy does. */
function forward(incoming: IncomingMessage, response: ServerResponse): void {
	const { url = '', method, headers } = incoming;
	const onward = request(url, { method, headers, agent: false }, (answer) => {
		response.writeHead(answer.statusCode ?? 500, answer.headers);
		answer.pipe(response);
	});
	incoming.pipe(onward);
}

describe.each(['dial', 'dialAndWait'])('%s', (operation) => {
	test.each([
		['without a name', '', undefined],
		['with a name and a password', 'ann:p%40ss@', 'ann:p@ss'],
	])('goes through the proxy, %s', async (_how, inUrl, authorization) => {
		const asked: Array<[string | undefined, string | undefined]> = [];
		const proxyServer = (incoming: IncomingMessage, response: ServerResponse) => {
			asked.push([incoming.url, incoming.headers['proxy-authorization']]);
			forward(incoming, response);
		};
		const { error } = await withServer(
			proxyServer,
			async (url) =>
				await runNode({
					items: [{ phone: '+12155550140' }],
					credential: account.credential,
					parameters: {
						operation,
						requestOptions: { proxy: url.replace('http://', `http://${inUrl}`) },
					},
				}),
		);

		expect(error).toBeUndefined();
		expect(account.sandbox.dials()).toMatchObject([{ phoneNumber: '12155550140' }]);
		const basic =
			authorization === undefined
				? undefined
				: `Basic ${Buffer.from(authorization).toString('base64')}`;
		expect(asked).toEqual([[account.sandbox.apiUrl, basic]]);
	});
});

/** What n8n's helper is told of how to send the request. */
async function sentWith(operation: string, requestOptions: INodeParameters) {
	const run = {
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters: { operation, requestOptions },
	};
	const data = additionalData(account.credential);
	const authenticate = jest.spyOn(data.credentialsHelper, 'authenticate');
	await startWorkflow(workflowFor(run), data);
	const [[, , options] = []] = authenticate.mock.calls;
	return options;
}

test.each(['dial', 'dialAndWait'])('%s ignores SSL issues only when told to', async (operation) => {
	const skips = async (requestOptions: INodeParameters) =>
		Object(await sentWith(operation, requestOptions)).skipSslCertificateValidation === true;

	expect(await skips({ allowUnauthorizedCerts: true })).toBe(true);
	expect(await skips({ allowUnauthorizedCerts: false })).toBe(false);
	expect(await skips({})).toBe(false);
});
