import type { AnveoAction, NamedValue } from './action';

/** Longest DELAY in minutes: 60 days (Anveo's help, "apihelp_dialivr"). */
export const MAX_DELAY_MINUTES = 86_400;

/** The arguments of DIAL.CALLFLOW. Texts must have passed `sendableText`. */
export interface DialCallFlow {
	/** In E.164, see `e164Number`. */
	phoneNumber: string;
	/** In E.164. Anveo wants it verified in the account. */
	callerId: string;
	/** The call flow's API key. */
	callFlow: string;
	variables: NamedValue[];
	/** Whole minutes, 0 to MAX_DELAY_MINUTES. Left out: call at once. */
	delayMinutes?: number;
	memo?: string;
	billingCode?: string;
	/** Marks a test action. What Anveo then does is not documented. */
	test?: boolean;
}

/** The DIAL.CALLFLOW action. Source: Anveo's help, "apihelp_dialivr". */
export function dialCallFlow(call: DialCallFlow): AnveoAction {
	const parameters: NamedValue[] = [
		{ name: 'PHONENUMBER', value: digitsOf(call.phoneNumber) },
		{ name: 'CALLERID', value: digitsOf(call.callerId) },
		{ name: 'CALLFLOW', value: call.callFlow },
	];
	if (call.delayMinutes !== undefined) {
		parameters.push({ name: 'DELAY', value: String(call.delayMinutes) });
	}
	if (call.memo !== undefined) parameters.push({ name: 'MEMO', value: call.memo });
	if (call.billingCode !== undefined) {
		parameters.push({ name: 'BILLINGCODE', value: call.billingCode });
	}
	if (call.test === true) parameters.push({ name: 'TEST', value: 'TRUE' });
	return { action: 'DIAL.CALLFLOW', parameters, variables: call.variables };
}

/** Anveo takes the country code and the number without plus. */
function digitsOf(e164: string): string {
	return e164.replace(/^\+/, '');
}
