import { lineName, placeOf } from './addresseeName';
import type { KnownRequests } from './outcome';

/**
 * The requests that were done, a line each: "+12155550140 (1 of 20): a3348f…". The number as in the output, for whoever
 * searches for it: to set the spaces of thousands would hold n8n up.
 */
export function doneLines(requests: KnownRequests, items: number): string[] {
	return requests.flatMap(([item, request]) => {
		if (request.kind !== 'done') return [];
		const name = items === 1 ? request.label : `${request.label} (${placeOf(item, items)})`;
		const { requestId } = request.json;
		return requestId === undefined ? name : `${name}: ${String(requestId)}`;
	});
}

/** Those that may have been done, a line each, with all that Anveo sent: a REQUESTID may be in it. */
export function unclearLines(requests: KnownRequests, items: number): string[] {
	return requests.flatMap(([item, request]) => {
		if (request.kind !== 'failed') return [];
		const { reason, evidence } = request.failure;
		return `${lineName(request.label, item, items)}: ${reason}. ${evidence}`.trim();
	});
}
