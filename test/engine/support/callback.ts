/* eslint-disable @n8n/community-nodes/no-restricted-imports -- for tests; it never runs inside n8n */
import { request } from 'node:http';

import type { TriggerServer } from './triggerServer';

export const TOKEN = 'Callback-Token-of-29-letters!';
export const CREDENTIAL = { userApiKey: 'a key', callbackToken: TOKEN };
export const FORM = 'application/x-www-form-urlencoded';

/** The answer to a request that is taken. */
export const OK = { status: 200, type: 'text/plain; charset=utf-8', text: 'OK' };

/** A request of a call flow. */
export interface Sent {
	query?: string;
	method?: string;
	body?: string | Buffer;
	type?: string;
	headers?: Record<string, string>;
}

/** Sends a request to the trigger, with the right token unless `query` is given. */
export async function sendTo(
	server: TriggerServer,
	{ query = `token=${TOKEN}`, method, body, type, headers }: Sent = {},
) {
	return await new Promise<{ status?: number; type?: string; text: string }>((resolve, reject) => {
		const sent = request(
			{
				// On a busy machine, a connection that was kept may be closed just when it is used again.
				agent: false,
				port: server.port,
				host: '127.0.0.1',
				path: `/webhook/id/webhook?${query}`,
				method: method ?? (body === undefined ? 'GET' : 'POST'),
				headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.on('end', () =>
					resolve({ status: response.statusCode, type: response.headers['content-type'], text }),
				);
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

/** The variables that arrived with the only request. */
export function variablesOf(server: TriggerServer) {
	expect(server.errors).toEqual([]);
	expect(server.started).toHaveLength(1);
	return server.started[0]?.variables;
}
