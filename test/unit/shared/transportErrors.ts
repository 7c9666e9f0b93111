import { type INode, type JsonObject, NodeApiError } from 'n8n-workflow';

import { worded } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import { CALL } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { transportFault } from '../../../nodes/shared/transportFault';

/** What a person reads when the request of a call fails with this error. */
export const transportFailure = (error: unknown, timeout = 1000) =>
	worded(transportFault(error, timeout), CALL, '+12155550140');

const NODE: INode = {
	id: '1',
	name: 'Dial',
	type: 'n8n-nodes-anveo.anveoDialCallFlow',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

interface Details {
	code?: string;
	syscall?: string;
	isAxiosError?: boolean;
}

/** An error of Node. */
export function failure(message: string, details: Details = {}, cause?: unknown): Error {
	return Object.assign(new Error(message, cause === undefined ? {} : { cause }), details);
}

/** An error of axios, which n8n's request helper uses: it takes over the message of Node's error. */
export function axiosError(code: string, cause?: unknown): Error {
	const message = cause instanceof Error ? cause.message : `axios: ${code}`;
	return failure(message, { code, isAxiosError: true }, cause);
}

/** What n8n's declarative engine makes of it. */
export function asN8nThrowsIt(error: Error): NodeApiError {
	return new NodeApiError(NODE, error as unknown as JsonObject, { itemIndex: 0 });
}

/** The same in older versions of n8n, 2.20 among them: a class field of theirs overwrites the cause. */
export function asOlderN8nThrowsIt(error: Error): NodeApiError {
	return Object.assign(asN8nThrowsIt(error), { cause: undefined });
}
