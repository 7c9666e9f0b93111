import type { IDataObject, IN8nHttpFullResponse, INodeProperties } from 'n8n-workflow';

import { dialGetStatus } from '../../../../anveo/actions';
import { booleanOf, numberOf } from '../../item/readParameter';
import { acceptedAnswer } from '../../outcomes/receivedAnswer';
import { QUESTION } from '../../outcomes/wording';
import type { Exchange, Operation } from '../../sending/operation';
import { type CallQuestion, readCallQuestion, requestIdField } from './requestId';

const showOnlyForGetStatus = { resource: ['call'], operation: ['getStatus'] };

export const getStatusFields: INodeProperties[] = [
	requestIdField({ show: showOnlyForGetStatus }),
	{
		displayName: 'Wait Until Ended',
		name: 'waitUntilEnded',
		type: 'boolean',
		default: false,
		description: 'Whether to ask again and again until the call has ended',
		displayOptions: { show: showOnlyForGetStatus },
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollInterval',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 5,
		description:
			'Seconds between two questions. A short answered state can be missed between them.',
		displayOptions: { show: { ...showOnlyForGetStatus, waitUntilEnded: [true] } },
	},
	{
		displayName: 'Max Wait (Minutes)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1440 },
		default: 10,
		description:
			'Minutes after which the item leaves with timedOut set, whatever the status is then',
		displayOptions: { show: { ...showOnlyForGetStatus, waitUntilEnded: [true] } },
	},
];

interface StatusQuestion extends CallQuestion {
	/** Set when the item is to wait until the call has ended. Both in milliseconds. */
	wait?: { pollInterval: number; maxWait: number };
}

/** "Get Call Status": DIAL.GETSTATUS (Anveo's help, "apihelp_getdialstatus"). */
export const getStatus: Operation<StatusQuestion> = {
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
		const { status } = await exchange.ask(() => dialGetStatus(requestId));
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

/** RESULT is the status word. @throws Fault when there is none */
function receiveStatus(response: IN8nHttpFullResponse): IDataObject {
	const { answer, without } = acceptedAnswer(response);
	if (answer.result === '') throw without('status');
	return { status: answer.result };
}
