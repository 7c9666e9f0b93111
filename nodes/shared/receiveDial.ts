import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { NamedValue } from '../../anveo/action';
import type { Answer } from '../../anveo/answer';
import { refusedByAnveo, unclearOutcome } from './failure';
import { receivedAnswer } from './receivedAnswer';
import { valuesByName } from './valuesByName';
import { CALL } from './wording';

/**
 * Anveo's answer to a dial as `{ requestId, result, values? }`.
 *
 * @throws Failure when there is no REQUESTID in it
 */
export function receiveDial(response: IN8nHttpFullResponse): IDataObject {
	const { answer, without } = receivedAnswer(response, CALL);
	const id = requestIdValue(answer);
	const requestId = id?.value ?? '';
	if (answer.error !== '') {
		if (requestId === '') throw refusedByAnveo(answer.error);
		throw unclearOutcome(
			`Anveo refused the call, but gave it a REQUESTID: ${answer.error}`,
			`REQUESTID: ${requestId}`,
		);
	}
	if (requestId === '') throw without('REQUESTID');
	const further = answer.values.filter((value) => value !== id);
	const values = further.length === 0 ? {} : { values: valuesByName(further) };
	return { requestId, result: answer.result, ...values };
}

/** The VALUE named REQUESTID, else a lone VALUE: public client code reads the only VALUE there is. */
function requestIdValue({ values }: Answer): NamedValue | undefined {
	const named = values.find(({ name }) => name === 'REQUESTID');
	return named ?? (values.length === 1 ? values[0] : undefined);
}
