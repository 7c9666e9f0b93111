import type { IDataObject } from 'n8n-workflow';

import type { AnveoAction } from '../../anveo/action';
import { dialCallFlow } from '../../anveo/dialCallFlow';
import { readDialOrder } from './dialOrder';
import type { DialOrder } from './dialOrder';
import type { Operation } from './operation';
import { receiveDial } from './receiveDial';
import { delayMinutes, scheduledFor } from './scheduledDelay';
import { CALL } from './wording';

/** "Dial Call Flow". */
export const dialOperation: Operation<DialOrder> = {
	wording: CALL,
	readOrder: readDialOrder,
	receive: receiveDial,
	async send(exchange, order) {
		let ordered: IDataObject = {};
		const answer = await exchange.ask(() => {
			const dial = dialAt(order, Date.now());
			ordered = dial.ordered;
			return dial.action;
		});
		return { ...answer, ...ordered };
	},
};

/** The action for a call that is sent at `now`, and what the person ordered, for the output beside Anveo's answer. */
export function dialAt(
	{ call, time }: DialOrder,
	now: number,
): { action: AnveoAction; ordered: IDataObject } {
	const delay = delayMinutes(time, now);
	return {
		action: dialCallFlow({ ...call, delayMinutes: delay }),
		ordered: {
			phoneNumber: call.phoneNumber,
			callerId: call.callerId,
			test: call.test,
			scheduledFor: scheduledFor(delay, now),
		},
	};
}
