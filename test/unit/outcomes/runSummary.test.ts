import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import type { KnownRequests, SentRequest } from '../../../nodes/AnveoDialCallFlow/outcomes/outcome';
import {
	type FailedRequest,
	type RunResults,
	runSummary,
} from '../../../nodes/AnveoDialCallFlow/outcomes/runSummary';
import { ACTION, CALL, QUESTION } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { cpuTime } from '../../cpuTime';

const ITEMS = 10_000;

const refused = new Failure({
	...{ kind: 'refused', message: 'Anveo refused the call: no', reason: 'Anveo refused: no' },
	...{ advice: 'Ask.', mayHaveHappened: false },
});

const numberOf = (item: number) => `+1215${2_000_000 + item}`;

const failedOnes = (items: number[]): Map<number, FailedRequest> =>
	new Map(
		items.map((item) => [
			item,
			{ kind: 'failed', failure: refused, label: numberOf(item), target: numberOf(item) },
		]),
	);

const doneOnes = (items: number[]): KnownRequests =>
	items.map((item) => [
		item,
		{
			...{ kind: 'done', label: numberOf(item), target: numberOf(item) },
			json: { requestId: `id-${item}` },
		},
	]);

const results = (some: Partial<RunResults>): RunResults => ({
	...{ items: ITEMS, known: [], failed: new Map(), isToolCall: false },
	...some,
});

const all = Array.from({ length: ITEMS }, (_, item) => item);

test('of 10,000 that failed ten are shown', () => {
	const lines = runSummary(results({ failed: failedOnes(all) }), CALL, 'Ask.');

	expect(lines).toHaveLength(1 + 1 + 1 + 10 + 1 + 1 + 1);
	expect(lines).toContain('and 9990 more');
	expect(lines[0]).toBe('Nobody was called: 10000 refused, 0 not sent.');
});

test('of 10,000 that were placed each REQUESTID is there, and n8n is not held up', () => {
	const [last = 0] = all.slice(-1);
	const start = cpuTime();
	const lines = runSummary(
		results({ known: doneOnes(all.slice(0, -1)), failed: failedOnes([last]) }),
		CALL,
	);
	const took = cpuTime() - start;
	// Not a measurement: with a library for each number it was seconds.
	expect(took).toBeLessThan(500);

	expect(lines.filter((line) => line.includes(': id-'))).toHaveLength(ITEMS - 1);
	expect(lines.join('').length).toBeLessThan(1_000_000);
});

test('in the words of each operation', () => {
	const some = results({ items: 3, known: doneOnes([0]), failed: failedOnes([1]) });
	const [call, action, question] = [CALL, ACTION, QUESTION].map((wording) =>
		runSummary(some, wording),
	);

	expect(call?.[0]).toBe('1 call placed, 1 refused, 0 unclear, 1 not sent.');
	expect(action?.[0]).toBe('1 action carried out, 1 refused, 0 unclear, 1 not sent.');
	expect(action).toContain(
		'In Executions, Retry sends only the 2 that were not carried out. A new run of the workflow or this step sends all 3.',
	);
	expect(question?.[0]).toBe('1 answered, 1 refused, 0 without a usable answer, 1 not sent.');
	// What was asked is asked again, and its answer is nothing that was not known before.
	expect(question?.slice(1)).toEqual(['', 'Failed:', expect.stringContaining('(2 of 3)')]);
});

test('a tool call has no button to retry it', () => {
	const done = { items: 2, known: doneOnes([0]) };

	expect(runSummary(results(done), CALL).join()).toContain('In Executions, Retry');
	expect(runSummary(results({ ...done, isToolCall: true }), CALL)).toEqual([
		'1 call placed, 0 refused, 0 unclear, 1 not sent.',
		'',
		'Calls placed, with their REQUESTIDs:',
		'+12152000000 (1 of 2): id-0',
	]);
});

