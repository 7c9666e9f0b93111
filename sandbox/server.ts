/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { ActionContext } from './actions/actionContext';
import { DIAL_ACTIONS } from './actions/actions';
import { answerPost, type ApiExchange } from './actions/answerPost';
import { plainOutcome, type Outcome } from './actions/outcome';
import { Calls } from './calls/calls';
import { isLoopback } from './calls/localRequest';
import { Notifier, type Delivery, type NotifierSettings } from './calls/notifier';
import type { PlacedCall } from './calls/placedCall';
import { controlReply, type Controlled } from './control/controlApi';
import { close, listen } from './listening';
import { CallLog } from './log/callLog';
import type { Dial } from './log/dial';
import type { ReceivedRequest } from './log/receivedRequest';
import { newAccount } from './protocol/account';
import { reply, sendReply } from './protocol/reply';
import type { Recording } from './replay/recording';
import { Replay } from './replay/replay';

/** How a sandbox is started. */
export interface SandboxOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** A loopback address; the default is 127.0.0.1. */
	host?: string;
	userKey?: string;
	/** With `securePhrase`: every request must carry the right SIGNATURE. */
	email?: string;
	securePhrase?: string;
	/** Receives one line for each dial, and for what happens to the calls. */
	print?: (line: string) => void;
	/** How long the slow number takes. */
	slowAnswerMs?: number;
	/** Latency of every answer. */
	answerDelayMs?: number;
	/** A recording of the live check to answer with. Nothing is then placed. */
	replay?: Recording;
	/** How long a call stays in each state. */
	stepMs?: number;
	/** How long one minute of DELAY lasts. */
	delayMinuteMs?: number;
	/** Who is told about ended calls, and how. */
	notifications?: NotifierSettings;
}

/** A running sandbox. */
export interface Sandbox {
	/** What to put into the credential as API URL. */
	apiUrl: string;
	url: string;
	requests(): ReceivedRequest[];
	dials(): Dial[];
	/** How many requests to place a call named this number first, accepted or not. */
	dialsOf(digits: string): number;
	/** Every id created, also those that the caller was never told. */
	requestIds(): string[];
	/** The most requests to place a call that were received and not yet answered at one time. */
	maxInFlight(): number;
	/** Every call placed, oldest first, as it is now. */
	calls(): PlacedCall[];
	/** The call of a REQUESTID, if there is one. */
	callOf(requestId: string): PlacedCall | undefined;
	/** Every delivery of a notification, oldest first. */
	notifications(): Delivery[];
	/** Resolves when a call has ended and the requests of its call flow were answered. */
	settled(requestId: string): Promise<PlacedCall>;
	/** Forgets what was received, and the calls. */
	reset(): void;
	/** Stops, ends every timer, and destroys the connections that are still open. */
	close(): Promise<void>;
}

/** The user key that a sandbox expects when none is given. */
export const DEFAULT_USER_KEY = 'sandbox-user-key';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_SLOW_ANSWER_MS = 3000;
const DEFAULT_STEP_MS = 1000;
const DEFAULT_DELAY_MINUTE_MS = 60_000;
const API_PATH = '/api/v3.asp';
/** A client must not meet a connection that was closed while idle: it looks like a failed call. */
const KEEP_ALIVE_MS = 10 * 60 * 1000;

interface Service extends Controlled {
	context: ActionContext;
	answerDelayMs: number;
}

