import type { INodeProperties } from 'n8n-workflow';

import { dialCallFlowGetResult } from '../../../../anveo/actions';
import { acceptedAnswer } from '../../outcomes/receivedAnswer';
import { valuesByName } from '../../outcomes/valuesByName';
import { QUESTION } from '../../outcomes/wording';
import type { Operation } from '../../sending/operation';
import { type CallQuestion, readCallQuestion, requestIdField } from './requestId';

export const getResultFields: INodeProperties[] = [
	requestIdField({ show: { resource: ['call'], operation: ['getResult'] } }),
];

/** "Get Call Flow Result": DIAL.CALLFLOW.GETRESULT, known from public client code only. */
export const getResult: Operation<CallQuestion> = {
	wording: QUESTION,
	readOrder: readCallQuestion,
	async send(exchange, { requestId }) {
		const answer = await exchange.ask(() => dialCallFlowGetResult(requestId));
		return { requestId, ...answer };
	},
	// What RESULT and VALUE hold is not documented, so both are handed on.
	receive(response) {
		const { answer } = acceptedAnswer(response);
		return { result: answer.result, values: valuesByName(answer.values) };
	},
};
