import { type DialConnect, dialConnect } from '../../../../../anveo/dialConnect';
import { spacedNumber } from '../../../../../anveo/spacedNumber';
import { InputRefusal } from '../../../../../anveo/inputRefusal';
import type { ItemContext } from '../../../item/itemContext';
import { wholeNumberOf } from '../../../item/readParameter';
import { CONNECTION } from '../../../outcomes/wording';
import type { Operation, Order } from '../../../sending/operation';
import { type CallOrder, numberAsWritten, parameter, readCallOrder } from '../dial/callOrder';
import { inputFields } from '../dial/inputFields';
import { checkTime, receiveCall, sendCall } from '../dial/sendCall';
import { MAX_CALL_MINUTES } from './fields';

interface ConnectOrder extends CallOrder, Order {
	call: Pick<DialConnect, 'phoneNumber' | 'destination' | 'callerId' | 'maxMinutes'>;
}

const NUMBERS = ['firstNumber', 'secondNumber'];

/** "Connect Two Numbers": sent by the same rules as any dial, since it calls somebody too. */
export const connect: Operation<ConnectOrder> = {
	wording: CONNECTION,
	readOrder: readConnectOrder,
	writtenFor: (context) =>
		both(NUMBERS.flatMap((name) => numberAsWritten(context, name) ?? [])) || undefined,
	inputFields,
	checkTime,
	receive: receiveCall,
	async send(exchange, order) {
		const { call, callOptions } = order;
		const ordered = {
			firstNumber: call.phoneNumber,
			secondNumber: call.destination,
			callerId: call.callerId ?? null,
		};
		return await sendCall(exchange, order, ordered, (delayMinutes) =>
			dialConnect({ ...call, ...callOptions, delayMinutes }),
		);
	},
};

/** @throws InputRefusal naming the parameter; nothing has been sent */
function readConnectOrder(context: ItemContext): ConnectOrder {
	const { order, fields, number, callerId, hours } = readCallOrder(context);
	const phoneNumber = number(parameter(context, 'firstNumber'), 'First Number');
	const destination = number(parameter(context, 'secondNumber'), 'Second Number');
	if (phoneNumber === destination) {
		throw new InputRefusal(
			`'First Number' and 'Second Number' are the same number, ${phoneNumber}`,
			'Enter the numbers of two phones: nobody can be connected with themselves.',
		);
	}
	return {
		...order,
		label: both([phoneNumber, destination].map((number) => spacedNumber(number) ?? number)),
		hours: hours(phoneNumber, destination),
		target: `${phoneNumber} ${destination}`,
		call: {
			phoneNumber,
			destination,
			callerId: isBlank(fields.connectCallerId) ? undefined : callerId(fields.connectCallerId),
			maxMinutes: isBlank(fields.maxCallDuration)
				? undefined
				: wholeNumberOf(fields.maxCallDuration, 'Max Call Duration', {
						least: 1,
						most: MAX_CALL_MINUTES,
						unit: 'minutes',
					}),
		},
	};
}

function both(numbers: string[]): string {
	return numbers.join(' and ');
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}
