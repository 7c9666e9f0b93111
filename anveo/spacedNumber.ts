import { parse } from './numberingPlan';

/** A number in E.164 with the spaces of its country, such as "+1 215 555 0140". Undefined when it is none. */
export function spacedNumber(e164: string): string | undefined {
	const number = parse(e164);
	// The library takes a national prefix off, which may as well be the number's own first digit.
	return number?.number === e164 ? number.formatInternational() : undefined;
}
