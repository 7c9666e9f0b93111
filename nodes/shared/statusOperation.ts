import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { callQuestion, readCallQuestion } from './callQuestion';
import type { CallQuestion } from './callQuestion';
import type { Exchange, Operation } from './operation';
import { booleanOf, numberOf } from './readParameter';
import { acceptedAnswer } from './receivedAnswer';
import { QUESTION } from './wording';

interface StatusQuestion extends CallQuestion {
	/** Set when the item is to wait until the call has ended. Both in milliseconds. */
	wait?: { pollInterval: number; maxWait: number };
}

/** "Get Call Status": DIAL.GETSTATUS (Anveo's help, "apihelp_getdialstatus"). */
export const statusOperation: Operation<StatusQuestion> = {
	wording: QUESTION,
	readOrder(context) {
		const question = readCallQuestion(context);
		if (!booleanOf(context.getNodeParameter('waitUntilEnded', false), 'Wait Until Ended')) {
			return question;
		}
		const pollInterval = numberOf(context.getNodeParameter('pollInterval', 5), 'Poll Interval', {
			least: 1,
			most: 3600,
			unit: 'seconds',
		});
		const maxWait = numberOf(context.getNodeParameter('maxWait', 10), 'Max Wait', {
			least: 0,
			most: 1440,
			unit: 'minutes',
		});
		return {
			...question,
			wait: { pollInterval: pollInterval * 1000, maxWait: maxWait * 60_000 },
		};
	},
	send: followCall,
	receive: receiveStatus,
};

/** Asks once, or again and again until the call has ended or the time is up. A time-out is an answer too. */
async function followCall(
	exchange: Exchange,
	{ requestId, wait }: StatusQuestion,
): Promise<IDataObject> {
	const until = Date.now() + (wait?.maxWait ?? 0);
	let answered = false;
	for (;;) {
		const { status } = await exchange.ask(() => callQuestion('DIAL.GETSTATUS', requestId));
		const word = String(status).toUpperCase();
		answered ||= word === 'START';
		const ended = word === 'END';
		const left = until - Date.now();
		if (wait === undefined || ended || left <= 0) {
			return {
				requestId,
				status,
				ended,
				// END alone does not tell whether somebody had answered, so nothing is ever known to be unanswered.
				answered: answered ? true : null,
				timedOut: wait !== undefined && !ended,
				checkedAt: new Date().toISOString(),
			};
		}
		await exchange.pause(Math.min(wait.pollInterval, left));
	}
}

/** RESULT is the status word. @throws Failure when there is none */
function receiveStatus(response: IN8nHttpFullResponse): IDataObject {
	const { answer, without } = acceptedAnswer(response, QUESTION);
	if (answer.result === '') throw without('status');
	return { status: answer.result };
}
