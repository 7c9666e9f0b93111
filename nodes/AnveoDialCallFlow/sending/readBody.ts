import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { MAX_ANSWER_BYTES } from '../outcomes/receivedAnswer';

/** The part of Node's streams that matters here. */
interface ByteStream extends AsyncIterable<Uint8Array> {
	destroy(error?: Error): unknown;
}

/**
 * The response with its whole body in memory, or with one byte more than is read: the rest is never received.
 *
 * @param limit ends the reading, also between two bytes that come too slowly
 * @throws whatever the connection or the limit ends with
 */
export async function readBody(
	response: IN8nHttpFullResponse,
	limit: AbortSignal,
): Promise<IN8nHttpFullResponse> {
	const { body } = response;
	return isByteStream(body) ? { ...response, body: await bytesOf(body, limit) } : response;
}

async function bytesOf(stream: ByteStream, limit: AbortSignal): Promise<Buffer> {
	const end = () => stream.destroy(limit.reason);
	limit.addEventListener('abort', end);
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		// Leaving the loop closes the connection.
		for await (const chunk of stream) {
			chunks.push(chunk);
			length += chunk.length;
			if (length > MAX_ANSWER_BYTES) break;
		}
	} finally {
		limit.removeEventListener('abort', end);
	}
	return Buffer.concat(chunks, Math.min(length, MAX_ANSWER_BYTES + 1));
}

function isByteStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
