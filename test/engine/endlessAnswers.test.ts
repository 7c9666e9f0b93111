/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { type AddressInfo, createServer, type Socket } from 'node:net';

import type { IRun } from 'n8n-workflow';
import type PCancelable from 'p-cancelable';

import { withServer } from './support/answerServer';
import { type NodeRun, resultOf, runNode, startRun } from './support/runNode';

const KEY = 'a-user-key';
const TIMEOUT = 600;

/** Runs a dial against a server that writes what it likes to the bare connection. */
async function dialAgainst(talk: (socket: Socket) => void, parameters = {}) {
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => talk(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const startedAt = performance.now();
	const { error } = await runNode({
		items: [{ phone: '+12155550100' }],
		credential: { userApiKey: KEY, apiUrl: `http://127.0.0.1:${port}/` },
		parameters: { requestOptions: { timeout: TIMEOUT }, ...parameters },
	});
	const closed = new Promise((resolve) => server.close(resolve));
	return { error, took: performance.now() - startedAt, closed };
}

/** Writes a byte every 50 milliseconds, until the other side has had enough. */
function drip(socket: Socket, text: string): void {
	let at = 0;
	const timer = setInterval(() => socket.write(text.charAt(at++ % text.length)), 50);
	socket.on('close', () => clearInterval(timer));
}

describe('an answer that never ends', () => {
	test.each([
		['in its head', (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\nX-Long: xxxxxxxxxxxxxxx')],
		[
			'in its body',
			(socket: Socket) => {
				socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n');
				drip(socket, '<RESPONSE><RESULT>SUCCESS');
			},
		],
	])(
		'%s, byte by byte, outlives no Timeout, and its connection is closed',
		async (_where, talk) => {
			const { error, took, closed } = await dialAgainst(talk);

			expect(error?.message).toEqual(
				expect.stringMatching(
					/^Unclear whether .* was called: Anveo did not answer within 0\.6 seconds$/,
				),
			);
			expect(took).toBeLessThan(TIMEOUT + 2_000);
			await closed;
		},
	);

	test('is read up to 1 MiB', async () => {
		let written = 0;
		const block = Buffer.alloc(64 * 1024, ' ');
		await withServer(
			(_request, response) => {
				const more = () => {
					while (!response.destroyed && written < 400 * 1024 * 1024) {
						written += block.length;
						if (!response.write(block)) return;
					}
					response.end();
				};
				response.on('drain', more).on('error', () => {});
				response.write('<RESPONSE>');
				more();
			},
			async (apiUrl) => {
				const { error } = await runNode({
					items: [{ phone: '+12155550100' }],
					credential: { userApiKey: KEY, apiUrl },
				});

				expect(error?.message).toBe(
					"Unclear whether +1 215 555 0100 was called: Anveo's answer is larger than 1 MiB",
				);
			},
		);
		// What the connection itself holds on its way comes on top.
		expect(written).toBeLessThan(20 * 1024 * 1024);
	});
});

describe("'Timeout' of Request Options", () => {
	test.each([[-5], [0], ['abc'], [true], [Number.MAX_SAFE_INTEGER]])(
		'%j is refused before anything is sent',
		async (timeout) => {
			let requests = 0;
			await withServer(
				(_request, response) => {
					requests++;
					response.end();
				},
				async (apiUrl) => {
					const { error } = await runNode({
						items: [{ phone: '+12155550100' }],
						credential: { userApiKey: KEY, apiUrl },
						parameters: { requestOptions: { timeout } },
					});

					expect(error?.message).toMatch(/^'Timeout' .*must be a number of milliseconds from 1 to/);
				},
			);
			expect(requests).toBe(0);
		},
	);
});

describe('nothing holds a pause up', () => {
	const STATUS = '<RESPONSE><RESULT>INIT</RESULT></RESPONSE>';
	const WAIT = {
		operation: 'getStatus',
		requestId: '={{ $json.requestId }}',
		waitUntilEnded: true,
		pollInterval: 3600,
		maxWait: 1440,
	};

	/** Milliseconds from the moment when `asked` requests have come until the run is over. */
	async function endsAfter(
		options: Omit<NodeRun, 'credential'>,
		asked: number,
		answer: (request: number) => string,
		then: (run: PCancelable<IRun>) => void,
	): Promise<number> {
		let requests = 0;
		let allCame = () => {};
		const came = new Promise<void>((resolve) => {
			allCame = resolve;
		});
		let took = Number.POSITIVE_INFINITY;
		await withServer(
			(_request, response) => {
				response.end(answer(++requests), () => {
					if (requests === asked) allCame();
				});
			},
			async (apiUrl) => {
				const run = startRun({ ...options, credential: { userApiKey: KEY, apiUrl } });
				await came;
				const startedAt = performance.now();
				then(run);
				resultOf(await run);
				took = performance.now() - startedAt;
			},
		);
		return took;
	}

	test('a cancel ends the wait for the next question', async () => {
		const took = await endsAfter(
			{ items: [{ requestId: '1' }], parameters: WAIT },
			1,
			() => STATUS,
			(run) => run.cancel(),
		);

		expect(took).toBeLessThan(1_000);
	});

	test('in stop mode a failed sibling ends it', async () => {
		const took = await endsAfter(
			{ items: [{ requestId: '1' }, { requestId: '2' }], parameters: WAIT },
			2,
			(request) => (request === 1 ? STATUS : '<RESPONSE><ERROR>no</ERROR></RESPONSE>'),
			() => {},
		);

		expect(took).toBeLessThan(1_000);
	});

	test('a cancel ends the pause between batches', async () => {
		const took = await endsAfter(
			{
				items: [{ phone: '+12155550100' }, { phone: '+12155550101' }],
				parameters: {
					requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 1_500 } } },
				},
			},
			1,
			() => '<RESPONSE><VALUE NAME="REQUESTID">1</VALUE></RESPONSE>',
			(run) => run.cancel(),
		);

		expect(took).toBeLessThan(1_000);
	});
});
