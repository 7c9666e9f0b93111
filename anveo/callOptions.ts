import type { NamedValue } from './action';

/** Longest DELAY in minutes: 60 days (Anveo's help, "apihelp_dialivr" and "apihelp_dialconnect"). */
export const MAX_DELAY_MINUTES = 86_400;

/** What DIAL.CALLFLOW and DIAL.CONNECT can be given alike. Texts must have passed `sendableText`. */
export interface CallOptions {
	/** Whole minutes, 0 to MAX_DELAY_MINUTES. Left out: call at once. */
	delayMinutes?: number;
	memo?: string;
	billingCode?: string;
	/** Marks a test action. What Anveo then does is not documented. */
	test?: boolean;
}

/** Their parameters, as far as they are set. */
export function optionParameters(options: CallOptions): NamedValue[] {
	const { delayMinutes, memo, billingCode, test } = options;
	return [
		...given('DELAY', delayMinutes?.toString()),
		...given('MEMO', memo),
		...given('BILLINGCODE', billingCode),
		...given('TEST', test === true ? 'TRUE' : undefined),
	];
}

/** A parameter, or none when it has no value. */
export function given(name: string, value: string | undefined): NamedValue[] {
	return value === undefined ? [] : [{ name, value }];
}

/** A number as Anveo takes it: the country code and the number, without plus. */
export function digitsOf(e164: string): string {
	return e164.replace('+', '');
}
