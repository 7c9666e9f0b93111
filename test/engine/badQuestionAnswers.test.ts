import type { INodeParameters } from 'n8n-workflow';

import { withServer } from './support/answerServer';
import { runNode } from './support/runNode';

const GET_STATUS = { operation: 'getStatus', requestId: '1' };
const GET_RESULT = { operation: 'getResult', requestId: '1' };
const CUSTOM = { resource: 'customAction', operation: 'send', actionName: 'ACCOUNT.GETBALANCE' };
const USER_KEY = 'the user key of somebody';

interface Answer {
	status?: number;
	body: string;
}

/** Asks a server that always gives the same answer. Tells how often it was asked. */
async function ask(parameters: INodeParameters, { status = 200, body }: Answer) {
	let requests = 0;
	const result = await withServer(
		(_request, response) => {
			requests++;
			response.writeHead(status).end(body);
		},
		async (apiUrl) =>
			await runNode({
				items: [{}],
				credential: { userApiKey: USER_KEY, apiUrl },
				parameters,
				node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			}),
	);
	return { ...result, requests };
}

/** With the whole message. */
const UNREADABLE: Array<[string, Answer, string]> = [
	['HTTP 500', { status: 500, body: 'oops' }, 'Anveo answered with HTTP 500'],

	['nothing', { body: '' }, "Anveo's answer is empty"],
	['a web page', { body: '<html></html>' }, "Anveo's answer is a web page instead of XML"],
	['a text', { body: 'hello' }, "Anveo's answer is not XML"],
	['half an answer', { body: '<RESPONSE><RESULT>E' }, "Anveo's answer is cut off"],
	[
		'mismatched tags',
		{ body: '<RESPONSE><A></B></RESPONSE>' },
		"Anveo's answer is not well-formed XML (Expected closing tag 'A' instead of closing tag 'B')",
	],
	[
		'another document',
		{ body: '<OTHER/>' },
		"Anveo's answer is XML, but not a RESPONSE document (OTHER)",
	],
	[
		'a DOCTYPE',
		{ body: '<!DOCTYPE x><RESPONSE/>' },
		"Anveo's answer contains a DOCTYPE, which is refused for safety",
	],
];

describe.each([
	['Get Call Status', GET_STATUS],
	['Get Call Flow Result', GET_RESULT],
])('%s', (_operation, parameters) => {
	test.each(UNREADABLE)('%s: says so, and may be asked again', async (_what, answer, fault) => {
		const { error, requests } = await ask(parameters, answer);

		expect(error?.message).toBe(fault);
		expect(error?.description).toMatch(/^Nothing was changed\. Try again later\./);
		expect(requests).toBe(2);
	});

	test('a refusal shows the text of Anveo', async () => {
		const { error } = await ask(parameters, {
			body: '<RESPONSE><ERROR>No such id</ERROR></RESPONSE>',
		});

		expect(error?.message).toBe('Anveo refused the request: No such id');
	});

	test('the key is concealed when it is echoed', async () => {
		const { stored } = await ask(parameters, {
			body: `<RESPONSE><RESULT>${USER_KEY}</RESULT><VALUE NAME="${USER_KEY}">${USER_KEY}</VALUE></RESPONSE>`,
		});

		expect(stored).not.toContain(USER_KEY);
	});
});

test('a status without a word is no status', async () => {
	const { error } = await ask(GET_STATUS, { body: '<RESPONSE><RESULT> </RESULT></RESPONSE>' });

	expect(error?.message).toBe("Anveo's answer has no status");
});

test('a status word nobody knows is handed on', async () => {
	const { output } = await ask(GET_STATUS, { body: '<RESPONSE><RESULT>BUSY</RESULT></RESPONSE>' });

	expect(output[0]?.json).toMatchObject({ status: 'BUSY', ended: false, answered: null });
});

describe('Custom API Action', () => {
	test.each(UNREADABLE)(
		'%s: the action may have been carried out, so it is sent once',
		async (_what, answer, fault) => {
			const { error, requests } = await ask(CUSTOM, answer);

			expect(error?.message).toBe(`Unclear whether ACCOUNT.GETBALANCE was carried out: ${fault}`);
			expect(requests).toBe(1);
		},
	);

	test('the key is concealed wherever it is echoed', async () => {
		const { stored, output } = await ask(CUSTOM, {
			body: `<RESPONSE><RESULT>1</RESULT><A B="${USER_KEY}"><C>${USER_KEY}</C></A></RESPONSE>`,
		});

		expect(output[0]?.json.elements).toEqual({
			A: [{ attributes: { B: '***' }, elements: { C: [{ text: '***' }] } }],
		});
		expect(stored).not.toContain(USER_KEY);
	});
});
