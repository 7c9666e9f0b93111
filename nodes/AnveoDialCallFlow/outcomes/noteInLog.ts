import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import type { Failure } from './failure';
import type { Wording } from './wording';

/**
 * Writes the REQUESTID to n8n's log as soon as it arrives.
 *
 * n8n stores a node's output when the node has finished. If n8n is stopped before, the log is the only place that has it.
 */
export function noteDone(context: ItemContext, json: IDataObject, { unclear }: Wording): void {
	// A question tells an id that is known already.
	if (json.requestId === undefined || unclear === undefined) return;
	const requestId = String(json.requestId).replace(/\s+/g, ' ');
	context.logger.info(`Anveo gave REQUESTID ${requestId} ${place(context)}`);
}

/** The same for an answer that could not be used: there may be a REQUESTID in it. */
export function noteUnclear(
	context: ItemContext,
	{ message, evidence, mayHaveHappened }: Failure,
): void {
	if (!mayHaveHappened || evidence === '') return;
	context.logger.info(`${message}: ${evidence} ${place(context)}`);
}

/** In the text, because n8n's log leaves out everything else unless it writes JSON. */
function place(context: ItemContext): string {
	const execution = context.getExecutionId();
	return `(execution ${execution}, node "${context.getNode().name}", item ${context.getItemIndex()})`;
}

/**
 * Says something about a call, for example to n8n's log.
 *
 * That it could not be said changes nothing of what is known: a REQUESTID must not be lost, and no other item held up,
 * because a log is out of order.
 */
export function tell(say: () => void): void {
	try {
		say();
	} catch {
		// There is nobody else to tell.
	}
}
