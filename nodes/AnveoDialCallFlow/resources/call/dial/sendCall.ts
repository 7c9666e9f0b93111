import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { AnveoAction } from '../../../../../anveo/action';
import { requestIdValue } from '../../../../../anveo/requestId';
import { acceptedAnswer } from '../../../outcomes/receivedAnswer';
import { valuesByName } from '../../../outcomes/valuesByName';
import type { Exchange, Order } from '../../../sending/operation';
import { delayWithin } from '../callingHours/delayWithin';
import type { CallOrder } from './callOrder';
import { delayMinutes, scheduledFor } from './callTime';

/**
 * Sends a call. Its delay is worked out when it leaves.
 *
 * @param ordered what the person ordered, for the output beside Anveo's answer
 * @param action makes the action, with its DELAY
 * @throws Failure
 */
export async function sendCall(
	exchange: Exchange,
	order: CallOrder & Order,
	ordered: IDataObject,
	action: (delayMinutes?: number) => AnveoAction,
): Promise<IDataObject> {
	let due: string | null = null;
	const answer = await exchange.ask(() => {
		const now = Date.now();
		const delay = delayAt(order, now);
		due = scheduledFor(delay, now);
		return action(delay);
	});
	const { hours, callOptions } = order;
	const zones = hours === undefined ? {} : { timeZones: [...hours.timeZones] };
	return { ...answer, ...ordered, test: callOptions.test, scheduledFor: due, ...zones };
}

/** Refuses a call that may not go out at this time. @throws InputRefusal */
export function checkTime(order: CallOrder & Order): void {
	delayAt(order, Date.now());
}

function delayAt({ time, hours, label }: CallOrder & Order, now: number): number | undefined {
	return delayWithin(hours, label, delayMinutes(time, now), now);
}

/**
 * Anveo's answer to a dial as `{ requestId, anveoResult, values? }`.
 *
 * @throws Fault when there is no REQUESTID in it
 */
export function receiveCall(response: IN8nHttpFullResponse): IDataObject {
	const { answer, without } = acceptedAnswer(response);
	const id = requestIdValue(answer);
	if (id === undefined) throw without('REQUESTID');
	const further = answer.values.filter((value) => value !== id);
	const values = further.length === 0 ? {} : { values: valuesByName(further) };
	// Not `result`: SUCCESS beside an unanswered call would read as if the call had been one.
	return { requestId: id.value, anveoResult: answer.result, ...values };
}
