/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { getEventListeners } from 'node:events';

import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import type { RunResults } from '../../../nodes/AnveoDialCallFlow/outcomes/runSummary';
import {
	CancelWatch,
	reportLateFailure,
	reportLateSuccess,
} from '../../../nodes/AnveoDialCallFlow/sending/cancelWatch';
import { fakeItem } from '../fakeItem';

const unclear = new Failure({
	...{ kind: 'unclear', message: 'Unclear whether x was called', reason: 'No answer' },
	...{ advice: '', mayHaveHappened: true, evidence: 'The answer began: <' },
});

const results = (known: RunResults['known'] = []): RunResults => ({
	...{ items: 3, failed: new Map(), isToolCall: false },
	known,
});

const failedItems = [{ json: { error: 'No' } }];
const watchers = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('a run is watched', () => {
	test.each<[string, number | undefined, number]>([
		['as often as n8n does when nothing is set', undefined, 3],
		['for 0, which n8n takes for that', 0, 3],
		['for 1, of which n8n makes 2', 1, 2],
		['for 4', 4, 4],
		['for 9, of which n8n makes 5', 9, 5],
	])('over all tries of Retry On Fail: %s', async (_what, maxTries, tries) => {
		const { signal } = new AbortController();
		const item = fakeItem({ signal, settings: { retryOnFail: true, maxTries } });
		const watch = new CancelWatch(results);
		for (let done = 1; done <= tries; done++) {
			await watch.during(item, async () => failedItems);

			expect([done, watchers(signal)]).toEqual([done, done < tries ? 1 : 0]);
		}
	});

	test.each<[string, object, Array<{ json: { error?: string } }>]>([
		['no other try is set', {}, failedItems],
		['it went well', { retryOnFail: true }, [{ json: {} }]],
		['nothing came of it', { retryOnFail: true }, []],
	])('and no longer when %s', async (_what, settings, items) => {
		const { signal } = new AbortController();
		const watched = jest.fn(() => expect(watchers(signal)).toBe(1));
		await new CancelWatch(results).during(fakeItem({ signal, settings }), async () => {
			watched();
			return items;
		});

		expect(watched).toHaveBeenCalled();
		expect(watchers(signal)).toBe(0);
	});

	test('once, by the first of its items, and in an n8n that cannot cancel too', async () => {
		const { signal } = new AbortController();
		const watch = new CancelWatch(results);
		const item = fakeItem({ signal });
		await watch.during(item, async () => {
			await watch.during(item, async () => failedItems);

			expect(watchers(signal)).toBe(1);
			return [];
		});
		expect(await watch.during(fakeItem(), async () => failedItems)).toBe(failedItems);
	});
});

test('a cancel is reported with all that was done, and all that is unclear', async () => {
	const limit = new AbortController();
	const warn = jest.fn();
	const customData = new Map<string, string>();
	const item = fakeItem({ signal: limit.signal, warn, customData });
	const known: RunResults['known'] = [
		[0, { kind: 'done', label: '+12155550140', target: '1', json: { requestId: 'id-1' } }],
		[1, { kind: 'failed', label: '+12155550141', target: '2', failure: unclear }],
	];
	await new CancelWatch(() => results(known)).during(item, async () => {
		limit.abort();
		return [];
	});

	expect(warn.mock.calls).toEqual([
		[
			'The execution was cancelled, so nothing more is sent. Done before: +12155550140 (1 of 3): id-1. ' +
				'Unclear: +1 215 555 0141 (2 of 3): No answer. The answer began: <.',
			{ executionId: '7', node: 'Dial' },
		],
	]);
	expect([...customData]).toEqual([['anveoRequestIds', 'id-1']]);
});

describe('an answer that comes after the cancel', () => {
	test.each<[string, AbortSignal | undefined, string[]]>([
		['is reported', AbortSignal.abort(), ['id-1']],
		['that was none is not', new AbortController().signal, []],
		['in an n8n that cannot cancel is not', undefined, []],
	])('%s', (_what, signal, ids) => {
		const warn = jest.fn();
		const item = fakeItem({ item: 4, signal, warn });
		reportLateSuccess(item, { requestId: 'id-1' });
		reportLateSuccess(item, {});

		expect(warn.mock.calls.map(([text]) => text)).toEqual(
			ids.map(
				(id) => `Anveo placed the call of item 4 while the execution was being cancelled: ${id}`,
			),
		);
	});

	test('when unclear, is reported with its evidence', () => {
		const warn = jest.fn();
		const { message, advice } = unclear;
		const refused = new Failure({ kind: 'refused', message, advice, mayHaveHappened: false });
		const silent = new Failure({ kind: 'unclear', message, advice, mayHaveHappened: true });
		for (const failure of [unclear, refused, silent]) {
			reportLateFailure(fakeItem({ signal: AbortSignal.abort(), warn }), failure);
		}
		const text =
			'Item 0 was under way while the execution was being cancelled. Unclear whether x was called.';

		expect(warn.mock.calls.map(([said]) => said)).toEqual([`${text} The answer began: <`, text]);
	});
});
