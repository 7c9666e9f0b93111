import type { INode, INodeParameters } from 'n8n-workflow';

import { CONTINUE, RETRY } from './support/dialledItems';
import { retryStored, storedExecution } from './support/retryRun';
import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());
afterEach(() => jest.restoreAllMocks());

const PHILADELPHIA = '+12157010680';
const LONDON = '+442079460958';

/** Sets the clock that the node asks. It may differ from call to call. */
function clock(time: () => string): void {
	jest.spyOn(Date, 'now').mockImplementation(() => Date.parse(time()));
}

const callingHours = (hours: INodeParameters = {}, fields: INodeParameters = {}) => ({
	additionalFields: { callingHours: { hours }, ...fields },
});

const run = async (phones: string[], parameters: INodeParameters, node?: Partial<INode>) =>
	await runNode({
		items: phones.map((phone) => ({ phone })),
		credential: account.credential,
		parameters,
		node,
	});

const delays = () => account.sandbox.dials().map(({ delay }) => delay);

test('not added: called at once, at any hour, and the output is as before', async () => {
	clock(() => '2027-01-15T03:00:00-05:00');
	const { output } = await run([PHILADELPHIA], {});

	expect(delays()).toEqual([null]);
	expect(output[0]?.json.scheduledFor).toBeNull();
	expect(output[0]?.json).not.toHaveProperty('timeZones');
});

test('each number within the hours of its own time zone', async () => {
	clock(() => '2027-01-15T10:00:00Z');
	const { output } = await run([PHILADELPHIA, LONDON, '+18005550100'], callingHours());

	expect(output.map(({ json }) => [json.phoneNumber, json.scheduledFor])).toEqual([
		[PHILADELPHIA, '2027-01-15T13:00:00.000Z'],
		[LONDON, null],
		// Guam has the next morning then, and Newfoundland the evening.
		['+18005550100', '2027-01-15T22:00:00.000Z'],
	]);
	expect(output[0]?.json.timeZones).toEqual(['America/New_York']);
	expect(output[1]?.json.timeZones).toContain('Europe/London');
	expect(output[2]?.json.timeZones).toHaveLength(42);
	expect(delays()).toEqual(['180', null, '720']);
});

