/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-hardcoded-secrets -- a test; it never runs inside n8n, and the key is the one Anveo's help prints */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import * as fc from 'fast-check';

import { retryStored, storedExecution } from './support/retryRun';
import { type NodeRun, runNode } from './support/runNode';

/** How many answers of each kind. 10,000 take some minutes: ATTACKS=10000 npx jest test/engine/attack */
const ATTACKS = Number(process.env.ATTACKS ?? 300);
/** Printed, so that a run can be repeated. */
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const ITEMS = 5;

const KEY = 'df141891e2e883904b0b294dc5bq79c1c1c13f6d';
const ID = 'a3348f81491bfb538cd2dbbda9e3c43c1e88';

/** What the other side does with one request. `refuses`: it says clearly that nothing was placed. */
interface Turn {
	bytes: (item: number) => string;
	/** Closes the connection after so many bytes, or after all. */
	cutAt?: number;
	reset: boolean;
	refuses: boolean;
	/** The answer is one that says "placed", and arrives whole. */
	tells: boolean;
}

const head = (status: number, body: string) =>
	`HTTP/1.1 ${status} X\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
const idOf = (item: number) => `${ID}${String(item).padStart(4, '0')}`;
const accepted = (item: number) =>
	`<RESPONSE><RESULT>SUCCESS</RESULT><VALUE NAME="REQUESTID">${idOf(item)}</VALUE></RESPONSE>`;
const whole = { reset: false, refuses: false, tells: false };

const noise = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc
		.array(
			fc.constantFrom(
				...[
					'<RESPONSE>',
					'</RESPONSE>',
					'<ERROR>',
					'</ERROR>',
					'<VALUE NAME="REQUESTID">',
					'</VALUE>',
				],
				...[
					'<RESULT>',
					'</RESULT>',
					'SUCCESS',
					ID,
					KEY,
					KEY.toUpperCase(),
					KEY.slice(0, 25),
					'&k=',
					'&amp;',
				],
				...[
					'<![CDATA[',
					']]>',
					'<!--',
					'-->',
					'<?xml version="1.0"?>',
					'\0',
					'<b',
					'x="',
					'"',
					' ',
				],
			),
			{ maxLength: 12 },
		)
		.map((parts) => parts.join('')),
);

const answers: fc.Arbitrary<Turn> = fc.oneof(
	fc.constant({ ...whole, bytes: (item: number) => head(200, accepted(item)), tells: true }),
	fc.constant({
		...whole,
		bytes: () => head(200, `<RESPONSE><ERROR>no ${KEY.slice(3)}</ERROR></RESPONSE>`),
		refuses: true,
	}),
	fc.constant({
		...whole,
		bytes: (item: number) =>
			head(200, accepted(item).replace('</RESPONSE>', '<ERROR>both</ERROR></RESPONSE>')),
	}),
	fc.tuple(fc.constantFrom(200, 400, 401, 429, 500, 503), noise).map(([status, body]) => ({
		...whole,
		bytes: () => head(status, body),
		// It can be a refusal by chance.
		refuses: body.includes('<ERROR>'),
	})),
);

const faults: fc.Arbitrary<Turn> = fc
	.tuple(fc.nat({ max: 260 }), fc.boolean(), noise)
	.chain(([cutAt, reset, text]) =>
		fc.constantFrom(
			{ ...whole, bytes: (item: number) => head(200, accepted(item)), cutAt, reset },
			{ ...whole, bytes: () => text, cutAt, reset },
			{ ...whole, bytes: () => 'HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n', cutAt: 60, reset },
			{
				...whole,
				bytes: () => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n${text}`,
				reset,
			},
		),
	);

let server: Server;
let apiUrl: string;
let turns: Turn[] = [];
/** How often each item's number was dialled, and what was answered to it last. */
let dials: Array<Turn[]> = [];

beforeAll(async () => {
	process.stderr.write(`Attack: ${ATTACKS} of each, SEED=${SEED}\n`);
	server = createServer((socket) => {
		socket.on('error', () => {});
		let received = '';
		socket.on('data', (chunk) => {
			received += chunk.toString('latin1');
			if (received.includes('</REQUEST>')) take(socket, received);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));

function take(socket: Socket, request: string): void {
	const item = Number(/<PARAMETER NAME="PHONENUMBER">1(\d{3})/.exec(request)?.[1]) - 201;
	const turn = turns[item];
	if (turn === undefined) throw new Error(`Somebody else was dialled: ${request}`);
	dials[item]?.push(turn);
	const bytes = turn.bytes(item);
	socket.write(bytes.slice(0, turn.cutAt ?? bytes.length), 'latin1', () => {
		if (turn.reset) socket.resetAndDestroy();
		else socket.end();
	});
}

const settings = fc.record({
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	maxTries: fc.integer({ min: 2, max: 3 }),
	concurrency: fc.integer({ min: 1, max: 5 }),
});

describe.each([
	['answers', answers],
	['transport faults', faults],
])('%s at random', (_what, arbitrary) => {
	test('nobody is dialled again who may have been called, no id is lost, no key is shown', async () => {
		const logged = jest.spyOn(Container.get(Logger), 'info');
		await fc.assert(
			fc.asyncProperty(
				fc.array(arbitrary, { minLength: ITEMS, maxLength: ITEMS }),
				settings,
				async (plan, { onError, maxTries, concurrency }) => {
					turns = plan;
					dials = plan.map(() => []);
					logged.mockClear();
					const run: NodeRun = {
						items: plan.map((_turn, item) => ({ phone: `+1${201 + item}5550100` })),
						credential: { userApiKey: KEY, apiUrl },
						parameters: { options: { concurrency }, requestOptions: { timeout: 2_000 } },
						node: { onError, retryOnFail: true, maxTries, waitBetweenTries: 1 },
					};
					const first = await runNode(run);
					const results = [first];
					if (first.error !== undefined) {
						results.push(await retryStored(await storedExecution(first.run), run));
					}
					const told =
						results.map(({ stored }) => stored).join() + JSON.stringify(logged.mock.calls);
					plan.forEach((turn, item) => {
						if (!turn.refuses) expect(dials[item]?.length).toBeLessThanOrEqual(1);
						if (turn.tells && dials[item]?.length === 1) expect(told).toContain(idOf(item));
					});
					for (let at = 0; at + 8 <= KEY.length; at++) {
						expect(told.toLowerCase()).not.toContain(KEY.slice(at, at + 8));
					}
				},
			),
			{ numRuns: Math.ceil(ATTACKS / ITEMS), seed: SEED },
		);
	}, 3_600_000);
});
