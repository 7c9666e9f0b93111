// Each execution that the trigger starts tells this server of itself, so that none can be lost, or be one too many, unseen.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @typedef {object} StartedExecutions
 * @property {string} url to be asked with `id` of the request and `execution`
 * @property {() => number} count
 * @property {(id: string) => string[]} of the executions that a request has started
 * @property {() => string[]} all
 * @property {() => void} stop
 */

/** @returns {Promise<StartedExecutions>} */
export async function listenForExecutions() {
	/** @type {Map<string, string[]>} */
	const started = new Map();
	let count = 0;
	const server = createServer((request, response) => {
		const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
		const id = searchParams.get('id') ?? '';
		started.set(id, [...(started.get(id) ?? []), searchParams.get('execution') ?? '']);
		count += 1;
		response.end('{}');
	});
	// All executions of a moment may ask at once.
	server.listen({ port: 0, host: '127.0.0.1', backlog: 20_000 });
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		count: () => count,
		of: (id) => started.get(id) ?? [],
		all: () => [...started.values()].flat(),
		stop: () => server.close().closeAllConnections(),
	};
}
