// Between n8n and the sandbox: each request reaches the sandbox, and what goes wrong are the answers.
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../scripts/system/waitUntil.mjs';

/** @typedef {'in order' | 'cut' | 'slow'} Manner */

const endSeconds = 60;

/** When answers are cut, every third one is. */
const cutEvery = 3;

/** Answers that are slow take up to this many times as long, each another time. */
const slowest = 10;

/** @param {string} target the sandbox's address for requests of Anveo's API */
export async function startUnrulyAnswers(target) {
	let latency = 0;
	/** @type {Manner} */
	let manner = 'in order';
	let received = 0;
	let open = 0;
	/** @type {string[]} */
	let cutAnswers = [];

	/** @param {import('node:http').ServerResponse} response @param {Response} answer @param {number} number */
	async function pass(response, answer, number) {
		const body = Buffer.from(await answer.arrayBuffer());
		const isSlow = manner === 'slow';
		await sleep(isSlow ? latency * (1 + ((number * 7) % slowest)) : latency);
		response.writeHead(answer.status, {
			'content-type': answer.headers.get('content-type') ?? 'text/xml',
			'content-length': body.length,
		});
		if (manner === 'cut' && number % cutEvery === 0) {
			cutAnswers.push(body.toString());
			response.write(body.subarray(0, body.length / 2), () => response.destroy());
			return;
		}
		response.end(body);
	}

	const server = createServer(async (request, response) => {
		const number = ++received;
		open += 1;
		try {
			const body = await buffer(request);
			const answer = await fetch(target, {
				method: 'POST',
				headers: { 'content-type': request.headers['content-type'] ?? 'text/xml' },
				body,
			});
			await pass(response, answer, number);
		} catch {
			// Whoever asked is gone.
			response.destroy();
		} finally {
			open -= 1;
		}
	});
	server.listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return {
		url: `http://127.0.0.1:${address.port}/api/v3.asp`,
		received: () => received,
		/** Those that n8n was given a half of only. */
		cutAnswers: () => cutAnswers,
		/** Forgets what was before. @param {number} milliseconds that each answer takes */
		begin: (milliseconds) => {
			[latency, received, manner, cutAnswers] = [milliseconds, 0, 'in order', []];
		},
		/** @param {Manner} next how the answers are from now on */
		be: (next) => {
			manner = next;
		},
		/** Waits until each request was answered. */
		idle: async () => {
			const tooLate = () => new Error(`${open} requests are not answered`);
			await waitUntil(async () => open === 0, { seconds: endSeconds, tooLate });
		},
		close: () => void server.close(),
	};
}
