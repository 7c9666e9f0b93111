/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a program of its own; it never runs inside n8n */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Begins to listen, and tells the address. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
	const shownHost = host.includes(':') ? `[${host}]` : host;
	return `http://${shownHost}:${portOf(server.address())}`;
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') {
		throw new Error('The sandbox has no port.');
	}
	return address.port;
}

/** Stops, and destroys the connections that are still open. */
export async function close(server: Server): Promise<void> {
	if (!server.listening) return;
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
