import { type INode, type INodeParameters, sleep } from 'n8n-workflow';

import { runNode, startRun } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const COLLEAGUE = '+1 215 555 0144';

function connecting(phones: string[], parameters: INodeParameters = {}, node: Partial<INode> = {}) {
	return {
		items: phones.map((phone) => ({ phone })),
		credential: account.credential,
		parameters: {
			operation: 'connect',
			firstNumber: '={{ $json.phone }}',
			secondNumber: COLLEAGUE,
			...parameters,
		},
		node,
	};
}

async function connect(...options: Parameters<typeof connecting>) {
	return await runNode(connecting(...options));
}

const sent = () =>
	account.sandbox.requests().map(({ action, parameters }) => ({
		action,
		...Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
	}));

test('the two numbers and nothing else are sent, and the REQUESTID comes out', async () => {
	const { output, error } = await connect(['+1 (215) 555-0140']);

	expect(error).toBeUndefined();
	expect(sent()).toEqual([
		{
			action: 'DIAL.CONNECT',
			SIGNATURE: '***',
			PHONENUMBER: '12155550140',
			DESTPHONENUMBER: '12155550144',
		},
	]);
	expect(output).toEqual([
		{
			json: {
				requestId: account.sandbox.requestIds()[0],
				anveoResult: 'SUCCESS',
				firstNumber: '+12155550140',
				secondNumber: '+12155550144',
				callerId: null,
				test: false,
				scheduledFor: null,
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('every documented argument', async () => {
	const { output } = await connect(['020 7946 0958'], {
		additionalFields: {
			connectCallerId: '020 7946 0123',
			maxCallDuration: 30,
			delay: 1440,
			memo: 'Ann & Bob',
			billingCode: '123456',
			test: true,
		},
		options: { defaultCountry: 'GB' },
		secondNumber: '020 7946 0999',
	});

	expect(sent()).toEqual([
		{
			action: 'DIAL.CONNECT',
			SIGNATURE: '***',
			PHONENUMBER: '442079460958',
			DESTPHONENUMBER: '442079460999',
			CALLERID: '442079460123',
			MAXCALLDURATION: '30',
			DELAY: '1440',
			MEMO: 'Ann & Bob',
			BILLINGCODE: '123456',
			TEST: 'TRUE',
		},
	]);
	expect(account.sandbox.dials()).toMatchObject([{ faults: [] }]);
	expect(output[0]?.json).toMatchObject({
		callerId: '+442079460123',
		test: true,
		scheduledFor: expect.stringMatching(/^\d{4}-.*Z$/),
	});
});

test('Calling Hours hold for both of the two', async () => {
	const { output } = await connect(['+442079460958'], {
		additionalFields: { callingHours: { hours: { from: '12:00', to: '20:00' } } },
	});

	const zones = ['Europe/London', 'America/New_York'];
	expect(output[0]?.json.timeZones).toEqual(expect.arrayContaining(zones));
});

test('Calling Hours: when it is day for one of them only, nobody is called', async () => {
	const hours = { from: '12:00', to: '13:00', outsideHours: 'refuse' };
	const { error } = await connect(['+442079460958'], {
		additionalFields: { callingHours: { hours } },
	});

	expect(error?.message).toContain("outside 'Calling Hours'");
	expect(account.sandbox.requests()).toEqual([]);
});

test('Max Calls per Run', async () => {
	const { error } = await connect(['+12155550140', '+12155550141'], {
		options: { maxCallsPerRun: 1 },
	});

	expect(error?.message).toContain("'Max Calls per Run' is 1");
	expect(account.sandbox.requests()).toEqual([]);
});

test('Get Call Status asks about it as about any call', async () => {
	const { output } = await connect(['+12155550140']);
	const { output: status } = await runNode({
		items: output.map(({ json }) => json),
		credential: account.credential,
		parameters: { operation: 'getStatus', requestId: '={{ $json.requestId }}' },
	});

	expect(status[0]?.json).toMatchObject({
		status: expect.stringMatching(/^(NONE|INIT|START|END)$/),
	});
});

test.each<[string, INodeParameters, string]>([
	['no first number', { firstNumber: '={{ $json.none }}' }, "'First Number' is empty"],
	['a bad second number', { secondNumber: 'Bob' }, '\'Second Number\' "Bob" is not a phone number'],
	['no second number', { secondNumber: '={{ $json.none }}' }, "'Second Number' is empty"],
	[
		'twice the same number, written in two ways',
		{ secondNumber: '001 215 555 0140' },
		"'First Number' and 'Second Number' are the same number, +12155550140",
	],
	['a bad caller ID', { additionalFields: { connectCallerId: 'me' } }, '\'Caller ID\' "me"'],
	[
		'a call of no time',
		{ additionalFields: { maxCallDuration: 0 } },
		'\'Max Call Duration\' "0", but must be a whole number of minutes from 1 to 1440',
	],
	[
		'a call of half a minute',
		{ additionalFields: { maxCallDuration: 0.5 } },
		'\'Max Call Duration\' "0.5", but must be a whole number',
	],
	[
		'a moment that is past',
		{ additionalFields: { callAt: '2020-01-01T00:00:00Z' } },
		"'Call At' is in the past",
	],
])('%s is refused: nobody is called', async (_what, parameters, message) => {
	const { error } = await connect(['+12155550140'], parameters);

	expect(error?.message).toContain(message);
	expect(account.sandbox.requests()).toEqual([]);
});

test('Stop Workflow: one bad number means no call at all', async () => {
	const { error } = await connect(['+12155550140', 'bad'], {}, RETRY);

	expect(error?.message).toContain('\'First Number\' "bad"');
	expect(account.sandbox.requests()).toEqual([]);
});

describe('the two are called at most once', () => {
	test.each([
		['refused', '01', 3],
		['HTTP 500', '05', 1],
		['a connection that was cut', '04', 1],
		['no REQUESTID', '10', 1],
	])('%s: dialled %s, %i times in three tries', async (_what, ending, times) => {
		const { error } = await connect([`+121555501${ending}`], {}, RETRY);

		expect(account.sandbox.dialsOf(`121555501${ending}`)).toBe(times);
		expect(error).toBeDefined();
	});

	test('an accepted one is not dialled again beside one that failed', async () => {
		await connect(['+12155550140', '+12155550101'], {}, RETRY);

		expect(account.sandbox.dialsOf('12155550140')).toBe(1);
		expect(account.sandbox.dialsOf('12155550101')).toBe(3);
	});

	test('the error that stops the workflow names both numbers, and the REQUESTIDs', async () => {
		const { error } = await connect(['+12155550140', '+12155550101']);
		const told = `${error?.message} ${error?.description}`.replace(/ (?=\d)/g, '');

		expect(told).toContain('+12155550140');
		expect(told).toContain('+12155550144');
		expect(told).toContain(account.sandbox.requestIds()[0]);
	});

	test('an unclear outcome is said to be unclear', async () => {
		const { output } = await connect(['+12155550105'], {}, { onError: 'continueRegularOutput' });

		expect(output[0]?.json).toMatchObject({
			phone: '+12155550105',
			error: expect.stringContaining(
				'Unclear whether +1 215 555 0105 and +1 215 555 0144 were called',
			),
			details: { callMayHaveBeenPlaced: true },
		});
	});
});

test('cancelled: what is not under way is not sent', async () => {
	const phones = Array.from({ length: 30 }, () => '+12155550102');
	const run = startRun(connecting(phones, { options: { concurrency: 1 } }));
	while (account.sandbox.requests().length === 0) await sleep(1);
	run.cancel();
	await run;

	expect(account.sandbox.requests().length).toBeLessThan(phones.length);
});
