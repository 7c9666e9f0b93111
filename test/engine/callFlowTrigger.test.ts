import { loadOutputSchema } from 'n8n-core';

import { AnveoCallFlowTrigger } from '../../nodes/AnveoCallFlowTrigger/AnveoCallFlowTrigger.node';
import { CREDENTIAL, OK, type Sent, sendTo, TOKEN } from './support/callback';
import { outputSchemas, testWith } from './support/engineDifferences';
import { startTriggerServer, type TriggerServer } from './support/triggerServer';

let server: TriggerServer;
beforeAll(async () => {
	server = await startTriggerServer();
});
afterAll(async () => await server.close());
beforeEach(() => server.set({ credential: CREDENTIAL }));

const send = async (sent?: Sent) => await sendTo(server, sent);

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
		const ofRequest = Object.keys(server.started[0] ?? {});
		server.set({ credential: CREDENTIAL, parameters: { triggerOn: 'callEndedNotification' } });
		await send();
		const ofNotification = Object.keys(server.started[0] ?? {});
		const schema = loadOutputSchema({ nodeDir: 'nodes/AnveoCallFlowTrigger', version: 1 });
		// n8n has one schema for a trigger, whatever starts it.
		const all = new Set([...ofRequest, ...ofNotification]);
		expect(Object.keys(Object(schema?.properties)).sort()).toEqual([...all].sort());
	});
});
