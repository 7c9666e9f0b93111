import { type IExecuteFunctions, sleep } from 'n8n-workflow';

import { Fault } from '../../../../shared/fault';
import type { ItemContext } from '../../../item/itemContext';
import { nodeRun } from '../../../item/nodeRun';

/** n8n keeps the notes of a node in one row and writes all of it each time: only recent executions can come back. */
const NOTES_KEPT = 500;

/** Milliseconds until a note is looked at again: longer than n8n takes to read the row and write it back. */
const SETTLING = 100;

/** A note that is lost that often stays lost. */
const ROUNDS = 6;

/** Runs that this process has noted. */
const noted = new WeakSet<object>();

/**
 * Refuses to send what another process has begun to send for the same run of the same execution: n8n can run an execution
 * a second time, such as one whose worker was lost, and the memory of the first process is gone then.
 *
 * The note is in n8n's database before the request leaves. n8n gives its deduplication store to nodes that are written as
 * code only. It is no lock, so this can miss a second beginning, but never takes a first one for a second.
 *
 * @throws Fault with an unclear outcome
 */
export async function refuseRepeatedExecution(
	context: IExecuteFunctions,
	item: ItemContext,
): Promise<void> {
	const { identity } = nodeRun(item);
	// The next try of Retry On Fail: this process knows what came of the one before.
	if (noted.has(identity)) return;
	noted.add(identity);
	if (!(await isNoted(context))) return;
	throw new Fault(
		'unclear',
		'n8n runs this execution for the second time, and the first time had begun this request',
		"If Anveo had answered it, the REQUESTID is in n8n's log.",
	);
}

/**
 * Notes the run, and tells whether it was noted before. Without the store, as in an n8n of long ago, it never was.
 *
 * Looks again until the note is found: n8n reads and writes the row in two steps, so others can undo a note that they have
 * not read.
 */
async function isNoted(context: IExecuteFunctions): Promise<boolean> {
	const execution = context.getExecutionId();
	if (!execution) return false;
	const run: unknown = context.getWorkflowDataProxy(0).$runIndex;
	let failures = 0;
	for (let round = 0; round < ROUNDS; round++) {
		try {
			if (await isKnown(context, `${execution} ${String(run)}`)) return round === 0;
		} catch (error) {
			context.logger.debug(`The call could not be noted in n8n's database: ${String(error)}`);
			// Two that make the row at the same moment: one fails, and not again.
			if (++failures > 1) return false;
		}
		// Random, so that two that collided do not collide again.
		await sleep(SETTLING * (1 + Math.random()));
	}
	return false;
}

/** Adds a note to the store, and tells whether it was there. */
async function isKnown(context: IExecuteFunctions, note: string): Promise<boolean> {
	const { processed } = await context.helpers.checkProcessedAndRecord([note], 'node', {
		mode: 'entries',
		maxEntries: NOTES_KEPT,
	});
	return processed.length > 0;
}
