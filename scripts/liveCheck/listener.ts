/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program of its own; it never runs inside n8n */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type { RecordedArrival } from '../../sandbox/replay/recording';
import type { Check } from './dial';
import { pairs } from './exchange';

/** Waits for the requests of a call flow. */
export interface Listener {
	/** What the call flow has to request. */
	url: string;
	/** Waits for a second request, unless one was answered already. @throws Ended */
	listenOn(milliseconds: number): Promise<void>;
	close(): void;
}

/** Enough for a form; the rest is not read. */
const MAX_BODY_BYTES = 64 * 1024;

/** Listens on this computer only: a tunnel or a proxy brings the requests here. Undefined when the port cannot be used. */
export async function listenForCallFlow(
	check: Check,
	address: string,
	port: string,
): Promise<Listener | undefined> {
	const { terminal, recorder, pollMs } = check;
	const token = randomBytes(16).toString('hex');
	recorder.account.concealment.addText(token);
	recorder.account.concealment.addText(new URL(address).host);
	let received = 0;
	let answered = 0;
	let recorded = 0;
	let lastRecorded = Promise.resolve();
	const server = createServer((request, response) => {
		if (!isOurs(request, token)) return void response.writeHead(404).end();
		const arrival = receive(request, response);
		// As they came: that the first one was given up can be seen later than the second one.
		lastRecorded = lastRecorded.then(async () => record(await arrival));
	});
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return undefined;
	server.listen(Number(port), '127.0.0.1');
	const isListening = await once(server, 'listening').catch(() => undefined);
	if (isListening === undefined) return undefined;

	async function receive(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<RecordedArrival> {
		const begun = Date.now();
		const atMs = recorder.msSinceBegin();
		const isFirst = received++ === 0;
		// From the beginning: the other side may hang up before its body is read.
		const hungUp = once(response, 'close').then(() => Date.now() - begun);
		const body = await bodyOf(request);
		const gaveUpAfterMs = isFirst ? await Promise.race([hungUp, nothingFor(30 * pollMs)]) : null;
		if (gaveUpAfterMs === null) {
			response.end('OK');
			answered += 1;
		}
		const { concealment } = recorder.account;
		return {
			method: request.method ?? '',
			headers: concealment.headers(pairs(request.rawHeaders)),
			queryNames: [...new URL(request.url ?? '', address).searchParams.keys()]
				.filter((name) => name !== 'token')
				.map((name) => concealment.everythingIn(name)),
			body: concealment.everythingIn(body),
			atMs,
			gaveUpAfterMs,
		};
	}

	function record(arrival: RecordedArrival): void {
		recorder.addArrival(arrival);
		recorded += 1;
		terminal.say(`  your address was requested with ${arrival.method}`);
	}

	const isOver = () => answered > 0 && recorded === received;

	return {
		url: `${address}${address.includes('?') ? '&' : '?'}token=${token}`,
		listenOn: async (milliseconds) => {
			terminal.say(
				`  Waiting for requests to your address, ${milliseconds / 1000} seconds at most.`,
			);
			for (let left = milliseconds; left > 0 && !isOver(); left -= pollMs) {
				await terminal.pause(pollMs);
			}
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function isOurs({ url = '' }: IncomingMessage, token: string): boolean {
	return url.includes(`token=${token}`);
}

async function nothingFor(milliseconds: number): Promise<null> {
	return await new Promise((resolve) => setTimeout(() => resolve(null), milliseconds).unref());
}

/** What has come of it, when the other side hangs up in the middle. */
async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of request) {
			chunks.push(chunk);
			length += chunk.length;
			if (length > MAX_BODY_BYTES) break;
		}
	} catch {
		// It is a request all the same.
	}
	return Buffer.concat(chunks).toString('utf8');
}
