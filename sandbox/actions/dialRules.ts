import type { NamedText } from '../protocol/xmlTree';
import { parameterFaults } from './parameterRules';

const CALL_FLOW_RULES = {
	required: ['PHONENUMBER', 'CALLERID', 'CALLFLOW'],
	optional: ['TEST', 'DELAY', 'MEMO', 'BILLINGCODE'],
};
const CONNECT_RULES = {
	required: ['PHONENUMBER', 'DESTPHONENUMBER'],
	optional: ['TEST', 'MAXCALLDURATION', 'CALLERID', 'DELAY', 'MEMO', 'BILLINGCODE'],
};
/** E.164 without the plus sign: country code first, at most 15 digits. */
const NUMBER_PATTERN = /^[1-9][0-9]{0,14}$/;
/** 60 days in minutes. */
const LONGEST_DELAY = 86_400;

/** Lists what breaks the documented rules of DIAL.CALLFLOW; empty when nothing does. */
export function dialFaults(parameters: NamedText[]): string[] {
	return [
		...parameterFaults('DIAL.CALLFLOW', CALL_FLOW_RULES, parameters),
		...parameters.flatMap(valueFaults),
	];
}

/** The same for DIAL.CONNECT. */
export function connectFaults(parameters: NamedText[]): string[] {
	return [
		...parameterFaults('DIAL.CONNECT', CONNECT_RULES, parameters),
		...parameters.flatMap(valueFaults),
	];
}

function valueFaults({ name, value }: NamedText): string[] {
	switch (name) {
		case 'PHONENUMBER':
		case 'DESTPHONENUMBER':
		case 'CALLERID':
			return numberFaults(name, value);
		case 'DELAY':
			return isDelay(value) ? [] : ['DELAY must be a whole number of minutes from 0 to 86400'];
		case 'MAXCALLDURATION':
			// The help says minutes, and no bounds.
			return /^[1-9][0-9]*$/.test(value)
				? []
				: ['MAXCALLDURATION must be a whole number of minutes, 1 or more'];
		case 'TEST':
			return value === 'TRUE' ? [] : ['TEST must be TRUE when it is given'];
		default:
			return [];
	}
}

function numberFaults(name: string, value: string): string[] {
	// A blank number is reported once, as blank.
	if (value.trim() === '' || NUMBER_PATTERN.test(value)) return [];
	return [`${name} must be at most 15 digits, country code first, nothing but digits`];
}

function isDelay(value: string): boolean {
	return /^[0-9]{1,5}$/.test(value) && Number(value) <= LONGEST_DELAY;
}
