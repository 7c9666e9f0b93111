/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a program of its own; it never runs inside n8n */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the recording server received. */
export interface RecordedRequest {
	method: string;
	path: string;
	contentType: string | undefined;
	body: string;
}

/** Stands in for the web server that a call flow talks to. */
export interface RecordingServer {
	url: string;
	received: RecordedRequest[];
	/** The HTTP status of the next answers; after those, the path decides. */
	statuses: number[];
	close: () => Promise<void>;
}

/** Starts a server on this computer that records requests and answers by their path. */
export async function startRecording(): Promise<RecordingServer> {
	const received: RecordedRequest[] = [];
	const statuses: number[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method = '', url: path = '', headers } = request;
			const body = Buffer.concat(chunks).toString('utf8');
			received.push({ method, path, contentType: headers['content-type'], body });
			if (path.startsWith('/silence')) return;
			const status = statuses.shift() ?? Number(/^\/status\/(\d+)/.exec(path)?.[1] ?? 200);
			if (path.startsWith('/cut')) response.destroy();
			else response.writeHead(status, { Location: '/followed' }).end('ok');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	return { url, received, statuses, close: async () => await close(server) };
}

async function close(server: Server): Promise<void> {
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
