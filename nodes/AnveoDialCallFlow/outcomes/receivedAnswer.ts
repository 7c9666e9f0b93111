import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { type Answer, readAnswer } from '../../../anveo/answer';
import { answerText } from '../../../anveo/answerText';
import { requestIdValue } from '../../../anveo/requestId';
import { UnreadableAnswer } from '../../../anveo/unreadableAnswer';
import { Fault } from '../../shared/fault';

/** Longest answer that is read, in bytes. Anveo's documented answers have some hundred. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/** A readable answer, and what to say when it lacks what the operation needs. */
export interface ReceivedAnswer {
	answer: Answer;
	/** @param whatIsMissing completes "Anveo's answer has no …" */
	without(whatIsMissing: string): Fault;
}

/**
 * Reads what n8n received.
 *
 * @throws Fault when it cannot be read
 */
function receivedAnswer(response: IN8nHttpFullResponse): ReceivedAnswer {
	const text = bodyText(response);
	const answer = isTooLarge(response) ? new UnreadableAnswer('tooLarge') : readAnswer(text);
	const unclear = (what: string) => {
		const fault = `Anveo's answer ${what}`;
		const status = statusFault(response.statusCode);
		const evidence = [status === undefined ? '' : `${fault}.`, shown(text)].join(' ').trim();
		return new Fault('unclear', status ?? fault, undefined, evidence);
	};
	if (answer instanceof UnreadableAnswer) throw unclear(answer.message);
	return { answer, without: (whatIsMissing) => unclear(`has no ${whatIsMissing}`) };
}

/**
 * The same, of an answer without an ERROR.
 *
 * @throws Fault also when Anveo refused
 */
export function acceptedAnswer(response: IN8nHttpFullResponse): ReceivedAnswer {
	const received = receivedAnswer(response);
	if (received.answer.error !== '') throw refusal(received.answer);
	return received;
}

/** With a REQUESTID beside the ERROR nobody knows which of the two is true. The id must not be lost. */
function refusal(answer: Answer): Fault {
	const id = requestIdValue(answer);
	if (id === undefined) return new Fault('refused', answer.error);
	const what = `Anveo gave a REQUESTID together with an ERROR: ${answer.error}`;
	return new Fault('unclear', what, undefined, `REQUESTID: ${id.value}`);
}

function isTooLarge({ body }: IN8nHttpFullResponse): boolean {
	return body instanceof Uint8Array && body.length > MAX_ANSWER_BYTES;
}

function bodyText({ body, headers }: IN8nHttpFullResponse): string {
	if (typeof body === 'string') return body;
	const contentType = headers['content-type'];
	// With the encoding 'arraybuffer' n8n hands over a Buffer; an empty answer may come as nothing at all.
	return body instanceof Uint8Array
		? answerText(body, typeof contentType === 'string' ? contentType : undefined)
		: '';
}

/** Anveo is not known to use HTTP statuses, so one other than 200 comes from something in between: it says more. */
function statusFault(statusCode: number): string | undefined {
	if (statusCode === 200) return undefined;
	const isRedirect = statusCode >= 300 && statusCode < 400;
	return `Anveo answered with HTTP ${statusCode}${isRedirect ? ', a redirect: not followed, as the request carries the user key' : ''}`;
}

/** Whatever came, for whoever looks for a REQUESTID in it. */
function shown(text: string): string {
	return text.trim() === '' ? '' : `The answer began: ${text.trim()}`;
}