/** Starts a stand-in for Anveo's v3.asp on this computer. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const host = options.host ?? DEFAULT_HOST;
	if (!isLoopback(host)) {
		throw new Error(`The sandbox listens on this computer only, not on '${host}'.`);
	}
	const service = newService(options);
	const server = createServer((request, response) => receive(service, request, response));
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	const url = await listen(server, host, options.port ?? 0);
	return sandboxOf(service, server, url);
}

function newService(options: SandboxOptions): Service {
	const { userKey = DEFAULT_USER_KEY, email = '', securePhrase = '', print = () => {} } = options;
	const account = newAccount(userKey, email, securePhrase);
	const slowAnswerMs = options.slowAnswerMs ?? DEFAULT_SLOW_ANSWER_MS;
	const log = new CallLog(account, print);
	const { stepMs = DEFAULT_STEP_MS, delayMinuteMs = DEFAULT_DELAY_MINUTE_MS } = options;
	const notifier = new Notifier(options.notifications ?? {});
	const calls = new Calls({ account, stepMs, delayMinuteMs, print, notifier });
	return {
		log,
		calls,
		notifier,
		reset: () => {
			log.reset();
			calls.reset();
			notifier.reset();
		},
		shownAccount: {
			userKey: userKey === DEFAULT_USER_KEY ? userKey : null,
			isSigned: account.signature !== null,
		},
		context: {
			account,
			recorded: options.replay && new Replay(options.replay),
			slowAnswerMs,
			dialsOf: (digits) => log.dialsOf(digits),
			callOf: (requestId) => calls.callOf(requestId),
		},
		answerDelayMs: options.answerDelayMs ?? 0,
	};
}

function sandboxOf({ log, calls, notifier, reset }: Service, server: Server, url: string): Sandbox {
	return {
		apiUrl: `${url}${API_PATH}`,
		url,
		requests: () => log.requests(),
		dials: () => log.dials(),
		dialsOf: (digits) => log.dialsOf(digits),
		requestIds: () => log.requestIds(),
		maxInFlight: () => log.maxInFlight(),
		calls: () => calls.all(),
		callOf: (requestId) => calls.callOf(requestId),
		notifications: () => notifier.view().deliveries,
		settled: async (requestId) => await calls.settled(requestId),
		reset,
		close: async () => {
			calls.stop();
			notifier.stop();
			await close(server);
		},
	};
}

function receive(service: Service, request: IncomingMessage, response: ServerResponse): void {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => route(service, request, response, Buffer.concat(chunks)));
}

function route(
	service: Service,
	request: IncomingMessage,
	response: ServerResponse,
	body: Buffer,
): void {
	const control = controlReply(service, request.method ?? '', pathOf(request), body);
	if (control) return sendReply(response, control);
	const { request: document, outcome } = exchangeFor(service, request, body);
	service.log.record({ ...envelopeOf(request), body: body.toString('utf8'), document }, outcome);
	if (document !== null && outcome.placed !== null) {
		service.calls.place(outcome.placed.requestId, document, outcome.placed.situation);
	}
	const answered =
		document !== null && DIAL_ACTIONS.includes(document.action)
			? service.log.dialStarted()
			: () => {};
	answerLater(response, outcome, service.answerDelayMs + outcome.delayMs, answered);
}

function exchangeFor(service: Service, request: IncomingMessage, body: Buffer): ApiExchange {
	if (pathOf(request) !== API_PATH) {
		const notFound = reply(404, 'text/plain; charset=utf-8', 'Not found');
		return { request: null, outcome: plainOutcome('notFound', notFound) };
	}
	if (request.method !== 'POST') {
		// Whether v3.asp answers GET requests is not known.
		const refusal = reply(405, 'text/plain; charset=utf-8', 'Only POST is known');
		return { request: null, outcome: plainOutcome('methodNotAllowed', refusal) };
	}
	return answerPost(request.headers['content-type'], body, service.context);
}

function answerLater(
	response: ServerResponse,
	outcome: Outcome,
	delayMs: number,
	answered: () => void,
): void {
	const send = () => {
		// Counted as answered before the bytes leave: a quick client could be back before 'close'.
		if (outcome.reply.kind !== 'silence') answered();
		sendReply(response, outcome.reply);
	};
	// Also when the client gives up, or when no answer ever comes.
	response.on('close', answered);
	if (delayMs <= 0) return send();
	const timer = setTimeout(send, delayMs);
	response.on('close', () => clearTimeout(timer));
}

function envelopeOf(request: IncomingMessage) {
	const headers = Object.entries(request.headers).map(
		([name, value]) => [name, [value ?? ''].flat().join(', ')] as const,
	);
	return {
		method: request.method ?? '',
		path: request.url ?? '',
		headers: Object.fromEntries(headers),
	};
}

function pathOf(request: IncomingMessage): string {
	return request.url?.split('?')[0] ?? '';
}
