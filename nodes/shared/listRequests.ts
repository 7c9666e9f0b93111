import type { KnownRequest } from './sendingRun';

/** "Calls already placed in this run: item 0 (12155550140): a3348f…", or '' when there are none. */
export function doneRequests(requests: KnownRequest[]): string {
	const calls = requests
		.filter(({ json }) => json?.requestId !== undefined)
		.map(({ item, label, json }) => `item ${item} (${label}): ${String(json?.requestId)}`);
	const others = requests
		.filter(({ json }) => json !== undefined && json.requestId === undefined)
		.map(({ item, label }) => `item ${item} (${label})`);
	return [
		calls.length === 0 ? '' : `Calls already placed in this run: ${calls.join(', ')}.`,
		others.length === 0 ? '' : `Already done in this run: ${others.join(', ')}.`,
	]
		.join(' ')
		.trim();
}

/** "Of this run, may have been done too: item 2 (12155550142): Anveo's answer …", or '' when there are none. */
export function unclearRequests(requests: KnownRequest[]): string {
	const unclear = requests.flatMap(({ item, label, failure }) =>
		failure === undefined
			? []
			: `item ${item} (${label}): ${failure.message}. ${failure.evidence}`.trim(),
	);
	return unclear.length === 0 ? '' : `Unclear in this run as well: ${unclear.join(' ')}`;
}
