import type { KnownCall } from './dialRun';

/** "Calls already placed in this run: item 0 (12155550140): a3348f…", or '' when there are none. */
export function placedCalls(calls: KnownCall[]): string {
	const placed = calls
		.filter(({ requestId }) => requestId !== undefined)
		.map(({ item, phoneNumber, requestId }) => `item ${item} (${phoneNumber}): ${requestId}`);
	return placed.length === 0 ? '' : `Calls already placed in this run: ${placed.join(', ')}.`;
}

/** "Calls of this run that may have been placed: item 2 (12155550142): Anveo's answer …", or '' when there are none. */
export function unclearCalls(calls: KnownCall[]): string {
	const unclear = calls.flatMap(({ item, phoneNumber, failure }) =>
		failure === undefined
			? []
			: `item ${item} (${phoneNumber}): ${failure.message}. ${failure.evidence}`.trim(),
	);
	return unclear.length === 0
		? ''
		: `Calls of this run that may have been placed: ${unclear.join(' ')}`;
}
