import type { NamedText } from './xmlTree';

const REQUIRED = ['PHONENUMBER', 'CALLERID', 'CALLFLOW'];
const OPTIONAL = ['TEST', 'DELAY', 'MEMO', 'BILLINGCODE', 'SIGNATURE'];
/** E.164 without the plus sign: country code first, at most 15 digits. */
const NUMBER_PATTERN = /^[1-9][0-9]{0,14}$/;
/** 60 days in minutes. */
const LONGEST_DELAY = 86_400;

/** Lists what breaks the documented rules of DIAL.CALLFLOW; empty when nothing does. */
export function dialFaults(parameters: NamedText[]): string[] {
	return [
		...unknownFaults(parameters),
		...repeatedFaults(parameters),
		...REQUIRED.flatMap((name) => requiredFaults(parameters, name)),
		...parameters.flatMap(valueFaults),
	];
}

function unknownFaults(parameters: NamedText[]): string[] {
	return namesOf(parameters)
		.filter((name) => !REQUIRED.includes(name) && !OPTIONAL.includes(name))
		.map((name) => `DIAL.CALLFLOW has no parameter ${name}`);
}

function repeatedFaults(parameters: NamedText[]): string[] {
	return namesOf(parameters)
		.filter((wanted) => parameters.filter(({ name }) => name === wanted).length > 1)
		.map((name) => `${name} is given more than once`);
}

function requiredFaults(parameters: NamedText[], required: string): string[] {
	const found = parameters.filter(({ name }) => name === required);
	if (found.length === 0) return [`${required} is missing`];
	return found.some(({ value }) => value.trim() === '') ? [`${required} is blank`] : [];
}

function valueFaults({ name, value }: NamedText): string[] {
	switch (name) {
		case 'PHONENUMBER':
		case 'CALLERID':
			return numberFaults(name, value);
		case 'DELAY':
			return isDelay(value) ? [] : ['DELAY must be a whole number of minutes from 0 to 86400'];
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

function namesOf(parameters: NamedText[]): string[] {
	return [...new Set(parameters.map(({ name }) => name))];
}
