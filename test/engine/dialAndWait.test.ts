import type { INode, INodeParameters } from 'n8n-workflow';

import { resumeQuery } from './support/engineDifferences';
import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());
afterEach(() => jest.restoreAllMocks());

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

async function dialAndWait(
	phones: string[],
	parameters: INodeParameters = {},
	node: Partial<INode> = {},
) {
	return await runNode({
		items: phones.map((phone) => ({ phone })),
		credential: account.credential,
		parameters: { operation: 'dialAndWait', ...parameters },
		node,
	});
}

test('dials with the resume address in a variable, and puts the execution to wait', async () => {
	const { run, error } = await dialAndWait(['+12155550140']);

	expect(error).toBeUndefined();
	expect(account.sandbox.dials()).toMatchObject([
		{
			phoneNumber: '12155550140',
			variables: [
				// n8n's own address of this execution, with its token.
				{ name: 'RESUMEURL', value: `http://localhost//1?${resumeQuery(run)}` },
			],
			faults: [],
		},
	]);
	expect(run.data.waitTill).toBeDefined();
});

test('what leaves when the time is up is the dial itself, with its REQUESTID', async () => {
	const { run } = await dialAndWait(['+12155550140']);

	// n8n hands on what came in to a node whose time is up.
	expect(run.data.executionData?.nodeExecutionStack[0]?.data.main).toEqual([
		[
			{
				json: {
					requestId: account.sandbox.requestIds()[0],
					anveoResult: 'SUCCESS',
					phoneNumber: '+12155550140',
					callerId: '+12157010680',
					test: false,
					scheduledFor: null,
					waitUntil: run.data.waitTill?.toISOString(),
					replied: false,
					timedOut: true,
					reply: {},
					repliedAt: null,
				},
				pairedItem: { item: 0 },
			},
		],
	]);
});

test('while it waits, n8n shows the dial', async () => {
	const { output } = await dialAndWait(['+12155550140']);

	expect(output).toMatchObject([
		{ json: { requestId: account.sandbox.requestIds()[0], replied: false } },
	]);
});

test('what was noted for a Retry is gone once the execution waits', async () => {
	const { run } = await dialAndWait(['+12155550140']);

	expect(JSON.stringify(run.data.executionData?.contextData)).not.toContain('2155550140');
});

test('the variable can have another name', async () => {
	await dialAndWait(['+12155550140'], { resumeUrlVariable: ' REPLYURL ' });

	expect(account.sandbox.dials()[0]?.variables[0]?.name).toBe('REPLYURL');
});

test("Calling Hours can be in the workflow's time zone", async () => {
	jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2027-01-15T10:00:00+09:00'));
	await runNode({
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters: {
			operation: 'dialAndWait',
			additionalFields: { callingHours: { hours: { timeZone: 'workflow' } } },
		},
		settings: { timezone: 'Asia/Tokyo' },
	});

	expect(account.sandbox.dials()).toMatchObject([{ delay: null }]);
});

test('a list is refused before anything is dialled', async () => {
	const { error } = await dialAndWait(['+12155550140', '+12155550141'], {}, RETRY);

	expect(error?.message).toBe("'Dial and Wait for Reply' takes one item at a time, but 2 came in");
	expect(error?.description).toContain('Loop Over Items');
	expect(account.sandbox.requests()).toEqual([]);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'%s: each item of a list leaves as a failed one, and nothing is dialled',
	async (onError) => {
		const phones = ['+12155550140', '+12155550141'];
		const { output, errorOutput } = await dialAndWait(phones, {}, { ...RETRY, onError });

		const [failed, none] =
			onError === 'continueErrorOutput' ? [errorOutput, output] : [output, errorOutput];
		expect(none).toEqual([]);
		expect(failed).toMatchObject(
			phones.map((phone, item) => ({
				json: {
					phone,
					error: "'Dial and Wait for Reply' takes one item at a time, but 2 came in",
					details: {
						description: expect.stringContaining('Loop Over Items'),
						callMayHaveBeenPlaced: false,
					},
				},
				pairedItem: { item },
			})),
		);
		expect(account.sandbox.requests()).toEqual([]);
	},
);

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'%s: a proxy that is none makes a failed item too',
	async (onError) => {
		const { output, errorOutput } = await dialAndWait(
			['+12155550140'],
			{ requestOptions: { proxy: 'none' } },
			{ onError },
		);

		const failed = onError === 'continueErrorOutput' ? errorOutput : output;
		expect(failed).toMatchObject([
			{
				json: {
					phone: '+12155550140',
					error: "'Proxy' is not a web address",
					details: { callMayHaveBeenPlaced: false },
				},
			},
		]);
		expect(account.sandbox.requests()).toEqual([]);
	},
);

test('Execute Once: the first item of a list is dialled', async () => {
	await dialAndWait(['+12155550140', '+12155550141'], {}, { executeOnce: true });

	expect(account.sandbox.dials()).toMatchObject([{ phoneNumber: '12155550140' }]);
});

describe('the calls of a run are placed at most once here too', () => {
	test.each([
		['refused', '01', 3],
		['HTTP 500', '05', 1],
		['a connection that was cut', '04', 1],
		['a redirect', '14', 1],
		['HTTP 401', '19', 1],
		['no REQUESTID', '10', 1],
	])('%s: the number is dialled %s, %i times in three tries', async (_what, ending, times) => {
		const { error, run } = await dialAndWait([`+121555501${ending}`], {}, RETRY);

		expect(account.sandbox.dialsOf(`121555501${ending}`)).toBe(times);
		expect(error).toBeDefined();
		expect(run.data.waitTill).toBeUndefined();
	});

	test('refused once, then accepted: waits for the second', async () => {
		const { run } = await dialAndWait(['+12155550130'], {}, RETRY);

		expect(account.sandbox.dialsOf('12155550130')).toBe(2);
		expect(run.data.waitTill).toBeDefined();
	});

	test('no answer within the time-out of Request Options', async () => {
		const { error } = await dialAndWait(['+12155550103'], { requestOptions: { timeout: 200 } });

		expect(error?.message).toBe(
			'Unclear whether +1 215 555 0103 was called: Anveo did not answer within 0.2 seconds',
		);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'%s: the failed item leaves at once',
		async (onError) => {
			const { output, errorOutput, run } = await dialAndWait(['+12155550105'], {}, { onError });

			expect([...output, ...errorOutput][0]?.json).toMatchObject({
				phone: '+12155550105',
				details: { callMayHaveBeenPlaced: true },
			});
			expect(run.data.waitTill).toBeUndefined();
		},
	);
});

test('a failed item whose input has a requestId of its own does not wait either', async () => {
	const { run, output } = await runNode({
		items: [{ phone: '+12155550101', requestId: 'of another call' }],
		credential: account.credential,
		parameters: { operation: 'dialAndWait' },
		node: { onError: 'continueRegularOutput' },
	});

	expect(output).toMatchObject([{ json: { error: expect.stringContaining('refused the call') } }]);
	expect(run.data.waitTill).toBeUndefined();
});

test('neither key nor phrase is in what n8n stores', async () => {
	const { stored } = await dialAndWait(['+12155550123']);

	for (const secret of [account.credential.userApiKey, 'horse', 'staple']) {
		expect(stored).not.toContain(secret);
	}
});
