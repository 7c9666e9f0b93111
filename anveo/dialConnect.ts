import type { AnveoAction } from './action';
import { type CallOptions, digitsOf, given, optionParameters } from './callOptions';

/** The arguments of DIAL.CONNECT. Texts must have passed `sendableText`. */
export interface DialConnect extends CallOptions {
	/** Called first. In E.164, see `e164Number`. */
	phoneNumber: string;
	/** Called second. In E.164. */
	destination: string;
	/** Shown on the second call. In E.164. Anveo wants it verified. Left out, it is the first number. */
	callerId?: string;
	/** Whole minutes after which Anveo ends the call. Left out: no such limit is asked for. */
	maxMinutes?: number;
}

/** The DIAL.CONNECT action: calls two numbers and connects them. Source: Anveo's help, "apihelp_dialconnect". */
export function dialConnect(call: DialConnect): AnveoAction {
	const parameters = [
		{ name: 'PHONENUMBER', value: digitsOf(call.phoneNumber) },
		{ name: 'DESTPHONENUMBER', value: digitsOf(call.destination) },
		...given('CALLERID', call.callerId === undefined ? undefined : digitsOf(call.callerId)),
		...given('MAXCALLDURATION', call.maxMinutes?.toString()),
		...optionParameters(call),
	];
	return { action: 'DIAL.CONNECT', parameters, variables: [] };
}
