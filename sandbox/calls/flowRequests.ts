import { asksFor, fillIn, variableOf, type FlowState } from './flowVariables';

/** A request that the call flow makes. */
export interface FlowRequest {
	method: 'GET' | 'POST';
	url: string;
	/** Form fields, of a POST only. */
	form: Record<string, string>;
}

/** The On Start URL, which Anveo requests when an instance of the call flow begins. */
export function startRequest(flow: FlowState): FlowRequest | null {
	return getRequest(flow, 'ONSTARTURL');
}

/** What an HTTP control after "the person pressed digits" sends. */
export function replyRequest(flow: FlowState): FlowRequest | null {
	const template = variableOf(flow, 'REPLYURL') || variableOf(flow, 'RESUMEURL');
	if (!template) return null;
	const url = fillIn(template, flow);
	if (variableOf(flow, 'REPLYMETHOD')?.toUpperCase() === 'POST') {
		return { method: 'POST', url, form: { DIGITS: flow.digits } };
	}
	const isComplete = asksFor(template, 'DIGITS');
	return { method: 'GET', url: isComplete ? url : withDigits(url, flow.digits), form: {} };
}

/** What an HTTP control on the way out of the call flow sends. */
export function endRequest(flow: FlowState): FlowRequest | null {
	return getRequest(flow, 'ONENDURL');
}

/** What the person presses: what the dial says, or the code the person was told, or 1. */
export function digitsPressedIn(flow: FlowState): string {
	const [said] = ['PRESS', 'VERIFICATIONCODE', 'CODE'].flatMap(
		(name) => variableOf(flow, name) ?? [],
	);
	return said ?? '1';
}

function getRequest(flow: FlowState, variable: string): FlowRequest | null {
	const template = variableOf(flow, variable);
	return template ? { method: 'GET', url: fillIn(template, flow), form: {} } : null;
}

/** Adds the digits to the query, in front of any fragment. */
function withDigits(url: string, digits: string): string {
	const [beforeFragment = '', ...fragment] = url.split(/(?=#)/);
	const separator = separatorAfter(beforeFragment);
	const query = `${separator}DIGITS=${encodeURIComponent(digits)}`;
	return [beforeFragment, query, ...fragment].join('');
}

function separatorAfter(url: string): string {
	if (!url.includes('?')) return '?';
	return /[?&]$/.test(url) ? '' : '&';
}
