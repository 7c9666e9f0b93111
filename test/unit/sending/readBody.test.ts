/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';

import { MAX_ANSWER_BYTES } from '../../../nodes/AnveoDialCallFlow/outcomes/receivedAnswer';
import { readBody } from '../../../nodes/AnveoDialCallFlow/sending/readBody';

const response = (body: unknown) => ({ statusCode: 200, headers: { a: 'b' }, body: body as never });
const read = async (body: unknown, limit = new AbortController().signal) =>
	(await readBody(response(body), limit)).body;

test.each([['a text'], [''], [5], [null], [undefined], [{ a: 1 }], [Buffer.from('bytes')]])(
	'a body that is no stream stays what it is: %p',
	async (body) => {
		expect(await read(body)).toBe(body);
	},
);

test('a stream is read whole, the rest of the response stays, and the limit is let go', async () => {
	const { signal } = new AbortController();
	const stream = Readable.from([Buffer.from('ab'), Buffer.from('cd')]);
	const whole = await readBody(response(stream), signal);

	expect(whole).toEqual({ statusCode: 200, headers: { a: 'b' }, body: Buffer.from('abcd') });
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('of what is too long one byte more is read than may be, and the connection is closed', async () => {
	const given: number[] = [];
	function* tooMuch() {
		for (let at = 0; at < 20; at++) {
			given.push(at);
			yield Buffer.alloc(MAX_ANSWER_BYTES / 2);
		}
	}
	const stream = Readable.from(tooMuch(), { highWaterMark: 1 });
	const body = await read(stream);

	expect(body).toHaveLength(MAX_ANSWER_BYTES + 1);
	expect(stream.destroyed).toBe(true);
	expect(given.length).toBeLessThan(6);
});

test('what is just as long as it may be is read to its end', async () => {
	const [whole, more] = [Buffer.alloc(MAX_ANSWER_BYTES), Buffer.from('x')];

	expect(await read(Readable.from([whole]))).toHaveLength(MAX_ANSWER_BYTES);
	expect(await read(Readable.from([whole, more]))).toHaveLength(MAX_ANSWER_BYTES + 1);
});

test('the limit ends the reading between two bytes', async () => {
	const limit = new AbortController();
	const silent = new Readable({ read: () => {} });
	silent.push('a');
	const reading = read(silent, limit.signal);
	const reason = new Error('too slow');
	limit.abort(reason);

	await expect(reading).rejects.toBe(reason);
	expect(silent.destroyed).toBe(true);
	expect(getEventListeners(limit.signal, 'abort')).toEqual([]);
});
