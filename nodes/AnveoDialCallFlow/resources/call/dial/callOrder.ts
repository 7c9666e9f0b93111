import type { CallOptions } from '../../../../../anveo/callOptions';
import { quoted } from '../../../../../anveo/inputRefusal';
import { e164Number } from '../../../../../anveo/phoneNumber';
import { sendableText } from '../../../../../anveo/sendableText';
import { readFieldGroup } from '../../../item/fieldGroup';
import type { ItemContext } from '../../../item/itemContext';
import { booleanOf, textOf, wholeNumberOf } from '../../../item/readParameter';
import { rememberLast } from '../../../item/rememberLast';
import type { Order } from '../../../sending/operation';
import { type CallingHours, readCallingHours } from '../callingHours/callingHours';
import { readDefaultCountry } from '../defaultCountry';
import { callTime, type CallTime } from './callTime';
import { checkIncludeInputFields } from './inputFields';

/** What every operation that places calls has in common: Additional Fields and Options, as far as all have them. */
export interface CallOrder extends Omit<Order, 'label'> {
	/** When it is to go out. The delay is worked out when the call is sent. */
	time: CallTime;
	/** Undefined: at any hour. */
	hours?: CallingHours;
	callOptions: Omit<CallOptions, 'delayMinutes'> & { test: boolean };
}

/** The common part of an order, and what else of these groups an operation needs. */
interface CallReading {
	order: CallOrder;
	/** All of Additional Fields. */
	fields: Record<string, unknown>;
	/** Reads a phone number, in the Default Country. @throws InputRefusal */
	number: (value: unknown, parameter: string) => string;
	/** The same for a caller ID. */
	callerId: (value: unknown) => string;
	/** Reads 'Calling Hours' for whoever is called: they hold for all of them. @throws InputRefusal */
	hours: (...phoneNumbers: string[]) => CallingHours | undefined;
}

const DEFAULT_CONCURRENCY = 10;

/** The items of a run mostly have one caller ID. */
const callerIdNumber = rememberLast(e164Number);

/**
 * Reads and checks Additional Fields and Options of an operation that places calls.
 *
 * @throws InputRefusal naming the parameter; nothing has been sent
 */
export function readCallOrder(context: ItemContext): CallReading {
	const options = readFieldGroup(context, 'options', 'Options');
	const fields = readFieldGroup(context, 'additionalFields', 'Additional Fields');
	checkIncludeInputFields(context);
	const region = readDefaultCountry(options);
	const workflowZone = context.getTimezone();
	return {
		fields,
		number: (value, parameter) => e164Number(textOf(value, parameter), parameter, region),
		callerId: (value) => callerIdNumber(textOf(value, 'Caller ID'), 'Caller ID', region),
		hours: (...phoneNumbers) =>
			allOf(
				phoneNumbers.map((phoneNumber) =>
					readCallingHours(fields.callingHours, { phoneNumber, workflowZone }),
				),
			),
		order: {
			callOptions: {
				memo: optionalText(fields.memo, 'Memo'),
				billingCode: optionalText(fields.billingCode, 'Billing Code'),
				test: booleanOf(fields.test, 'Test'),
			},
			time: callTime(fields, workflowZone, Date.now()),
			concurrency: readConcurrency(context),
			redialAfterUnclearOutcome: booleanOf(
				options.redialAfterUnclearOutcome,
				'Redial After Unclear Outcome',
			),
		},
	};
}

/** The hours of several people who are called: those that all of them have. */
function allOf(each: Array<CallingHours | undefined>): CallingHours | undefined {
	const [hours] = each;
	const timeZones = new Set(each.flatMap((one) => one?.timeZones ?? []));
	return hours && { ...hours, timeZones: [...timeZones] };
}

/** A field with a phone number, in quotes, for an item that cannot be read whole. Undefined when it is no text. */
export function numberAsWritten(context: ItemContext, name: string): string | undefined {
	try {
		const text = textOf(parameter(context, name), name).trim();
		return text === '' ? undefined : quoted(text);
	} catch {
		// What is wrong with it was said before.
		return undefined;
	}
}

/** n8n would look each field's description up to validate its value: it has nothing to check there, and takes its time. */
export function parameter(context: ItemContext, name: string): unknown {
	return context.getNodeParameter(name, '', { skipValidation: true });
}

/** As it is written: an expression would count for the first item alone, and not every n8n keeps it from being one. */
function readConcurrency(context: ItemContext): number {
	const written: unknown = context.getNodeParameter('options.concurrency', DEFAULT_CONCURRENCY, {
		rawExpressions: true,
	});
	return wholeNumberOf(written ?? DEFAULT_CONCURRENCY, 'Concurrency', {
		least: 1,
		most: 100,
		unit: 'calls',
	});
}

function optionalText(value: unknown, parameter: string): string | undefined {
	const text = sendableText(textOf(value, parameter), parameter);
	return text.trim() === '' ? undefined : text;
}
