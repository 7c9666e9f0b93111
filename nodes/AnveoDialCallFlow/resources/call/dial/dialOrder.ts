import type { DialCallFlow } from '../../../../../anveo/dialCallFlow';
import { InputRefusal, quoted } from '../../../../../anveo/inputRefusal';
import { e164Number } from '../../../../../anveo/phoneNumber';
import { sendableText } from '../../../../../anveo/sendableText';
import { readFieldGroup } from '../../../item/fieldGroup';
import type { ItemContext } from '../../../item/itemContext';
import { booleanOf, textOf, wholeNumberOf } from '../../../item/readParameter';
import { rememberLast } from '../../../item/rememberLast';
import type { Order } from '../../../sending/operation';
import { variablesFromFields, variablesFromJson } from '../../variables';
import { readDefaultCountry } from '../defaultCountry';
import { type CallingHours, readCallingHours } from '../callingHours/callingHours';
import { callTime, type CallTime } from './callTime';
import { checkIncludeInputFields } from './inputFields';

/** One call as the person ordered it. The delay is worked out when the call is sent. */
export interface DialOrder extends Order {
	call: Omit<DialCallFlow, 'delayMinutes'> & { test: boolean };
	time: CallTime;
	/** Undefined: at any hour. */
	hours?: CallingHours;
}

const DEFAULT_CONCURRENCY = 10;

/** The items of a run mostly have one caller ID. */
const callerIdNumber = rememberLast(e164Number);

/**
 * Reads and checks all parameters of "Dial Call Flow" for the item of `context`.
 *
 * Each parameter is read once: evaluating expressions is what an item costs (see bench/).
 *
 * @throws InputRefusal naming the parameter; nothing has been sent
 */
export function readDialOrder(context: ItemContext): DialOrder {
	const options = readFieldGroup(context, 'options', 'Options');
	const fields = readFieldGroup(context, 'additionalFields', 'Additional Fields');
	checkIncludeInputFields(context);
	const region = readDefaultCountry(options);
	const phoneNumber = e164Number(
		textOf(parameter(context, 'phoneNumber'), 'Phone Number'),
		'Phone Number',
		region,
	);
	const workflowZone = context.getTimezone();
	return {
		label: phoneNumber,
		call: {
			phoneNumber,
			callerId: callerIdNumber(
				textOf(parameter(context, 'callerId'), 'Caller ID'),
				'Caller ID',
				region,
			),
			callFlow: callFlowKey(textOf(parameter(context, 'callFlow'), 'Call Flow API Key')),
			variables: readVariables(context),
			memo: optionalText(fields.memo, 'Memo'),
			billingCode: optionalText(fields.billingCode, 'Billing Code'),
			test: booleanOf(fields.test, 'Test'),
		},
		time: callTime(fields, workflowZone, Date.now()),
		hours: readCallingHours(fields.callingHours, { phoneNumber, workflowZone }),
		concurrency: readConcurrency(context),
		redialAfterUnclearOutcome: booleanOf(
			options.redialAfterUnclearOutcome,
			'Redial After Unclear Outcome',
		),
	};
}

/** 'Phone Number' in quotes, for an item that cannot be read whole. Undefined when it is no text. */
export function phoneNumberAsWritten(context: ItemContext): string | undefined {
	try {
		const text = textOf(parameter(context, 'phoneNumber'), 'Phone Number').trim();
		return text === '' ? undefined : quoted(text);
	} catch {
		// What is wrong with it was said before.
		return undefined;
	}
}

/** n8n would look each field's description up to validate its value: it has nothing to check there, and takes its time. */
function parameter(context: ItemContext, name: string): unknown {
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

function readVariables(context: ItemContext) {
	const specify = parameter(context, 'specifyVariables');
	if (specify === 'json') return variablesFromJson(parameter(context, 'variablesJson'));
	if (specify === 'fields' || specify === '') {
		const variables = readFieldGroup(context, 'variables', 'Variables');
		return variablesFromFields(variables.variable);
	}
	throw new InputRefusal(
		"'Specify Variables' is neither fields nor JSON",
		"Choose 'Using Fields Below' or 'Using JSON'.",
	);
}

function callFlowKey(text: string): string {
	const key = sendableText(text.trim(), 'Call Flow API Key');
	if (key !== '') return key;
	throw new InputRefusal(
		"'Call Flow API Key' is empty",
		'Copy the key from "Call Flow Details" in Anveo\'s Call Flow Builder.',
	);
}

function optionalText(value: unknown, parameter: string): string | undefined {
	const text = sendableText(textOf(value, parameter), parameter);
	return text.trim() === '' ? undefined : text;
}
