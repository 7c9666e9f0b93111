import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import type { Failure } from '../outcomes/failure';
import { doneRequests, unclearRequests } from '../outcomes/listRequests';
import type { KnownRequests } from '../outcomes/outcome';

/** n8n keeps up to 512 characters for each name, and complains in its log above 255. */
const IDS_A_NAME = 6;

/**
 * Watches a run for the end of its execution while requests of it are waiting or under way.
 *
 * n8n drops the output of a cancelled node, so the calls placed so far are written where they outlast it: to n8n's log,
 * and to the execution's custom data, which n8n stores with the execution.
 */
export class CancelWatch {
	private pending = 0;

	private listening?: () => void;

	constructor(private readonly known: () => KnownRequests) {}

	/** Begins to watch for one item. Gives the function that ends it. */
	begin(context: ItemContext): () => void {
		const signal = context.getExecutionCancelSignal();
		if (this.pending++ === 0) {
			this.listening = () => report(context, this.known());
			signal?.addEventListener('abort', this.listening, { once: true });
		}
		return () => {
			if (--this.pending === 0 && this.listening) {
				signal?.removeEventListener('abort', this.listening);
			}
		};
	}
}

/** Notes a call that was answered after the execution had been cancelled. */
export function reportLateSuccess(context: ItemContext, json: IDataObject): void {
	if (json.requestId === undefined) return;
	warnIfCancelled(
		context,
		`Anveo placed the call of item ${context.getItemIndex()} while the execution was being cancelled: ${String(json.requestId)}`,
	);
}

/** Notes a request that may have had its effect while the execution was being cancelled. */
export function reportLateFailure(
	context: ItemContext,
	{ message, evidence, mayHaveHappened }: Failure,
): void {
	if (!mayHaveHappened) return;
	warnIfCancelled(
		context,
		`Item ${context.getItemIndex()} was under way while the execution was being cancelled. ${message}. ${evidence}`.trim(),
	);
}

function warnIfCancelled(context: ItemContext, message: string): void {
	if (!context.getExecutionCancelSignal()?.aborted) return;
	context.logger.warn(message, {
		executionId: context.getExecutionId(),
		node: context.getNode().name,
	});
}

function report(context: ItemContext, requests: KnownRequests): void {
	const summary = [doneRequests(requests), unclearRequests(requests)].join(' ').trim();
	warnIfCancelled(
		context,
		`The execution was cancelled, so nothing more is sent. ${summary || 'Nothing was done before.'}`,
	);
	const ids = requests.flatMap(([, known]) =>
		known.kind === 'done' ? (known.json.requestId ?? []) : [],
	);
	for (let at = 0; at < ids.length; at += IDS_A_NAME) {
		const name = `anveoRequestIds${at === 0 ? '' : at / IDS_A_NAME + 1}`;
		storeCustomData(context, name, ids.slice(at, at + IDS_A_NAME).join(', '));
	}
}

function storeCustomData(context: ItemContext, name: string, value: string): void {
	const customData: unknown = context.getWorkflowDataProxy(context.getItemIndex()).$execution
		?.customData;
	if (hasSet(customData)) customData.set(name, value);
}

function hasSet(value: unknown): value is { set: (name: string, value: string) => void } {
	return typeof value === 'object' && value !== null && 'set' in value;
}
