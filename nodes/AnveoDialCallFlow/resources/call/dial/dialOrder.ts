import type { DialCallFlow } from '../../../../../anveo/dialCallFlow';
import { InputRefusal } from '../../../../../anveo/inputRefusal';
import { sendableText } from '../../../../../anveo/sendableText';
import { readFieldGroup } from '../../../item/fieldGroup';
import type { ItemContext } from '../../../item/itemContext';
import { textOf } from '../../../item/readParameter';
import type { Order } from '../../../sending/operation';
import { variablesFromFields, variablesFromJson } from '../../variables';
import { type CallOrder, numberAsWritten, parameter, readCallOrder } from './callOrder';

/** One call as the person ordered it. */
export interface DialOrder extends CallOrder, Order {
	call: Pick<DialCallFlow, 'phoneNumber' | 'callerId' | 'callFlow' | 'variables'>;
}

/**
 * Reads and checks all parameters of "Dial Call Flow" for the item of `context`.
 *
 * Each parameter is read once: evaluating expressions is what an item costs (see bench/).
 *
 * @throws InputRefusal naming the parameter; nothing has been sent
 */
export function readDialOrder(context: ItemContext): DialOrder {
	const { order, number, callerId, hours } = readCallOrder(context);
	const phoneNumber = number(parameter(context, 'phoneNumber'), 'Phone Number');
	return {
		...order,
		label: phoneNumber,
		hours: hours(phoneNumber),
		call: {
			phoneNumber,
			callerId: callerId(parameter(context, 'callerId')),
			callFlow: callFlowKey(textOf(parameter(context, 'callFlow'), 'Call Flow API Key')),
			variables: readVariables(context),
		},
	};
}

/** 'Phone Number' in quotes, for an item that cannot be read whole. Undefined when it is no text. */
export function phoneNumberAsWritten(context: ItemContext): string | undefined {
	return numberAsWritten(context, 'phoneNumber');
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
