import { NodeApiError } from 'n8n-workflow';

import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import type { SentRequest } from '../../../nodes/AnveoDialCallFlow/outcomes/outcome';
import type { RunResults } from '../../../nodes/AnveoDialCallFlow/outcomes/runSummary';
import {
	singleError,
	stopError,
	withResults,
} from '../../../nodes/AnveoDialCallFlow/outcomes/stopError';
import { CALL, QUESTION } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { fakeItem } from '../fakeItem';

const failureOf = (mayHaveHappened: boolean) =>
	new Failure({
		...{ kind: 'unclear', message: 'It broke', reason: 'Broken', advice: 'Look.' },
		...{ mayHaveHappened, evidence: 'The answer began: <' },
	});

const results = (some: Partial<RunResults> = {}): RunResults => ({
	...{ items: 1, known: [], failed: new Map(), isToolCall: false },
	...some,
});

const NOBODY = 'Nobody was called. Look. The answer began: &lt;';

test('of a single item the description has all, as HTML', () => {
	const error = stopError(fakeItem(), failureOf(false), CALL, results());

	expect(error).toMatchObject({ message: 'It broke', description: NOBODY });
	expect(singleError(fakeItem(), failureOf(false), CALL).description).toBe(NOBODY);
});

test('of a question nothing can have been done', () => {
	expect(singleError(fakeItem(), failureOf(false), QUESTION).description).toBe(
		'Nothing was changed. Look. The answer began: &lt;',
	);
});

test('a tool call has no Retry button, and is not promised one', () => {
	const unclear = failureOf(true);
	const called = singleError(fakeItem({ isToolCall: true }), unclear, CALL);

	expect(singleError(fakeItem(), unclear, CALL).description).toContain("n8n's Retry button");
	expect(called.description).toMatch(/^Look\. Retry On Fail does not dial it again, /);
});

test('of a list it has all lines, and the advice once: here, or beside the list of what is unclear', () => {
	const failure = failureOf(true);
	const sent: SentRequest = { kind: 'failed', label: 'x', target: 'x', failure };
	const other: SentRequest = { ...sent, failure: failureOf(true) };
	const linesFor = (known: RunResults['known']) =>
		stopError(fakeItem(), failure, CALL, results({ items: 2, known })).description?.split('<br>\n');

	expect(linesFor([])).toEqual(['Nobody was called: 2 not sent.', '', 'Look.']);
	expect(linesFor([[0, other]])).toContain('Look.');
	expect(linesFor([[0, sent]])).toEqual([
		'0 calls placed, 0 refused, 1 unclear, 1 not sent.',
		'',
		'In Executions, Retry dials only the one that was not called. A new run of the workflow or this step dials all 2.',
		'',
		expect.stringMatching(/^Unclear\. Look in your Anveo account/),
		'x (1 of 2): Broken. The answer began: &lt;',
	]);
	expect(
		linesFor([[0, { kind: 'done', label: 'x', target: 'x', json: { requestId: 'id' } }]]),
	).toContain('Look.');
});

test('an error that n8n does not show has no description', () => {
	expect(stopError(fakeItem(), failureOf(false), CALL).description).toBeFalsy();
});

test('n8n does not put words of its own in the place of the message', () => {
	const failure = new Failure({
		...{ kind: 'unclear', message: 'Broken (ECONNRESET)', advice: '', mayHaveHappened: true },
	});

	expect(stopError(fakeItem(), failure, CALL, results()).message).toBe('Broken (ECONNRESET)');
});

describe('what n8n throws in stop mode', () => {
	const thrown = (error: unknown) => withResults(error, CALL, results());

	test.each([['a text'], [undefined], [null]])('%p stays what it is', (error) => {
		expect(thrown(error)).toBe(error);
	});

	test.each<[string, object, string]>([
		['with a description keeps it', { description: 'Set it.' }, 'Nobody was called.<br>\nSet it.'],
		['without one gets what became of all', {}, 'Nobody was called.'],
		['with one that is no text too', { description: 5 }, 'Nobody was called.'],
	])('an error %s', (_what, fields, description) => {
		const error = Object.assign(new Error('No key'), fields);

		expect(thrown(error)).toBe(error);
		expect(error).toMatchObject({ message: 'No key', description });
	});

	test('an error of this node stays, without the number of its item', () => {
		const error = stopError(fakeItem(), failureOf(false), CALL, results());
		error.context.itemIndex = 3;

		expect(thrown(error)).toBe(error);
		expect(error.description).toBe(NOBODY);
		expect(error.context).not.toHaveProperty('itemIndex');
	});

	test("an error of n8n's API is not one of this node", () => {
		const error = new NodeApiError(fakeItem().getNode(), { message: 'No' });
		error.context.itemIndex = 3;
		thrown(error);

		expect(error.context.itemIndex).toBe(3);
		expect(error.description).toContain('Nobody was called.');
	});
});
