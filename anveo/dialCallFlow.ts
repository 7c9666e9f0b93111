import type { AnveoAction, NamedValue } from './action';
import { type CallOptions, digitsOf, optionParameters } from './callOptions';

/** The arguments of DIAL.CALLFLOW. Texts must have passed `sendableText`. */
export interface DialCallFlow extends CallOptions {
	/** In E.164, see `e164Number`. */
	phoneNumber: string;
	/** In E.164. Anveo wants it verified in the account. */
	callerId: string;
	/** The call flow's API key. */
	callFlow: string;
	variables: NamedValue[];
}

/** The DIAL.CALLFLOW action. Source: Anveo's help, "apihelp_dialivr". */
export function dialCallFlow(call: DialCallFlow): AnveoAction {
	const parameters = [
		{ name: 'PHONENUMBER', value: digitsOf(call.phoneNumber) },
		{ name: 'CALLERID', value: digitsOf(call.callerId) },
		{ name: 'CALLFLOW', value: call.callFlow },
		...optionParameters(call),
	];
	return { action: 'DIAL.CALLFLOW', parameters, variables: call.variables };
}
