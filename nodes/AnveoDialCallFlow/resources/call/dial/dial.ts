import { dialCallFlow } from '../../../../../anveo/dialCallFlow';
import { CALL } from '../../../outcomes/wording';
import type { Operation } from '../../../sending/operation';
import { type DialOrder, phoneNumberAsWritten, readDialOrder } from './dialOrder';
import { inputFields } from './inputFields';
import { checkTime, receiveCall, sendCall } from './sendCall';

/** "Dial Call Flow". */
export const dial: Operation<DialOrder> = {
	wording: CALL,
	readOrder: readDialOrder,
	writtenFor: phoneNumberAsWritten,
	inputFields,
	checkTime,
	receive: receiveCall,
	async send(exchange, order) {
		const { call, callOptions } = order;
		const ordered = { phoneNumber: call.phoneNumber, callerId: call.callerId };
		return await sendCall(exchange, order, ordered, (delayMinutes) =>
			dialCallFlow({ ...call, ...callOptions, delayMinutes }),
		);
	},
};
