import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { AnveoAction } from '../../../../../anveo/action';
import { dialCallFlow } from '../../../../../anveo/dialCallFlow';
import { requestIdValue } from '../../../../../anveo/requestId';
import { acceptedAnswer } from '../../../outcomes/receivedAnswer';
import { valuesByName } from '../../../outcomes/valuesByName';
import { CALL } from '../../../outcomes/wording';
import type { Operation } from '../../../sending/operation';
import { delayWithin } from '../callingHours/delayWithin';
import { delayMinutes, scheduledFor } from './callTime';
import { type DialOrder, phoneNumberAsWritten, readDialOrder } from './dialOrder';
import { inputFields } from './inputFields';

/** "Dial Call Flow". */
export const dial: Operation<DialOrder> = {
	wording: CALL,
	readOrder: readDialOrder,
	writtenFor: phoneNumberAsWritten,
	inputFields,
	checkTime: (order) => void callAt(order, Date.now()),
	receive: receiveDial,
	async send(exchange, order) {
		let ordered: IDataObject = {};
		const answer = await exchange.ask(() => {
			const call = callAt(order, Date.now());
			ordered = call.ordered;
			return call.action;
		});
		return { ...answer, ...ordered };
	},
};

/** The action for a call that is sent at `now`, and what the person ordered, for the output beside Anveo's answer. */
function callAt(
	{ call, time, hours }: DialOrder,
	now: number,
): { action: AnveoAction; ordered: IDataObject } {
	const delay = delayWithin(hours, call.phoneNumber, delayMinutes(time, now), now);
	return {
		action: dialCallFlow({ ...call, delayMinutes: delay }),
		ordered: {
			phoneNumber: call.phoneNumber,
			callerId: call.callerId,
			test: call.test,
			scheduledFor: scheduledFor(delay, now),
			...(hours === undefined ? {} : { timeZones: [...hours.timeZones] }),
		},
	};
}

/**
 * Anveo's answer to a dial as `{ requestId, anveoResult, values? }`.
 *
 * @throws Fault when there is no REQUESTID in it
 */
function receiveDial(response: IN8nHttpFullResponse): IDataObject {
	const { answer, without } = acceptedAnswer(response);
	const id = requestIdValue(answer);
	if (id === undefined) throw without('REQUESTID');
	const further = answer.values.filter((value) => value !== id);
	const values = further.length === 0 ? {} : { values: valuesByName(further) };
	// Not `result`: SUCCESS beside an unanswered call would read as if the call had been one.
	return { requestId: id.value, anveoResult: answer.result, ...values };
}
