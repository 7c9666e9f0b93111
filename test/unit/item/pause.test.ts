/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { getEventListeners } from 'node:events';

import { pause } from '../../../nodes/AnveoDialCallFlow/item/pause';

/** Longer than any test: only a signal ends it. */
const EVER = 2_147_483_647;

test('ends when the time is up, without signals and with one that never comes', async () => {
	const signal = new AbortController().signal;
	await pause(0);
	await pause(1, undefined, signal, undefined);

	expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test.each([0, 1])(
	'ends when signal %i of two comes, and leaves nothing at the other',
	async (at) => {
		const ends = [new AbortController(), new AbortController()];
		const paused = pause(EVER, ...ends.map(({ signal }) => signal));
		ends[at]?.abort();
		await paused;

		for (const { signal } of ends) expect(getEventListeners(signal, 'abort')).toEqual([]);
	},
);

test('is none when one of the signals has come before', async () => {
	await pause(EVER, new AbortController().signal, AbortSignal.abort());
});
