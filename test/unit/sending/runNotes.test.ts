import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import type { SentRequest } from '../../../nodes/AnveoDialCallFlow/outcomes/outcome';
import { RunNotes } from '../../../nodes/AnveoDialCallFlow/sending/runNotes';
import { fakeItem } from '../fakeItem';

const DONE: SentRequest = {
	...{ kind: 'done', label: '+12155550140', target: '+12155550140' },
	json: { requestId: 'id-1' },
};
const FACTS = { message: 'Unclear', reason: 'why', advice: 'Look.', evidence: 'The answer began' };
const UNCLEAR: SentRequest = {
	...{ kind: 'failed', label: '+12155550141', target: '+12155550141' },
	failure: new Failure({ kind: 'unclear', mayHaveHappened: true, ...FACTS }),
};

const notesIn = (stored: object, runIndex = 0) => RunNotes.of(fakeItem({ stored, runIndex }));

test('what a run has written it reads again, from what n8n stores', () => {
	const stored = {};
	notesIn(stored).write(0, DONE);
	notesIn(stored).write(12, UNCLEAR);
	const read = notesIn(JSON.parse(JSON.stringify(stored))).read();

	expect([...read]).toEqual([
		[0, DONE],
		[12, UNCLEAR],
	]);
	expect(read.get(12)).toMatchObject({
		failure: { kind: 'unclear', mayHaveHappened: true, ...FACTS },
	});
	for (const item of [0, 5, 12]) expect(notesIn(stored).isUnreadable(item)).toBe(false);
});

test('each run of a loop has notes of its own, and clears only those', () => {
	const stored = {};
	notesIn(stored, 0).write(0, DONE);
	notesIn(stored, 1).write(0, UNCLEAR);
	notesIn(stored, 1).clear();

	expect([...notesIn(stored, 0).read().values()]).toEqual([DONE]);
	expect([...notesIn(stored, 1).read()]).toEqual([]);
	notesIn(stored, 0).clear();
	expect(stored).toEqual({});
});

describe('another version may have written', () => {
	const { label, target } = DONE;
	const whole = { label, target, json: {} };
	const unclear = { label, target, unclear: FACTS };

	test.each<[string, unknown, boolean]>([
		['nothing', undefined, false],
		['nothing for this run', { 1: { 0: {} } }, false],
		['nothing for this item', { 0: { 1: {} } }, false],
		['what was done', { 0: { 0: whole } }, false],
		['what was unclear', { 0: { 0: unclear } }, false],
		['something else in the name’s place', 'text', true],
		['a list', [], true],
		['runs that are no numbers', { 0: {}, first: {} }, true],
		['runs that only begin with one', { '0a': {} }, true],
		['a run that is no object', { 0: 'text' }, true],
		['items that are no numbers', { 0: { 1: {}, first: {} } }, true],
		['an item without a number', { 0: { '': {} } }, true],
		['a note that is no object', { 0: { 0: 'text' } }, true],
		['a note without a label', { 0: { 0: { target, json: {} } } }, true],
		['a note without a target', { 0: { 0: { label, json: {} } } }, true],
		['an output that is no object', { 0: { 0: { label, target, json: 'x' } } }, true],
		[
			'evidence that is no text',
			{ 0: { 0: { ...unclear, unclear: { ...FACTS, evidence: 1 } } } },
			true,
		],
		['a part of it', { 0: { 0: { ...unclear, unclear: { message: 'x' } } } }, true],
	])('%s', (_what, anveoRequests, isUnreadable) => {
		expect(notesIn({ anveoRequests }).isUnreadable(0)).toBe(isUnreadable);
	});

	test('runs and items with numbers of two digits', () => {
		const stored = { anveoRequests: { 10: { 11: whole } } };

		expect(notesIn(stored, 10).isUnreadable(11)).toBe(false);
		expect([...notesIn(stored, 10).read().keys()]).toEqual([11]);
	});
});
