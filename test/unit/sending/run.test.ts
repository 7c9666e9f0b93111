import { sleep } from 'n8n-workflow';

import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import type { SentRequest } from '../../../nodes/AnveoDialCallFlow/outcomes/outcome';
import { Run } from '../../../nodes/AnveoDialCallFlow/sending/run';
import { fakeItem } from '../fakeItem';

const done = (requestId: string): SentRequest => ({
	...{ kind: 'done', label: '+12155550140', target: '+12155550140' },
	json: { requestId },
});
const refused: SentRequest = {
	...{ kind: 'failed', label: '+12155550141', target: '+12155550141' },
	failure: new Failure({ kind: 'refused', message: 'No', advice: '', mayHaveHappened: false }),
};

test('all items and tries of a run have one memory, and no other run has', () => {
	const executeData = {};
	const run = Run.of(fakeItem({ executeData, items: 2 }));

	expect(Run.of(fakeItem({ executeData, items: 2, item: 1 }))).toBe(run);
	expect(Run.of(fakeItem())).not.toBe(run);
	expect(run.items).toBe(2);
});

test('it waits for the items that are under way, whatever becomes of them', async () => {
	const run = Run.of(fakeItem());
	const order: string[] = [];
	let end = () => {};
	const slow = new Promise<void>((resolve) => (end = resolve));
	const tracked = run.track(slow.then(() => order.push('ended')));
	const failed = run.track(Promise.reject(new Error('failed')));
	await expect(failed).rejects.toThrow('failed');
	const settled = run.settled().then(() => order.push('settled'));
	await sleep(0);
	expect(order).toEqual([]);
	end();
	await settled;

	expect(order).toEqual(['ended', 'settled']);
	expect(await tracked).toBe(1);
});

test('what was done is told in the order of the items, and what was refused is not known', () => {
	const run = Run.of(fakeItem({ items: 4 }));
	run.remember(2, done('c'), true);
	run.remember(0, done('a'), true);
	run.remember(3, refused, true);
	run.remember(1, done('b'), true);

	expect(run.results()).toMatchObject({ items: 4, isToolCall: false });
	expect(run.known().map(([item]) => item)).toEqual([0, 1, 2]);
	expect(run.outcomeOf(3)).toBeUndefined();
});

test('a tool call is told as one, and leaves no notes', () => {
	const stored = {};
	const run = Run.of(fakeItem({ isToolCall: true, stored }));
	run.remember(0, done('a'), true);

	expect(run.results().isToolCall).toBe(true);
	expect(stored).toEqual({});
});

describe('after a Retry', () => {
	const storedAfter = (item: number, request: SentRequest) => {
		const stored = {};
		Run.of(fakeItem({ stored, items: 2 })).remember(item, request, true);
		return stored;
	};

	test('it knows what the failed execution has sent, until the item is sent again', () => {
		const run = Run.of(fakeItem({ stored: storedAfter(0, done('a')), items: 2 }));

		expect(run.outcomeOf(0)).toEqual(done('a'));
		expect(run.outcomeOfEarlierExecution(0)).toEqual(done('a'));
		expect(run.outcomeOfEarlierExecution(1)).toBeUndefined();
		run.remember(0, done('b'), true);
		run.remember(1, done('c'), true);
		expect(run.outcomeOfEarlierExecution(0)).toBeUndefined();
		expect(run.outcomeOfEarlierExecution(1)).toBeUndefined();
		expect(run.outcomeOf(0)).toEqual(done('b'));
	});

	test('it knows nothing of what may be asked again', () => {
		const stored = {};
		Run.of(fakeItem({ stored })).remember(0, done('a'), false);

		expect(Run.of(fakeItem({ stored })).outcomeOf(0)).toBeUndefined();
	});

	test.each<[string, AbortSignal | undefined, number]>([
		['has ended', new AbortController().signal, 0],
		['has ended, in an n8n that cannot cancel', undefined, 0],
		['was cancelled', AbortSignal.abort(), 1],
	])('the notes of a run that %s', (_how, signal, left) => {
		const stored = storedAfter(0, done('a'));
		const context = fakeItem({ stored, signal });
		Run.of(context).forgetNotes(context);

		expect(Object.keys(stored)).toHaveLength(left);
	});
});
