/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a program of its own; it never runs inside n8n */
import type { ServerResponse } from 'node:http';

/** What goes back over the connection. */
export type Reply =
	| { kind: 'send'; status: number; headers: Record<string, string>; body: Buffer }
	/** Announces more than it sends, then closes the connection. */
	| { kind: 'sendPart'; headers: Record<string, string>; body: Buffer; announcedLength: number }
	| { kind: 'cut' }
	| { kind: 'silence' };

/** An XML document in UTF-8. The content type Anveo really uses is not known. */
export function xmlReply(document: string, status = 200): Reply {
	return reply(status, 'application/xml; charset=utf-8', document);
}

/** A text body in UTF-8 with the given content type. */
export function reply(status: number, contentType: string, body: string | Buffer): Reply {
	return {
		kind: 'send',
		status,
		headers: { 'Content-Type': contentType },
		body: Buffer.from(body),
	};
}

/** A JSON body. */
export function jsonReply(data: unknown, status = 200): Reply {
	return reply(status, 'application/json; charset=utf-8', `${JSON.stringify(data, null, 2)}\n`);
}

/** Carries out a reply on an open response. */
export function sendReply(response: ServerResponse, answer: Reply): void {
	switch (answer.kind) {
		case 'send':
			response.writeHead(answer.status, withLength(answer.headers, answer.body.length));
			response.end(answer.body);
			return;
		case 'sendPart':
			response.writeHead(200, withLength(answer.headers, answer.announcedLength));
			response.write(answer.body, () => response.destroy());
			return;
		case 'cut':
			response.destroy();
			return;
		case 'silence':
			return;
	}
}

function withLength(headers: Record<string, string>, length: number): Record<string, string> {
	return { ...headers, 'Content-Length': String(length) };
}
