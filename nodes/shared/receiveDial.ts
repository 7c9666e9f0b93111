import type { IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import type { NamedValue } from '../../anveo/action';
import { readAnswer } from '../../anveo/answer';
import type { Answer } from '../../anveo/answer';
import { answerText } from '../../anveo/answerText';
import { UnreadableAnswer } from '../../anveo/unreadableAnswer';
import { refusedByAnveo, unclearOutcome } from './failure';
import { valuesByName } from './valuesByName';

/**
 * postReceive of "Dial Call Flow": Anveo's answer as `{ requestId, result, values? }`.
 *
 * @throws Failure when there is no REQUESTID in it
 */
export async function receiveDial(
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const text = bodyText(response);
	const answer = readAnswer(text);
	if (answer instanceof UnreadableAnswer) {
		throw unclearOutcome(
			`Anveo's answer ${answer.message}${status(response.statusCode)}`,
			shown(text),
		);
	}
	const id = requestIdValue(answer);
	const requestId = id?.value ?? '';
	if (answer.error !== '') {
		if (requestId === '') throw refusedByAnveo(answer.error);
		throw unclearOutcome(
			`Anveo refused the call, but gave it a REQUESTID: ${answer.error}`,
			`REQUESTID: ${requestId}`,
		);
	}
	if (requestId === '') {
		throw unclearOutcome(
			`Anveo's answer has no REQUESTID${status(response.statusCode)}`,
			shown(text),
		);
	}
	const further = answer.values.filter((value) => value !== id);
	const values = further.length === 0 ? {} : { values: valuesByName(further) };
	return [{ json: { requestId, result: answer.result, ...values } }];
}

/** The VALUE named REQUESTID, else a lone VALUE: public client code reads the only VALUE there is. */
function requestIdValue({ values }: Answer): NamedValue | undefined {
	const named = values.find(({ name }) => name === 'REQUESTID');
	return named ?? (values.length === 1 ? values[0] : undefined);
}

function bodyText({ body, headers }: IN8nHttpFullResponse): string {
	if (typeof body === 'string') return body;
	const contentType = headers['content-type'];
	// With the encoding 'arraybuffer' n8n hands over a Buffer; an empty answer may come as nothing at all.
	return body instanceof Uint8Array
		? answerText(body, typeof contentType === 'string' ? contentType : undefined)
		: '';
}

/** Anveo is not known to use HTTP statuses, so one other than 200 comes from something in between: worth showing. */
function status(statusCode: number): string {
	if (statusCode === 200) return '';
	const redirect = statusCode >= 300 && statusCode < 400;
	return ` (HTTP status ${statusCode}${redirect ? ', a redirect: not followed, as the request carries the user key' : ''})`;
}

/** Whatever came, for whoever looks for a REQUESTID in it. */
function shown(text: string): string {
	return text.trim() === '' ? '' : `The answer began: ${text.trim()}`;
}
