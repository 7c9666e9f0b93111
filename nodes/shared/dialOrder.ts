import { countryCode, dialDigits } from '../../anveo/phoneNumber';
import type { DialCallFlow } from '../../anveo/dialCallFlow';
import { InputRefusal } from '../../anveo/inputRefusal';
import { sendableText } from '../../anveo/sendableText';
import type { ItemContext } from './itemContext';
import { variablesFromFields, variablesFromJson } from './callFlowVariables';
import { booleanOf, collectionOf, textOf, wholeNumberOf } from './readParameter';
import { callTime } from './scheduledDelay';
import type { CallTime } from './scheduledDelay';
import type { Order } from './operation';

/** One call as the person ordered it. The delay is worked out when the call is sent. */
export interface DialOrder extends Order {
	call: Omit<DialCallFlow, 'delayMinutes'> & { test: boolean };
	time: CallTime;
}

const DEFAULT_CONCURRENCY = 10;

/**
 * Reads and checks all parameters of "Dial Call Flow" for the item of `context`.
 *
 * Each parameter is read once: evaluating expressions is what an item costs (see bench/).
 *
 * @throws InputRefusal naming the parameter; nothing has been sent
 */
export function readDialOrder(context: ItemContext): DialOrder {
	const parameter = (name: string): unknown => context.getNodeParameter(name, '');
	const options = collectionOf(context.getNodeParameter('options', {}), 'Options');
	const fields = collectionOf(
		context.getNodeParameter('additionalFields', {}),
		'Additional Fields',
	);
	const country = optionalText(options.defaultCountry, 'Default Country');
	const region = country === undefined ? undefined : countryCode(country, 'Default Country');
	const phoneNumber = dialDigits(
		textOf(parameter('phoneNumber'), 'Phone Number'),
		'Phone Number',
		region,
	);
	return {
		label: phoneNumber,
		call: {
			phoneNumber,
			callerId: dialDigits(textOf(parameter('callerId'), 'Caller ID'), 'Caller ID', region),
			callFlow: callFlowKey(textOf(parameter('callFlow'), 'Call Flow API Key')),
			variables: readVariables(context),
			memo: optionalText(fields.memo, 'Memo'),
			billingCode: optionalText(fields.billingCode, 'Billing Code'),
			test: booleanOf(fields.test, 'Test'),
		},
		time: callTime(fields, context.getTimezone(), Date.now()),
		concurrency: wholeNumberOf(options.concurrency ?? DEFAULT_CONCURRENCY, 'Concurrency', {
			least: 1,
			most: 100,
			unit: 'calls',
		}),
		redialAfterUnclearOutcome: booleanOf(
			options.redialAfterUnclearOutcome,
			'Redial After Unclear Outcome',
		),
	};
}

function readVariables(context: ItemContext) {
	const specify = context.getNodeParameter('specifyVariables', 'fields');
	if (specify === 'json') return variablesFromJson(context.getNodeParameter('variablesJson', '{}'));
	if (specify === 'fields') {
		const variables = collectionOf(context.getNodeParameter('variables', {}), 'Variables');
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
