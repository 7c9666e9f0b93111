import { callQuestion, readCallQuestion } from './callQuestion';
import type { CallQuestion } from './callQuestion';
import type { Operation } from './operation';
import { acceptedAnswer } from './receivedAnswer';
import { valuesByName } from './valuesByName';
import { QUESTION } from './wording';

/** "Get Call Flow Result": DIAL.CALLFLOW.GETRESULT, known from public client code only. */
export const resultOperation: Operation<CallQuestion> = {
	wording: QUESTION,
	readOrder: readCallQuestion,
	async send(exchange, { requestId }) {
		const answer = await exchange.ask(() => callQuestion('DIAL.CALLFLOW.GETRESULT', requestId));
		return { requestId, ...answer };
	},
	// What RESULT and VALUE hold is not documented, so both are handed on.
	receive(response) {
		const { answer } = acceptedAnswer(response, QUESTION);
		return { result: answer.result, values: valuesByName(answer.values) };
	},
};
