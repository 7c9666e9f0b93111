/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { connect } from 'node:net';

import { CREDENTIAL, FORM, OK, type Sent, sendTo, TOKEN } from './support/callback';
import { togetherWith } from './support/togetherWith';
import { startTriggerServer, type TriggerServer } from './support/triggerServer';

const BODY = 'RESPONSEID=a3348f81&BillingCode=spring&Any.Name=J%E9&Any.Name=2';
const MINUTE = 60_000;

let server: TriggerServer;
beforeAll(async () => {
	server = await startTriggerServer();
});
afterAll(async () => await server.close());
const parameters = { triggerOn: 'callEndedNotification' };
const set = (more = {}) => server.set({ credential: CREDENTIAL, parameters, workflowId, ...more });
/** The process remembers what came for each workflow. */
let workflowId = '';
let workflows = 0;
beforeEach(() => {
	workflows += 1;
	workflowId = `workflow ${workflows}`;
	set();
});
afterEach(() => jest.useRealTimers());

const send = async (sent?: Sent) => await sendTo(server, { body: BODY, type: FORM, ...sent });
const started = () => server.started.length;
const stored = () => Object(server.staticData['node:Trigger']);

/** From now on it is that much later. */
const later = (milliseconds: number) =>
	jest.useFakeTimers({
		doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
		now: Date.now() + milliseconds,
	});

test('a notification as Anveo sends it: answered at once, and handed on', async () => {
	expect(await send()).toEqual(OK);
	expect(server.started).toEqual([
		{
			requestId: 'a3348f81',
			billingCode: 'spring',
			fields: { 'Any.Name': ['Jé', '2'] },
			method: 'POST',
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
		},
	]);
});

test('what stands in the URL beside the token is handed on too', async () => {
	await send({ query: `token=${TOKEN}&account=main`, body: 'A=1' });
	expect(server.started).toMatchObject([{ requestId: null, fields: { account: 'main', A: '1' } }]);
});

describe('is refused as a request of a call flow is:', () => {
	test.each([
		['no token', 403, { query: '' }],
		['a wrong token', 403, { query: 'token=wrong' }],
		['the token in the body', 403, { query: '', body: `${BODY}&token=${TOKEN}` }],
		['a body that is too large', 413, { body: 'x'.repeat(1024 * 1024 + 1) }],
	])('%s', async (_what, status, sent) => {
		expect(await send(sent)).toMatchObject({ status });
		expect(server).toMatchObject({ started: [], errors: [], staticData: {} });
	});
});

describe('deliveries of one event start the workflow once:', () => {
	test('five of them, five minutes apart', async () => {
		for (let delivery = 1; delivery <= 5; delivery += 1) {
			expect(await send()).toEqual(OK);
			later(5 * MINUTE);
		}
		expect(started()).toBe(1);
		expect(server.log).toEqual(
			Array(4).fill('Anveo Call Flow Trigger: a notification came again, and started nothing.'),
		);
	});

	test('the same fields in another form', async () => {
		const part = (name: string) =>
			`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n1\r\n`;
		await send({ body: 'A=1&B=1' });
		await send({
			body: `${part('A')}${part('B')}--x--\r\n`,
			type: 'multipart/form-data; boundary=x',
		});
		expect(started()).toBe(1);
	});

	test('with other events between them', async () => {
		for (const body of ['A=1', 'A=2', 'A=1', 'A=3', 'A=2', 'A=1']) await send({ body });
		expect(started()).toBe(3);
	});

	test('nothing of what was sent is stored, but a fingerprint', async () => {
		await send();
		const [fingerprint = ''] = Object.keys(stored().notifications);
		expect(server.staticData).toEqual({
			'node:Trigger': {
				notifications: { [fingerprint]: expect.any(Number) },
			},
		});
		expect(fingerprint).toMatch(/^[\w-]{22}$/);
	});

	test('several events that come at once, and again at once', async () => {
		const bodies = ['A=1', 'A=2', 'A=3'];
		set({ executionStarted: togetherWith(bodies.length) });
		for (let delivery = 1; delivery <= 3; delivery += 1) {
			await Promise.all(bodies.map(async (body) => await send({ body })));
			later(5 * MINUTE);
		}
		expect(started()).toBe(3);
		await send({ body: 'A=4' });
		// What was lost is stored with the next event.
		expect(Object.keys(stored().notifications)).toHaveLength(4);
	});

	test('whoever sent it did not wait for the answer', async () => {
		const body = 'A=1';
		const gone = connect(server.port, '127.0.0.1');
		gone.end(
			`POST /w?token=${TOKEN} HTTP/1.1\r\nHost: n8n\r\nContent-Type: ${FORM}\r\nContent-Length: 3\r\n\r\n${body}`,
			() => gone.destroy(),
		);
		while (started() === 0) await new Promise((resolve) => setImmediate(resolve));
		set({ staticData: {} });
		expect(await send({ body })).toEqual(OK);
		expect(started()).toBe(0);
	});

	test('in another process with the same database', async () => {
		const other = await startTriggerServer();
		await send();
		// Without what this process remembers.
		other.set({ credential: CREDENTIAL, parameters, staticData: server.staticData });
		expect(await sendTo(other, { body: BODY, type: FORM })).toEqual(OK);
		await other.close();
		expect(other.started).toEqual([]);
	});
});

