import type { NamedText } from '../protocol/xmlTree';

/** Which parameters an action takes. SIGNATURE belongs to every action and is not listed. */
export interface ParameterRules {
	required: string[];
	optional: string[];
}

/** Lists unknown, repeated, missing and blank parameters of an action. */
export function parameterFaults(
	action: string,
	{ required, optional }: ParameterRules,
	parameters: NamedText[],
): string[] {
	const known = [...required, ...optional, 'SIGNATURE'];
	return [
		...unknownFaults(action, known, parameters),
		...repeatedFaults(parameters),
		...required.flatMap((name) => requiredFaults(name, parameters)),
	];
}

function unknownFaults(action: string, known: string[], parameters: NamedText[]): string[] {
	return namesOf(parameters)
		.filter((name) => !known.includes(name))
		.map((name) => `${action} has no parameter ${name}`);
}

function repeatedFaults(parameters: NamedText[]): string[] {
	return namesOf(parameters)
		.filter((wanted) => parameters.filter(({ name }) => name === wanted).length > 1)
		.map((name) => `${name} is given more than once`);
}

function requiredFaults(required: string, parameters: NamedText[]): string[] {
	const found = parameters.filter(({ name }) => name === required);
	if (found.length === 0) return [`${required} is missing`];
	return found.some(({ value }) => value.trim() === '') ? [`${required} is blank`] : [];
}

function namesOf(parameters: NamedText[]): string[] {
	return [...new Set(parameters.map(({ name }) => name))];
}
