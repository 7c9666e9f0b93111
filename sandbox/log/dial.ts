import type { Dial } from './callLog';
import { maskUrlSecrets } from '../protocol/masking';
import { oneLine, timeOfDay } from '../protocol/oneLine';

/** Writes a dial as one readable line. */
export function dialLine(dial: Dial, time: Date): string {
	const parts = [
		timeOfDay(time),
		`+${oneLine(dial.phoneNumber)}`,
		`from +${oneLine(dial.callerId)}`,
		`call flow ${shortened(oneLine(dial.callFlow))}`,
		...dial.variables.map(({ name, value }) => `${oneLine(name)}=${quoted(maskUrlSecrets(value))}`),
		...(dial.test ? ['test'] : []),
		...(dial.delay === null ? [] : [`delay ${oneLine(dial.delay)} min`]),
		...(dial.memo === null ? [] : [`memo ${quoted(dial.memo)}`]),
		`-> ${ending(dial)}`,
	];
	return parts.join('  ');
}

function ending({ answer, requestId, faults }: Dial): string {
	if (faults.length > 0) return `ERROR ${oneLine(faults.join('; '))}`;
	return requestId === null ? `${answer}, not placed` : `${answer}, REQUESTID ${requestId}`;
}

function shortened(text: string): string {
	const characters = [...text];
	return characters.length > 8 ? `${characters.slice(0, 8).join('')}…` : text;
}

function quoted(text: string): string {
	return /^[\w.:@+/-]+$/.test(text) ? text : `"${oneLine(text)}"`;
}
