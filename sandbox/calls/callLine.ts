import { maskUrlSecrets } from '../protocol/masking';
import type { MadeRequest } from './placedCall';

/** Writes what happened to a call as one readable line. */
export function callLine(phoneNumber: string, event: string, time: Date): string {
	return `${timeOfDay(time)}  +${oneLine(phoneNumber)}  ${oneLine(event)}`;
}

/** Tells of a request of the call flow, without what is secret in its URL. */
export function madeRequestLine(made: MadeRequest): string {
	const verb = made.method === 'GET' ? 'requested' : `requested by ${made.method}`;
	return `${verb} ${whereAndAnswer(made)}`;
}

/** Tells of a notification, and which delivery of it that was. */
export function notificationLine(made: MadeRequest, delivery: number): string {
	return `notified (${delivery}) ${whereAndAnswer(made)}`;
}

function whereAndAnswer({ url, status, error }: MadeRequest): string {
	return `${maskUrlSecrets(url)} -> ${status ?? error ?? ''}`;
}

/** Spells out what would break the line or command the terminal. */
export function oneLine(text: string): string {
	return text.replace(
		/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
		(character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
	);
}

/** The time of day that a line begins with. */
export function timeOfDay(time: Date): string {
	return time.toTimeString().slice(0, 8);
}
