import type { Reply } from '../protocol/reply';

/** Longer answers are for programs, not for people. */
const MOST_CHARACTERS = 600;

/** Tells in one text what a caller gets, so that a person can see it. `mask` hides secrets. */
export function toldText(reply: Reply, mask: (text: string) => string): string {
	switch (reply.kind) {
		case 'send':
			return `HTTP ${reply.status}: ${bodyText(reply.body, mask)}`;
		case 'sendPart':
			return `HTTP 200, and the connection was closed after: ${bodyText(reply.body, mask)}`;
		case 'cut':
			return 'nothing: the connection was cut';
		case 'silence':
			return 'nothing: no answer ever comes';
	}
}

function bodyText(body: Buffer, mask: (text: string) => string): string {
	// Masked before it is shortened: half a secret would not be found.
	const text = mask(decoded(body)).trim();
	if (text === '') return '(nothing in it)';
	return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

function decoded(body: Buffer): string {
	return body.includes(0) ? body.toString('utf16le') : body.toString('utf8');
}
