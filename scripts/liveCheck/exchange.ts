/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of its own; it never runs inside n8n */
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

import { REQUEST_HEADERS } from '../../anveo/requestDocument';
import type { Fault } from '../../nodes/shared/fault';
import { transportFault } from '../../nodes/shared/transportFault';

/** An answer as it came. */
export interface RawAnswer {
	status: number;
	headers: Array<[name: string, value: string]>;
	body: Buffer;
}

/** From the beginning of a request to the last byte of its answer. */
const TIMEOUT_MS = 60_000;
const MAX_BYTES = 1024 * 1024;

/**
 * Posts a document to Anveo, once, and never follows a redirect: the key is in the body.
 *
 * @returns the answer, or what went wrong and whether the request may have arrived
 */
export async function post(apiUrl: string, document: string): Promise<RawAnswer | Fault> {
	const body = Buffer.from(document, 'utf8');
	const limit = AbortSignal.timeout(TIMEOUT_MS);
	const start = apiUrl.startsWith('https:') ? requestHttps : requestHttp;
	try {
		return await new Promise<RawAnswer>((resolve, reject) => {
			const headers = { ...REQUEST_HEADERS, 'Content-Length': body.length };
			const request = start(apiUrl, { method: 'POST', headers, signal: limit, agent: false });
			request.on('error', reject);
			request.on('response', (response) => read(response).then(resolve, reject));
			request.end(body);
		});
	} catch (error) {
		return transportFault(limit.aborted ? limit.reason : error, TIMEOUT_MS);
	}
}

async function read(response: IncomingMessage): Promise<RawAnswer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of response) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > MAX_BYTES) break;
	}
	return {
		status: response.statusCode ?? 0,
		headers: pairs(response.rawHeaders),
		body: Buffer.concat(chunks),
	};
}

/** Node gives names and values in turn. */
export function pairs(rawHeaders: string[]): Array<[string, string]> {
	return rawHeaders.flatMap(
		(name, at): Array<[string, string]> => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []),
	);
}
