import type { MadeRequest } from './liveCall';
import { maskUrlSecrets } from '../protocol/masking';
import { oneLine, timeOfDay } from '../protocol/oneLine';

/** Writes what happened to a call as one readable line. */
export function callLine(phoneNumber: string, event: string, time: Date): string {
	return `${timeOfDay(time)}  +${oneLine(phoneNumber)}  ${oneLine(event)}`;
}

/** Tells of a request of the call flow, without what is secret in its URL. */
export function madeRequestLine({ url, method, status, error }: MadeRequest): string {
	const verb = method === 'GET' ? 'requested' : `requested by ${method}`;
	return `${verb} ${maskUrlSecrets(url)} -> ${status ?? error ?? ''}`;
}
