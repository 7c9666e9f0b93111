import { parse } from './numberingPlan';

/** A number in E.164 with the spaces of its country, such as "+1 215 555 0140". Undefined when it is none. */
export function spacedNumber(e164: string): string | undefined {
	const number = /^\+\d+$/.test(e164) ? parse(e164) : undefined;
	// The library takes a national prefix off, which may as well be the number's own first digit.
	return number?.number === e164 ? number.formatInternational() : undefined;
}