test.each([
	['London', LONDON, {}, null],
	['Philadelphia', PHILADELPHIA, {}, '2027-01-15T08:00:00-05:00'],
	['Sydney', '+61255500100', {}, '2027-01-16T08:00:00+11:00'],
	[
		'Sydney, on working days',
		'+61255500100',
		{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
		'2027-01-18T08:00:00+11:00',
	],
])('the examples of the page: %s', async (_place, phone, hours, expected) => {
	clock(() => '2027-01-15T10:00:00Z');
	const { output } = await run([phone], callingHours(hours));

	const { scheduledFor } = output[0]?.json ?? {};
	if (expected === null) expect(scheduledFor).toBeNull();
	else expect(Date.parse(String(scheduledFor))).toBe(Date.parse(expected));
});

test.each<[string, INodeParameters, string | null]>([
	['the zone of the workflow', { timeZone: 'workflow' }, null],
	[
		'a zone out of the item',
		{ timeZone: 'named', timeZoneName: '={{ $json.phone === "x" ? "" : "Asia/Tokyo" }}' },
		'2027-01-15T23:00:00.000Z',
	],
	['other days', { days: ['monday'] }, '2027-01-18T13:00:00.000Z'],
	['other hours', { from: '12:30', to: '13:00' }, '2027-01-15T17:30:00.000Z'],
])('%s', async (_what, hours, expected) => {
	clock(() => '2027-01-15T11:59:30-05:00');
	const { output } = await run([PHILADELPHIA], callingHours(hours));

	const scheduledFor = output[0]?.json.scheduledFor;
	if (expected === null) expect(scheduledFor).toBeNull();
	else {
		const late = Date.parse(String(scheduledFor)) - Date.parse(expected);
		expect(late).toBe(30_000);
	}
});

test.each<[string, INodeParameters, string]>([
	['Delay', { delay: 90 }, '2027-01-16T13:00:00.000Z'],
	['Call At', { callAt: '2027-01-20T23:00:00' }, '2027-01-21T13:00:00.000Z'],
	['Call At within the hours', { callAt: '2027-01-20T12:00:00' }, '2027-01-20T17:00:00.000Z'],
])('%s is the earliest moment', async (_what, fields, expected) => {
	clock(() => '2027-01-15T20:00:00-05:00');
	const { output } = await run([PHILADELPHIA], callingHours({}, fields));

	expect(output[0]?.json.scheduledFor).toBe(expected);
});

test('the moment is worked out when the call is sent, again at each try', async () => {
	// Refused the first time: the second try is after the hours.
	const isLater = () => account.sandbox.dials().length > 0;
	clock(() => `2027-01-15T${isLater() ? '21:00:10' : '20:59:50'}-05:00`);
	const { output } = await run(['+12155550130'], callingHours(), RETRY);

	expect(delays()).toEqual([null, '660']);
	expect(output[0]?.json.scheduledFor).toBe('2027-01-16T13:00:10.000Z');
});

describe('Refuse the Call', () => {
	const STRICT = callingHours({ outsideHours: 'refuse' });

	test('one number outside its hours: with Stop Workflow nobody is called', async () => {
		clock(() => '2027-01-15T10:00:00Z');
		const { error } = await run([LONDON, PHILADELPHIA], STRICT);

		expect(error?.message).toBe(
			"+12157010680 is outside 'Calling Hours': the call would be due on Friday at 05:00 in America/New_York",
		);
		expect(error?.description).toContain("'Schedule for the Next Opening'");
		expect(account.sandbox.requests()).toEqual([]);
	});

	test('with Continue the others are called', async () => {
		clock(() => '2027-01-15T10:00:00Z');
		const { output } = await run([LONDON, PHILADELPHIA], STRICT, CONTINUE);

		expect(output).toMatchObject([
			{ json: { requestId: expect.any(String), scheduledFor: null } },
			{
				json: {
					error: expect.stringContaining("is outside 'Calling Hours'"),
					details: { callMayHaveBeenPlaced: false },
				},
			},
		]);
		expect(account.sandbox.dials()).toHaveLength(1);
	});

	test('the hours end while the call is waiting to be sent: it is not sent', async () => {
		const isLater = () => account.sandbox.dials().length > 0;
		clock(() => `2027-01-15T${isLater() ? '21:00:10' : '20:59:50'}-05:00`);
		const { output } = await run(
			[PHILADELPHIA, '+12157010681'],
			{ ...STRICT, options: { concurrency: 1 } },
			CONTINUE,
		);

		expect(output[0]?.json.requestId).toBeDefined();
		expect(output[1]?.json.error).toContain('due on Friday at 21:00 in America/New_York');
		expect(account.sandbox.dials()).toHaveLength(1);
	});

	test('a Retry of the execution after the hours: placed calls are given back, no other is placed', async () => {
		let time = '2027-01-15T20:59:00-05:00';
		clock(() => time);
		const items = [{ phone: PHILADELPHIA }, { phone: '+12155550101' }];
		const options = { items, credential: account.credential, parameters: STRICT };
		const first = await runNode(options);
		const [id] = account.sandbox.requestIds();
		time = '2027-01-15T21:30:00-05:00';
		const second = await retryStored(await storedExecution(first.run), {
			...options,
			node: CONTINUE,
		});

		expect(second.output[0]?.json.requestId).toBe(id);
		expect(second.output[1]?.json.error).toContain("is outside 'Calling Hours'");
		expect(account.sandbox.dials()).toHaveLength(2);
	});
});

test.each(['={{ {} }}', []])(
	'%j for the hours: n8n itself fills in those they come with',
	async (hours) => {
		clock(() => '2027-01-15T07:00:00-05:00');
		const { output } = await run([PHILADELPHIA], {
			additionalFields: { callingHours: { hours } },
		} as INodeParameters);

		expect(output[0]?.json.scheduledFor).toBe('2027-01-15T13:00:00.000Z');
	},
);

test('Dial and Wait for Reply: Max Wait Time counts from when the call is due', async () => {
	clock(() => '2027-01-15T22:00:00-05:00');
	const { run: waiting } = await run([PHILADELPHIA], {
		...callingHours(),
		operation: 'dialAndWait',
		maxWaitTime: 5,
	});

	const item = waiting.data.executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0]?.json;
	expect(item).toMatchObject({
		scheduledFor: '2027-01-16T13:00:00.000Z',
		timeZones: ['America/New_York'],
		waitUntil: '2027-01-16T13:05:00.000Z',
	});
	expect(waiting.data.waitTill).toEqual(new Date('2027-01-16T13:05:00.000Z'));
});
