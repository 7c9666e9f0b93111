import type { KnownRequests } from './outcome';

/** "Calls already placed in this run: item 0 (12155550140): a3348f…", or '' when there are none. */
export function doneRequests(requests: KnownRequests): string {
	const calls: string[] = [];
	const others: string[] = [];
	for (const [item, request] of requests) {
		if (request.kind !== 'done') continue;
		const { requestId } = request.json;
		if (requestId === undefined) others.push(`item ${item} (${request.label})`);
		else calls.push(`item ${item} (${request.label}): ${String(requestId)}`);
	}
	return [
		calls.length === 0 ? '' : `Calls already placed in this run: ${calls.join(', ')}.`,
		others.length === 0 ? '' : `Already done in this run: ${others.join(', ')}.`,
	]
		.join(' ')
		.trim();
}

/** "Unclear in this run as well: item 2 (12155550142): Anveo's answer …", or '' when there are none. */
export function unclearRequests(requests: KnownRequests): string {
	const unclear = requests.flatMap(([item, request]) =>
		request.kind === 'failed'
			? `item ${item} (${request.label}): ${request.failure.message}. ${request.failure.evidence}`.trim()
			: [],
	);
	return unclear.length === 0 ? '' : `Unclear in this run as well: ${unclear.join(' ')}`;
}
