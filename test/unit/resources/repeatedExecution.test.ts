import type { IExecuteFunctions } from 'n8n-workflow';

import { refuseRepeatedExecution } from '../../../nodes/AnveoDialCallFlow/resources/call/dialAndWait/repeatedExecution';
import { fakeItem } from '../fakeItem';

/** What n8n's store says of a note: whether it was there, or that it cannot tell. */
type Answer = boolean | 'fails';

interface Run {
	/** One after the other; the last one again and again. */
	answers: Answer[];
	executionId?: string;
	/** The same object for all tries of a run. */
	executeData?: object;
}

/** What comes of a run, what the store was asked, and what is in n8n's log. */
async function begin({ answers, executionId = '7', executeData = {} }: Run) {
	const asked: unknown[][] = [];
	const debug = jest.fn();
	const context: unknown = {
		getExecutionId: () => executionId,
		getWorkflowDataProxy: () => ({ $runIndex: 2 }),
		logger: { debug },
		helpers: {
			checkProcessedAndRecord: async (...question: unknown[]) => {
				const answer = answers[asked.length] ?? answers.at(-1);
				asked.push(question);
				if (answer === 'fails') throw new Error('duplicate key');
				const [notes] = question;
				return await Promise.resolve({ processed: answer === true ? notes : [] });
			},
		},
	};
	const outcome = refuseRepeatedExecution(context as IExecuteFunctions, fakeItem({ executeData }));
	const refusal: unknown = await outcome.then(
		() => undefined,
		(error: unknown) => error,
	);
	return { refusal, asked, logged: debug.mock.calls.flat() };
}

test('one that was begun before is refused, and whether it was sent is unclear', async () => {
	const { refusal, asked } = await begin({ answers: [true] });

	expect(refusal).toMatchObject({
		kind: 'unclear',
		message:
			'n8n runs this execution for the second time, and the first time had begun this request',
		advice: "If Anveo had answered it, the REQUESTID is in n8n's log.",
	});
	expect(asked).toEqual([[['7 2'], 'node', { mode: 'entries', maxEntries: 500 }]]);
});

test('one that begins is sent when its note is found', async () => {
	const { refusal, asked, logged } = await begin({ answers: [false, true] });

	expect([refusal, asked.length, logged]).toEqual([undefined, 2, []]);
});

test('a note that is lost is written again, six times at most', async () => {
	const found = await begin({ answers: [false, false, false, true] });
	const lost = await begin({ answers: [false] });

	expect([found.refusal, found.asked.length]).toEqual([undefined, 4]);
	expect([lost.refusal, lost.asked.length]).toEqual([undefined, 6]);
});

test('a store that fails once is asked again; twice, and the call goes out without a note', async () => {
	const once = await begin({ answers: ['fails', true] });
	const between = await begin({ answers: [false, 'fails', true] });
	const twice = await begin({ answers: ['fails', false, 'fails'] });

	expect([once.refusal, once.asked.length]).toEqual([undefined, 2]);
	expect([between.refusal, between.asked.length]).toEqual([undefined, 3]);
	expect([twice.refusal, twice.asked.length]).toEqual([undefined, 3]);
	expect(twice.logged).toEqual(
		Array(2).fill("The call could not be noted in n8n's database: Error: duplicate key"),
	);
});

test('an execution without an id has nothing to be noted by', async () => {
	const { refusal, asked } = await begin({ answers: [true], executionId: '' });

	expect([refusal, asked]).toEqual([undefined, []]);
});

test('the next try of the same run is no other execution', async () => {
	const executeData = {};
	const first = await begin({ answers: [false, true], executeData });
	const second = await begin({ answers: [true], executeData });

	expect([first.refusal, first.asked.length]).toEqual([undefined, 2]);
	expect([second.refusal, second.asked]).toEqual([undefined, []]);
});

test('notes are looked at again only after n8n had time to write them', async () => {
	const begun = performance.now();
	await begin({ answers: [false, true] });

	expect(performance.now() - begun).toBeGreaterThanOrEqual(99);
});