describe('starts the workflow again:', () => {
	test.each([
		['another event of the same call', 'RESPONSEID=1&E=call', 'RESPONSEID=1&E=fee'],
		['the same event of another call', 'RESPONSEID=1&E=call', 'RESPONSEID=2&E=call'],
		['a field more', 'RESPONSEID=1', 'RESPONSEID=1&E='],
		['a field twice', 'E=1', 'E=1&E=1'],
		['the fields in another order', 'A=1&B=2', 'B=2&A=1'],
		['a name and a value that look alike together', 'A=1&B=', 'A=&B=1'],
		['other letter case', 'A=b', 'A=B'],
	])('%s', async (_what, one, other) => {
		await send({ body: one });
		await send({ body: other });
		expect(started()).toBe(2);
	});

	test('nothing in the body: that tells nothing of the event', async () => {
		await send({ body: '' });
		await send({ body: '' });
		expect(started()).toBe(2);
	});

	test('the same fields half an hour later', async () => {
		await send();
		later(29 * MINUTE);
		await send();
		expect(started()).toBe(1);
		later(2 * MINUTE);
		await send();
		expect(started()).toBe(2);
	});

	test('just half an hour later, and not in the same millisecond', async () => {
		later(0);
		await send();
		await send();
		expect(started()).toBe(1);
		later(30 * MINUTE);
		await send();
		expect(started()).toBe(2);
	});

	test('an event that n8n could not take', async () => {
		set({ takesNothing: true });
		expect(await send({ body: 'A=1' })).toMatchObject({ status: 500 });
		set();
		for (const body of ['A=2', 'A=1']) expect(await send({ body })).toEqual(OK);
		expect(started()).toBe(2);
	});

	test('whoever listens for a test event sees each', async () => {
		set({ mode: 'manual' });
		await send();
		await send();
		expect(started()).toBe(2);
		expect(server.staticData).toEqual({});
	});

	test.each([['text'], [['a']], [{ a: 'text', b: null }], [null]])(
		'what is stored is nothing this node wrote: %j',
		async (notifications) => {
			set({ staticData: { 'node:Trigger': { notifications, other: 1 } } });
			await send();
			await send();
			expect(started()).toBe(1);
			expect(server.staticData).toMatchObject({ 'node:Trigger': { other: 1 } });
		},
	);

	test('what is stored has its times as texts: this node wrote numbers', async () => {
		await send();
		const [fingerprint = ''] = Object.keys(stored().notifications);
		const notifications = { [fingerprint]: String(Date.now() - MINUTE) };
		// Of another workflow this process knows nothing.
		set({ workflowId: 'another', staticData: { 'node:Trigger': { notifications } } });
		await send();
		expect(started()).toBe(1);
	});

	test('the clock was put back', async () => {
		await send();
		later(-MINUTE);
		await send();
		expect(started()).toBe(2);
	});

	test('more than 1,000 later events came between', async () => {
		const entries = Array.from({ length: 1000 }, (_, at) => [`old-${at}`, Date.now() - 1000 + at]);
		entries.reverse();
		set({ staticData: { 'node:Trigger': { notifications: Object.fromEntries(entries) } } });
		await send();
		const { notifications } = stored();
		expect(Object.keys(notifications)).toHaveLength(1000);
		expect(notifications).not.toHaveProperty('old-0');
		expect(notifications).toHaveProperty('old-1');
	});
});

test('a call flow request starts the workflow each time', async () => {
	server.set({ credential: CREDENTIAL });
	await send();
	await send();
	expect(started()).toBe(2);
	expect(server.staticData).toEqual({});
});
