/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { newAccount } from './account';
import { DIAL_ACTION, type ActionContext, type Outcome } from './actions';
import { answerPost, type ApiExchange } from './api';
import { CallLog, type Dial, type ReceivedRequest } from './callLog';
import { jsonReply, reply, sendReply, type Reply } from './reply';
import { TEST_NUMBERS } from './testNumbers';

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
	/** Receives one line for each dial. */
	print?: (line: string) => void;
	/** How long the slow number takes. */
	slowAnswerMs?: number;
	/** Latency of every answer. */
	answerDelayMs?: number;
}

/** A running sandbox. */
export interface Sandbox {
	/** What to put into the credential as API URL. */
	apiUrl: string;
	url: string;
	requests(): ReceivedRequest[];
	dials(): Dial[];
	/** How many DIAL.CALLFLOW requests named this number, accepted or not. */
	dialsOf(digits: string): number;
	/** Every id created, also those that the caller was never told. */
	requestIds(): string[];
	/** The most DIAL.CALLFLOW requests that were received and not yet answered at one time. */
	maxInFlight(): number;
	reset(): void;
	/** Stops, and destroys the connections that are still open. */
	close(): Promise<void>;
}

/** The user key that a sandbox expects when none is given. */
export const DEFAULT_USER_KEY = 'sandbox-user-key';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_SLOW_ANSWER_MS = 3000;
const API_PATH = '/api/v3.asp';
/** A client must not meet a connection that was closed while idle: it looks like a failed call. */
const KEEP_ALIVE_MS = 10 * 60 * 1000;

interface Service {
	log: CallLog;
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
	return sandboxOf(service.log, server, url);
}

function newService(options: SandboxOptions): Service {
	const { userKey = DEFAULT_USER_KEY, email = '', securePhrase = '' } = options;
	const account = newAccount(userKey, email, securePhrase);
	const slowAnswerMs = options.slowAnswerMs ?? DEFAULT_SLOW_ANSWER_MS;
	const log = new CallLog(account, options.print ?? (() => {}));
	return {
		log,
		context: { account, slowAnswerMs, dialsOf: (digits) => log.dialsOf(digits) },
		answerDelayMs: options.answerDelayMs ?? 0,
	};
}

function sandboxOf(log: CallLog, server: Server, url: string): Sandbox {
	return {
		apiUrl: `${url}${API_PATH}`,
		url,
		requests: () => log.requests(),
		dials: () => log.dials(),
		dialsOf: (digits) => log.dialsOf(digits),
		requestIds: () => log.requestIds(),
		maxInFlight: () => log.maxInFlight(),
		reset: () => log.reset(),
		close: async () => await close(server),
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
	const control = controlReply(service.log, request);
	if (control) return sendReply(response, control);
	const { request: document, outcome } = exchangeFor(service, request, body);
	service.log.record({ ...envelopeOf(request), body: body.toString('utf8'), document }, outcome);
	const answered = document?.action === DIAL_ACTION ? service.log.dialStarted() : () => {};
	answerLater(response, outcome, service.answerDelayMs + outcome.delayMs, answered);
}

/** The sandbox's own pages, for people and tests; they are not recorded. */
function controlReply(log: CallLog, request: IncomingMessage): Reply | undefined {
	switch (`${request.method} ${pathOf(request)}`) {
		case 'GET /sandbox/requests':
			return jsonReply(log.requests());
		case 'GET /sandbox/test-numbers':
			return jsonReply(TEST_NUMBERS);
		case 'DELETE /sandbox/requests':
			log.reset();
			return { kind: 'send', status: 204, headers: {}, body: Buffer.alloc(0) };
		default:
			return undefined;
	}
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

function plainOutcome(answer: Outcome['answer'], outcomeReply: Reply): Outcome {
	return { answer, reply: outcomeReply, delayMs: 0, requestId: null, faults: [] };
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

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

async function listen(server: Server, host: string, port: number): Promise<string> {
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

async function close(server: Server): Promise<void> {
	if (!server.listening) return;
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
