import type { AnveoAction } from '../../../anveo/action';
import { getStatus } from '../../../nodes/AnveoDialCallFlow/resources/call/getStatus';
import { outcomeOf } from '../refusalOf';

const START = Date.UTC(2027, 0, 15);

interface Follow {
	/** One after the other; the last one again and again. */
	statuses: string[];
	wait?: { pollInterval: number; maxWait: number };
	/** Milliseconds that each answer takes. */
	answerTime?: number;
}

/** What comes of a question, how long each pause was, and what was asked, on a clock of its own. */
async function follow({ statuses, wait, answerTime = 0 }: Follow) {
	let now = START;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
	const pauses: number[] = [];
	const asked: AnveoAction[] = [];
	const exchange = {
		ask: async (action: () => AnveoAction) => {
			const status = statuses[asked.length] ?? statuses.at(-1);
			asked.push(action());
			if (asked.length > 20) throw new Error('It is asked without end');
			now += answerTime;
			return await Promise.resolve({ status });
		},
		pause: async (milliseconds: number) => {
			pauses.push(milliseconds);
			now += milliseconds;
			await Promise.resolve();
		},
	};
	const order = { requestId: 'id1', label: 'id1', concurrency: 10, ...(wait && { wait }) };
	try {
		return { json: await getStatus.send(exchange, order), pauses, asked };
	} finally {
		clock.mockRestore();
	}
}

const MINUTE = 60_000;
const EVERY_20 = { pollInterval: 20_000, maxWait: MINUTE };

test.each([
	['DIALING', false, null],
	['START', false, true],
	['start', false, true],
	['END', true, null],
	['end', true, null],
])('once: %s', async (status, ended, answered) => {
	const { json, pauses, asked } = await follow({ statuses: [status] });

	expect(json).toEqual({
		...{ requestId: 'id1', status, ended, answered, timedOut: false },
		checkedAt: expect.stringMatching(/^\d{4}-.*Z$/),
	});
	expect(pauses).toEqual([]);
	expect(asked).toEqual([
		{
			action: 'DIAL.GETSTATUS',
			parameters: [{ name: 'REQUESTID', value: 'id1' }],
			variables: [],
		},
	]);
});

test('until the call has ended: that it was answered is not forgotten', async () => {
	const statuses = ['DIALING', 'START', 'END'];
	const { json, pauses } = await follow({ statuses, wait: EVERY_20 });

	expect(json).toMatchObject({ status: 'END', ended: true, answered: true, timedOut: false });
	expect(pauses).toEqual([20_000, 20_000]);
});

test('until the time is up, and once more as it is', async () => {
	const wait = { pollInterval: 25_000, maxWait: MINUTE };
	const { json, pauses } = await follow({ statuses: ['DIALING'], wait });

	expect(json).toMatchObject({ status: 'DIALING', ended: false, answered: null, timedOut: true });
	expect(pauses).toEqual([25_000, 25_000, 10_000]);
});

test('the time that answers take counts', async () => {
	const { pauses } = await follow({ statuses: ['DIALING'], wait: EVERY_20, answerTime: 15_000 });

	expect(pauses).toEqual([20_000, 10_000]);
});

test('with no time to wait it is asked once', async () => {
	const wait = { pollInterval: 20_000, maxWait: 0 };
	const { json, asked } = await follow({ statuses: ['DIALING'], wait });

	expect([json.timedOut, asked.length]).toEqual([true, 1]);
});

test('an answer without a status is none', () => {
	const received = (body: string) =>
		outcomeOf(() => getStatus.receive({ statusCode: 200, headers: {}, body }));

	expect(received('<RESPONSE><RESULT>START</RESULT></RESPONSE>')).toEqual({ status: 'START' });
	expect(received('<RESPONSE><RESULT></RESULT></RESPONSE>')).toMatchObject({
		message: expect.stringContaining('status'),
	});
});
