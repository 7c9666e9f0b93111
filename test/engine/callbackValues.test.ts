/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { once } from 'node:events';
import { connect } from 'node:net';

import fc from 'fast-check';

import { CREDENTIAL, FORM, OK, type Sent, sendTo, TOKEN, variablesOf } from './support/callback';
import { startTriggerServer, type TriggerServer } from './support/triggerServer';

const MIB = 1024 * 1024;

let server: TriggerServer;
beforeAll(async () => {
	server = await startTriggerServer();
});
afterAll(async () => await server.close());
beforeEach(() => server.set({ credential: CREDENTIAL }));

const send = async (sent?: Sent) => await sendTo(server, sent);
const variables = () => variablesOf(server);

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

		expect(await send({ body: 'no gzip', type: FORM, headers })).toMatchObject({
			status: 400,
			text: 'Refused: the body could not be read.',
		});
		expect(server).toMatchObject({ started: [], errors: [] });
	});

	test('that says it is too large is refused before it comes', async () => {
		const sender = connect(server.port, '127.0.0.1');
		sender.write(
			`POST /w?token=${TOKEN} HTTP/1.1\r\nHost: n8n\r\nContent-Length: ${MIB + 1}\r\n\r\nA=1`,
		);
		const [answer] = await once(sender, 'data');
		sender.destroy();

		expect(String(answer)).toMatch(/^HTTP\/1.1 413 /);
	});

	test('that is too large is not read without the token', async () => {
		expect(await send({ query: '', body: formOf(MIB + 1), type: FORM })).toMatchObject({
			status: 403,
		});
	});
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
