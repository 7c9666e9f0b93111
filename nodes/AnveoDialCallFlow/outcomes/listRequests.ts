import { lineName } from './addresseeName';
import type { KnownRequests } from './outcome';

/** The requests that were done, a line each: "+1 215 555 0140 (1 of 20): a3348f…". */
export function doneLines(requests: KnownRequests, items: number): string[] {
	return requests.flatMap(([item, request]) => {
		if (request.kind !== 'done') return [];
		const name = lineName(request.label, item, items);
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