test.each([
	['of 200 signs is whole', '☎'.repeat(200), '☎'.repeat(200)],
	['of more is cut, between two signs', '📞'.repeat(201), `${'📞'.repeat(199)}…`],
])('a reason %s', (_what, reason, shown) => {
	const failure = new Failure({
		...{ kind: 'refused', message: 'Refused', reason, advice: '', mayHaveHappened: false },
	});
	const failed = new Map<number, FailedRequest>([
		[0, { kind: 'failed', failure, label: numberOf(0), target: numberOf(0) }],
	]);

	expect(runSummary(results({ items: 2, failed }), CALL)).toContainEqual(
		expect.stringMatching(new RegExp(`: ${shown}$`, 'u')),
	);
});

describe('line by line', () => {
	const unclear = new Failure({
		...{ kind: 'unclear', message: 'Unclear', reason: 'No answer', advice: 'Look.' },
		mayHaveHappened: true,
	});
	const sent = (item: number, failure: Failure): Extract<SentRequest, { kind: 'failed' }> => ({
		...{ kind: 'failed', failure, label: numberOf(item), target: numberOf(item) },
	});
	const RETRY = 'A new run of the workflow or this step dials all';

	test('one of each kind, in the order of the items', () => {
		// What another version has noted may have been sent, and is no known request.
		const unreadable = new Failure({
			...{ kind: 'unclear', message: 'Cannot be read', advice: '', mayHaveHappened: true },
		});
		const lines = runSummary(
			results({
				items: 6,
				known: [...doneOnes([0]), [1, sent(1, unclear)]],
				failed: new Map([
					[4, sent(4, refused)],
					[3, sent(3, unreadable)],
					[1, sent(1, unclear)],
				]),
			}),
			CALL,
		);

		expect(lines).toEqual([
			'1 call placed, 1 refused, 2 unclear, 2 not sent.',
			'',
			'Failed:',
			'+1 215 200 0003 (4 of 6): Cannot be read',
			'+1 215 200 0004 (5 of 6): Anveo refused: no',
			'',
			`In Executions, Retry dials only the 3 that were not called. ${RETRY} 6.`,
			'',
			expect.stringMatching(/^Unclear\. Look in your Anveo account .* dials it again/),
			'+1 215 200 0001 (2 of 6): No answer.',
			'',
			'Calls placed, with their REQUESTIDs:',
			'+12152000000 (1 of 6): id-0',
		]);
	});

	test('all of them sent: Retry sends none again', () => {
		const known: KnownRequests = [...doneOnes([0]), [1, sent(1, unclear)]];
		const lines = runSummary(results({ items: 2, known }), CALL, 'Ask.');

		expect(lines.slice(0, 4)).toEqual([
			'1 call placed, 0 refused, 1 unclear, 0 not sent.',
			'',
			'Ask.',
			`In Executions, Retry dials none of them again. ${RETRY} 2.`,
		]);
	});

	test('two that are unclear are them, and one is it', () => {
		const known: KnownRequests = [
			[0, sent(0, unclear)],
			[1, sent(1, unclear)],
		];
		const textOf = (some: KnownRequests) =>
			runSummary(results({ items: 3, known: some }), CALL).join('\n');

		expect(textOf(known)).toContain('dials them again');
		expect(textOf(known.slice(1))).toContain('dials it again');
	});

	test('what nobody can read is not nothing', () => {
		const failed = new Map([[0, sent(0, unclear)]]);
		const [tally] = runSummary(results({ items: 2, failed }), CALL);

		expect(tally).toBe('0 calls placed, 0 refused, 1 unclear, 1 not sent.');
	});

	test('a failed try after an unclear one is listed with the unclear', () => {
		const later = sent(0, unclear);
		const known: KnownRequests = [[0, later]];
		const lines = runSummary(results({ items: 2, known, failed: new Map([[0, later]]) }), CALL);

		expect(lines).not.toContain('Failed:');
		expect(lines).toContain('+1 215 200 0000 (1 of 2): No answer.');
	});

	test('one alone: the title says the rest', () => {
		expect(runSummary(results({ items: 1 }), CALL)).toEqual(['Nobody was called.']);
	});
});
