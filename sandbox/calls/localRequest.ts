/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a program of its own; it never runs inside n8n */
import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

import type { FlowRequest } from './flowRequests';
import { startTimer } from './timer';

/** What came of a request: an HTTP status, or why there is none. */
export type RequestOutcome = { status: number } | { error: string };

/** How long the other side may take, unless told otherwise. */
const LONGEST_ANSWER_MS = 10_000;

/**
 * Makes a request of the call flow, once, to this computer only. Redirects are not followed. It
 * never rejects.
 */
export async function requestLocally(
	request: FlowRequest,
	signal: AbortSignal,
	longestAnswerMs = LONGEST_ANSWER_MS,
): Promise<RequestOutcome> {
	const url = parseUrl(request.url);
	if (url === null) return { error: 'not requested: this is not an http or https URL' };
	if (!isThisComputer(url)) return { error: 'not requested: the sandbox only calls this computer' };
	return await answerTo(request, url, { signal, longestAnswerMs });
}

/** Tells whether the sandbox may request this address. */
export function isLocalUrl(text: string): boolean {
	const url = parseUrl(text);
	return url !== null && isThisComputer(url);
}

/** Tells whether a host name, without brackets, means this computer. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function parseUrl(text: string): URL | null {
	if (!URL.canParse(text)) return null;
	const url = new URL(text);
	return ['http:', 'https:'].includes(url.protocol) ? url : null;
}

function isThisComputer({ hostname }: URL): boolean {
	return isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

async function answerTo(
	request: FlowRequest,
	url: URL,
	{ signal, longestAnswerMs }: { signal: AbortSignal; longestAnswerMs: number },
): Promise<RequestOutcome> {
	return await new Promise((resolve) => {
		const outgoing = open(request, url, signal);
		const tooLate = startTimer(longestAnswerMs, () => {
			outgoing.destroy(new Error(`no answer within ${longestAnswerMs / 1000} seconds`));
		});
		outgoing.on('response', (answer: IncomingMessage) => {
			answer.resume();
			answer.on('error', () => {});
			answer.on('close', () => resolve({ status: answer.statusCode ?? 0 }));
		});
		outgoing.on('error', (error) => resolve({ error: error.message || error.name }));
		outgoing.on('close', () => tooLate.clear());
		outgoing.end(bodyOf(request));
	});
}

/** Every request has a connection of its own, so that none stays open. */
function open({ method }: FlowRequest, url: URL, signal: AbortSignal): ClientRequest {
	const start = url.protocol === 'https:' ? requestHttps : requestHttp;
	const headers = method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {};
	return start(url, { method, headers, signal, agent: false });
}

function bodyOf({ method, form }: FlowRequest): string {
	return method === 'POST' ? new URLSearchParams(form).toString() : '';
}
