/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { request } from 'node:http';

import fc from 'fast-check';
import { loadOutputSchema } from 'n8n-core';

import { AnveoCallFlowTrigger } from '../../nodes/AnveoCallFlowTrigger/AnveoCallFlowTrigger.node';
import { outputSchemas, testWith } from './support/engineDifferences';
import { startTriggerServer, type TriggerServer } from './support/triggerServer';

const TOKEN = 'Callback-Token-of-29-letters!';
const CREDENTIAL = { userApiKey: 'a key', callbackToken: TOKEN };
const FORM = 'application/x-www-form-urlencoded';
const MIB = 1024 * 1024;

let server: TriggerServer;
beforeAll(async () => {
	server = await startTriggerServer();
});
afterAll(async () => await server.close());
beforeEach(() => server.set({ credential: CREDENTIAL }));

interface Sent {
	query?: string;
	method?: string;
	body?: string | Buffer;
	type?: string;
	headers?: Record<string, string>;
}

/** Sends a request to the trigger, with the right token unless `query` is given. */
async function send({ query = `token=${TOKEN}`, method, body, type, headers }: Sent = {}) {
	return await new Promise<{ status?: number; type?: string; text: string }>((resolve, reject) => {
		const sent = request(
			{
				port: server.port,
				host: '127.0.0.1',
				path: `/webhook/id/webhook?${query}`,
				method: method ?? (body === undefined ? 'GET' : 'POST'),
				headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.on('end', () =>
					resolve({ status: response.statusCode, type: response.headers['content-type'], text }),
				);
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

const OK = { status: 200, type: 'text/plain; charset=utf-8', text: 'OK' };

/** The variables that arrived with the only request. */
function variables() {
	expect(server.errors).toEqual([]);
	expect(server.started).toHaveLength(1);
	return server.started[0]?.variables;
}

test('a GET as the Call Flow Builder is told to send it', async () => {
	const query = `event=end&token=${TOKEN}&ACCOUNTID=1234&KEY=ab%2Bcd&NUMBER=12155550100`;

	expect(await send({ query })).toEqual(OK);
	expect(server.started).toEqual([
		{
			event: 'end',
			variables: { ACCOUNTID: '1234', KEY: 'ab+cd', NUMBER: '12155550100' },
			method: 'GET',
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
		},
	]);
	const age = Date.now() - Date.parse(String(server.started[0]?.receivedAt));
	expect(age).toBeGreaterThanOrEqual(0);
	expect(age).toBeLessThan(10_000);
});

test('without anything but the token', async () => {
	expect(await send()).toEqual(OK);
	expect(server.started).toMatchObject([{ event: null, variables: {}, method: 'GET' }]);
});

describe('a POST', () => {
	test('of a form: the body adds to the query', async () => {
		const query = `event=recorded&token=${TOKEN}&A=1&B=2`;

		expect(await send({ query, body: 'B=3&C=4&C=5', type: FORM })).toEqual(OK);
		expect(server.started).toMatchObject([
			{ event: 'recorded', variables: { A: '1', B: ['2', '3'], C: ['4', '5'] }, method: 'POST' },
		]);
	});

	test('with the event in the body', async () => {
		await send({ body: 'event=end&A=1', type: FORM });
		await send({ body: '{"event":"start","A":1}', type: 'application/json' });

		expect(server.started).toMatchObject([
			{ event: 'end', variables: { A: '1' } },
			{ event: 'start', variables: { A: 1 } },
		]);
	});

	test.each([
		[FORM, 'a[b]=c&a[b]=d', { 'a[b]': ['c', 'd'] }],
		[`${FORM}; charset=ISO-8859-1`, 'n=J%E9r%F4me', { n: 'Jérôme' }],
		[`${FORM}; charset=windows-1252`, Buffer.from('n=J\xe9 \x80', 'latin1'), { n: 'Jé €' }],
		[FORM, 'n=J%C3%A9r%C3%B4me', { n: 'Jérôme' }],
		['application/json', '{"a":{"b":[1,null]}}', { a: { b: [1, null] } }],
		['application/json; charset=iso-8859-1', Buffer.from('{"n":"é"}', 'latin1'), { n: 'é' }],
		['application/json', '[1,2]', { body: [1, 2] }],
		['application/json', '{"broken', { body: '{"broken' }],
		['text/plain', 'RECORDING.wav', { body: 'RECORDING.wav' }],
		[undefined, 'RECORDING.wav', { body: 'RECORDING.wav' }],
		['text/plain', '', {}],
		[undefined, '', {}],
		[
			'multipart/form-data; boundary=x',
			'--x\r\nContent-Disposition: form-data; name="A"\r\n\r\n1\r\n--x--\r\n',
			{ A: '1' },
		],
	])('%s: %s', async (type, body, expected) => {
		expect(await send({ type, body })).toEqual(OK);
		expect(variables()).toEqual(expected);
	});
});

describe('a query', () => {
	test.each([
		['n=J%E9r%F4me', { n: 'Jérôme' }],
		['n=100%', { n: '100%' }],
		['a[b]=1&a[c]=2&d[]=3', { 'a[b]': '1', 'a[c]': '2', 'd[]': '3' }],
		['n=1&n=2&n=1', { n: ['1', '2', '1'] }],
		['n', { n: '' }],
		['key=$[CALLFLOW.INSTANCE.KEY]$', { key: '$[CALLFLOW.INSTANCE.KEY]$' }],
	])('%s', async (query, expected) => {
		expect(await send({ query: `token=${TOKEN}&${query}` })).toEqual(OK);
		expect(variables()).toEqual(expected);
	});

	test('with names that JavaScript has a use for', async () => {
		await send({ query: `token=${TOKEN}&__proto__=1&constructor=2&__proto__[x]=3` });

		expect(JSON.stringify(variables())).toBe(
			'{"__proto__":"1","constructor":"2","__proto__[x]":"3"}',
		);
		expect({}).not.toHaveProperty('x');
	});
});

describe('is refused with HTTP 403, and nothing starts:', () => {
	const WRONG = "Refused: the URL's token is missing or wrong.";
	const NONE_SET = "Refused: this trigger's Anveo credential has no Callback Token.";

	test.each([
		['no token', 'event=end'],
		['an empty token', 'token='],
		['a wrong token', 'token=wrong'],
		['a part of the token', `token=${TOKEN.slice(0, -1)}`],
		['the token and more', `token=${TOKEN}x`],
		['the token in capitals', `token=${TOKEN.toUpperCase()}`],
		['the token under another name', `Token=${TOKEN}`],
		['the token twice', `token=${TOKEN}&token=${TOKEN}`],
		['the token and a wrong one', `token=${TOKEN}&token=x`],
		['the token as a list', `token[]=${TOKEN}`],
	])('%s', async (_what, query) => {
		expect(await send({ query })).toEqual({ ...OK, status: 403, text: WRONG });
		expect(server).toMatchObject({ started: [], errors: [] });
		// Without what was sent: it can be nearly the token.
		expect(server.log).toEqual([`Anveo Call Flow Trigger: HTTP 403. ${WRONG}`]);
	});

	test.each([
		['form', FORM, `token=${encodeURIComponent(TOKEN)}`],
		['JSON', 'application/json', JSON.stringify({ token: TOKEN })],
	])('the token in a %s instead of the URL', async (_what, type, body) => {
		expect(await send({ query: '', type, body })).toMatchObject({ status: 403, text: WRONG });
		expect(server.started).toEqual([]);
	});

	test.each([
		['a credential without a token', { userApiKey: 'a key' }],
		['a credential with an empty token', { callbackToken: '' }],
		['a credential with a blank token', { callbackToken: '  ' }],
		['no credential', undefined],
	])('%s', async (_what, credential) => {
		server.set({ credential });
		for (const query of ['', 'token=', `token=${TOKEN}`, 'token=undefined', 'token=%20%20']) {
			expect(await send({ query })).toEqual({ ...OK, status: 403, text: NONE_SET });
		}
		expect(server).toMatchObject({ started: [], errors: [] });
	});

	test('an authentication that there is not', async () => {
		server.set({ credential: CREDENTIAL, parameters: { authentication: 'None' } });

		expect(await send({ query: '' })).toMatchObject({ status: 403 });
		expect(server.started).toEqual([]);
	});
});

test('blanks around the token in the credential do not count', async () => {
	server.set({ credential: { ...CREDENTIAL, callbackToken: ` ${TOKEN}\n` } });

	expect(await send()).toEqual(OK);
});

test.each([['a & b + c = d % e?'], ['Jérôme ☎'], ['%41%42%43%44']])(
	'a token with special characters, escaped in the URL: %s',
	async (token) => {
		server.set({ credential: { callbackToken: token } });

		expect(await send({ query: `token=${encodeURIComponent(token)}&A=1` })).toEqual(OK);
		expect(variables()).toEqual({ A: '1' });
	},
);

describe('without authentication', () => {
	beforeEach(() => server.set({ parameters: { authentication: 'none' } }));

	test('no token and no credential are needed', async () => {
		expect(await send({ query: 'event=start&A=1' })).toEqual(OK);
		expect(server.started).toMatchObject([{ event: 'start', variables: { A: '1' } }]);
	});

	test('a token that is there nevertheless does not become output', async () => {
		await send({ query: `token=${TOKEN}&A=1` });

		expect(variables()).toEqual({ A: '1' });
	});
});

test('the token is nowhere in the item, whatever repeats it', async () => {
	const body = {
		[TOKEN]: 1,
		token: TOKEN,
		url: `https://example.com/?token=${encodeURIComponent(TOKEN)}`,
		list: [{ a: [TOKEN] }],
		event: TOKEN,
	};
	await send({
		query: `token=${TOKEN}&A=x${TOKEN}x`,
		body: JSON.stringify(body),
		type: 'application/json',
	});

	expect(server.started).toMatchObject([
		{
			event: '***',
			variables: {
				A: 'x***x',
				'***': 1,
				url: 'https://example.com/?token=***',
				list: [{ a: ['***'] }],
			},
		},
	]);
	expect(JSON.stringify(server.started)).not.toContain(TOKEN);
	expect(JSON.stringify(server.started)).not.toContain(encodeURIComponent(TOKEN));
});

describe('a body', () => {
	const formOf = (bytes: number) => `A=${'x'.repeat(bytes - 2)}`;

	test('of 1 MiB arrives', async () => {
		expect(await send({ body: formOf(MIB), type: FORM })).toEqual(OK);
		expect(variables()).toEqual({ A: 'x'.repeat(MIB - 2) });
	});

	test.each([
		['one byte more', { body: formOf(MIB + 1), type: FORM }],
		[
			'one byte more, length not told',
			{ body: formOf(MIB + 1), type: FORM, headers: { 'Transfer-Encoding': 'chunked' } },
		],
		[
			'more than n8n takes, length not told',
			{ body: formOf(17 * MIB), type: FORM, headers: { 'Transfer-Encoding': 'chunked' } },
		],
	])('of %s is refused with HTTP 413, and nothing starts', async (_what, sent) => {
		expect(await send(sent)).toMatchObject({
			status: 413,
			text: 'Refused: the body is larger than 1 MiB.',
		});
		expect(server).toMatchObject({ started: [], errors: [] });
	});

	test('that cannot be read is refused with HTTP 400, and nothing starts', async () => {
		const headers = { 'Content-Encoding': 'gzip' };

		expect(await send({ body: 'no gzip', type: FORM, headers })).toMatchObject({ status: 400 });
		expect(server).toMatchObject({ started: [], errors: [] });
	});

	test('that is too large is not read without the token', async () => {
		expect(await send({ query: '', body: formOf(MIB + 1), type: FORM })).toMatchObject({
			status: 403,
		});
	});
});

describe('the answer', () => {
	test.each([
		['Thank you, Jérôme', 'Thank you, Jérôme'],
		['', ''],
		['<b>&</b>', '<b>&</b>'],
		['={{ "2 + " + 2 }}', '2 + 2'],
		['={{ 12 }}', '12'],
		['={{ { a: 1 } }}', '{"a":1}'],
		['={{ null }}', 'null'],
		['={{ undefined }}', ''],
	])('%s', async (responseText, text) => {
		server.set({ credential: CREDENTIAL, parameters: { responseText } });

		expect(await send()).toEqual({ ...OK, text });
		expect(server.started).toHaveLength(1);
	});

	test.each(["={{ $('No such node').item.json.x }}", '={{ 1 + }}'])(
		'an expression that fails, %s, answers OK and keeps the callback',
		async (responseText) => {
			server.set({ credential: CREDENTIAL, parameters: { responseText } });

			expect(await send()).toEqual(OK);
			expect(server.started).toHaveLength(1);
			expect(server.log).toEqual([expect.stringContaining("'Response Text' cannot be evaluated")]);
		},
	);
});

test('any names and values arrive unchanged, by query and by form', async () => {
	const text = fc.string({ unit: 'binary', maxLength: 20 });
	const name = text.filter((shown) => !['token', 'event'].includes(shown));
	const pairs = fc.array(fc.tuple(name, text), { maxLength: 10 });
	await fc.assert(
		fc.asyncProperty(pairs, pairs, async (inQuery, inBody) => {
			server.set({ credential: CREDENTIAL });
			const body = new URLSearchParams(inBody).toString();
			const query = `token=${TOKEN}&${new URLSearchParams(inQuery).toString()}`;

			expect(await send({ query, body, type: FORM })).toEqual(OK);
			const arrived = Object.entries(Object(variables())).flatMap(([key, value]) =>
				[value].flat().map((shown) => [key, shown]),
			);
			const byName = (one: unknown[], other: unknown[]) =>
				String(one[0]) < String(other[0]) ? -1 : Number(one[0] !== other[0]);
			expect(arrived.sort(byName)).toEqual([...inQuery, ...inBody].sort(byName));
		}),
		{ numRuns: 100 },
	);
});

describe('the node', () => {
	const { description, webhookMethods } = new AnveoCallFlowTrigger();

	test('takes GET and POST on the same path, and answers at once', () => {
		const shared = { path: 'webhook', responseMode: 'onReceived', responseData: '' };
		expect(description.webhooks).toMatchObject([
			{ httpMethod: 'GET', ...shared },
			{ httpMethod: 'POST', ...shared },
		]);
	});

	test('has nothing to register at Anveo', async () => {
		const { checkExists, create, delete: remove } = webhookMethods.default;
		expect(await Promise.all([checkExists(), create(), remove()])).toEqual([true, true, true]);
	});

	test('makes n8n leave the body alone, whatever is stored with the workflow', () => {
		const options = description.properties.find(({ name }) => name === 'options');
		expect(options).toMatchObject({ type: 'hidden', default: { binaryData: true } });
		expect(description.version).toBe(1);
	});

	testWith(outputSchemas)('has an output schema where n8n looks for it', async () => {
		await send();
		const schema = loadOutputSchema({ nodeDir: 'nodes/AnveoCallFlowTrigger', version: 1 });
		expect(Object.keys(Object(schema?.properties))).toEqual(Object.keys(server.started[0] ?? {}));
	});
});
