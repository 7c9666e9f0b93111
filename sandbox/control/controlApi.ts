import type { Calls } from '../calls/calls';
import type { Notifier } from '../calls/notifier';
import type { CallCommand } from '../calls/placedCall';
import type { CallLog } from '../log/callLog';
import { jsonReply, type Reply } from '../protocol/reply';
import { TEST_NUMBERS } from '../situations/testNumbers';
import { pageReply } from './page';

/** What the sandbox's own addresses show and change. */
export interface Controlled {
	log: CallLog;
	calls: Calls;
	notifier: Notifier;
	reset: () => void;
	shownAccount: ShownAccount;
}

/** What a person has to put into the credential. */
export interface ShownAccount {
	/** The made-up key of every sandbox; null when this sandbox expects a key of somebody's own, which is secret. */
	userKey: string | null;
	/** Whether requests need a SIGNATURE. */
	isSigned: boolean;
}

/** The sandbox's own addresses, for people and tests; requests to them are not recorded. */
export function controlReply(
	controlled: Controlled,
	method: string,
	path: string,
	body: Buffer,
): Reply | undefined {
	switch (`${method} ${path}`) {
		case 'GET /sandbox/requests':
			return jsonReply(controlled.log.requests());
		case 'GET /sandbox/calls':
			return jsonReply(controlled.calls.all());
		case 'GET /sandbox/dials':
			return jsonReply(controlled.log.dials());
		case 'GET /sandbox/account':
			return jsonReply(controlled.shownAccount);
		case 'GET /sandbox/test-numbers':
			return jsonReply(TEST_NUMBERS);
		case 'GET /sandbox/notifications':
			return jsonReply(controlled.notifier.view());
		case 'PUT /sandbox/notifications':
			return notificationUrlReply(controlled.notifier, body);
		case 'DELETE /sandbox/requests':
			controlled.reset();
			return { kind: 'send', status: 204, headers: {}, body: Buffer.alloc(0) };
		default:
			if (method === 'POST') return commandReply(controlled.calls, path, body);
			return method === 'GET' ? pageReply(path) : undefined;
	}
}

function commandReply(calls: Calls, path: string, body: Buffer): Reply | undefined {
	const [, requestId, name] = /^\/sandbox\/calls\/([^/]+)\/([a-z]+)$/.exec(path) ?? [];
	const command = commandNamed(name);
	if (requestId === undefined || command === undefined) return undefined;
	const digits = command === 'press' ? digitsIn(body) : '';
	if (digits === undefined) return errorReply(400, 'send {"digits":"…"} with 0 to 9, * and # only');
	if (calls.callOf(requestId) === undefined) return errorReply(404, 'unknown REQUESTID');
	if (!calls.command(requestId, command, digits)) {
		return errorReply(409, `${command} is not possible now`);
	}
	return jsonReply(calls.callOf(requestId));
}

function commandNamed(name: string | undefined): CallCommand | undefined {
	return (['ring', 'answer', 'press', 'hangup'] as const).find((command) => command === name);
}

/** Sets where notifications go to. */
function notificationUrlReply(notifier: Notifier, body: Buffer): Reply {
	const url = textIn(body, 'url');
	if (url === undefined) return errorReply(400, 'send {"url":"…"}, or {"url":""} to send none');
	try {
		notifier.setUrl(url);
	} catch (error) {
		return errorReply(400, error instanceof Error ? error.message : String(error));
	}
	return jsonReply(notifier.view());
}

/** The keys of a telephone that a body names. */
function digitsIn(body: Buffer): string | undefined {
	const digits = textIn(body, 'digits');
	return digits !== undefined && /^[0-9*#]{1,100}$/.test(digits) ? digits : undefined;
}

/** A text of a body that is a JSON object. */
function textIn(body: Buffer, name: string): string | undefined {
	try {
		const sent: unknown = JSON.parse(body.toString('utf8'));
		if (typeof sent !== 'object' || sent === null) return undefined;
		const value = new Map<string, unknown>(Object.entries(sent)).get(name);
		return typeof value === 'string' ? value : undefined;
	} catch {
		return undefined;
	}
}

function errorReply(status: number, error: string): Reply {
	return jsonReply({ error }, status);
}
