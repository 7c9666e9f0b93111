import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import { isCalledByAgent } from '../item/nodeRun';
import { type Failure, withEvidence } from '../outcomes/failure';
import { doneLines, unclearLines } from '../outcomes/listRequests';
import { tell } from '../outcomes/noteInLog';
import type { RunResults } from '../outcomes/runSummary';
import { storeRequestIds } from './storeRequestIds';

/**
 * Watches a run for the end of its execution while requests of it are waiting or under way, and between two tries.
 *
 * n8n drops the output of a cancelled node, so the calls placed so far are written where they outlast it: to n8n's log,
 * and to the execution's custom data, which n8n stores with the execution.
 */
export class CancelWatch {
	private isWatching = false;

	private tries = 0;

	private stopListening?: () => void;

	constructor(private readonly results: () => RunResults) {}

	/**
	 * Watches while `work` is under way, and on until the next try when its outcome makes n8n try again.
	 *
	 * For a whole try, and for each of its items: an agent can call an item without the try around it.
	 */
	async during(
		context: ItemContext,
		work: () => Promise<INodeExecutionData[]>,
	): Promise<INodeExecutionData[]> {
		if (this.isWatching) return await work();
		this.begin(context);
		let isTriedAgain = true;
		try {
			const items = await work();
			// In the settings that continue, n8n looks at the first item. An agent does not look at all.
			isTriedAgain = Boolean(items[0]?.json.error) && !isCalledByAgent(context);
			return items;
		} finally {
			this.isWatching = false;
			if (!isTriedAgain || !this.hasTriesLeft(context)) this.end();
		}
	}

	private begin(context: ItemContext): void {
		this.isWatching = true;
		this.tries++;
		if (this.stopListening !== undefined) return;
		const signal = context.getExecutionCancelSignal();
		const listener = () => report(context, this.results());
		signal?.addEventListener('abort', listener);
		this.stopListening = () => signal?.removeEventListener('abort', listener);
	}

	private end(): void {
		this.stopListening?.();
		this.stopListening = undefined;
	}

	/** By n8n's own rule (n8n-core, WorkflowExecute). */
	private hasTriesLeft(context: ItemContext): boolean {
		const { retryOnFail, maxTries } = context.getNode();
		return retryOnFail === true && this.tries < Math.min(5, Math.max(2, maxTries || 3));
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
export function reportLateFailure(context: ItemContext, failure: Failure): void {
	if (!failure.mayHaveHappened) return;
	warnIfCancelled(
		context,
		`Item ${context.getItemIndex()} was under way while the execution was being cancelled. ${withEvidence(failure)}`,
	);
}

function warnIfCancelled(context: ItemContext, message: string): void {
	if (!context.getExecutionCancelSignal()?.aborted) return;
	context.logger.warn(message, {
		executionId: context.getExecutionId(),
		node: context.getNode().name,
	});
}

function report(context: ItemContext, { known, items }: RunResults): void {
	tell(() => {
		const lists = [
			['Done before', doneLines(known, items)],
			['Unclear', unclearLines(known, items)],
		] as const;
		const summary = lists.flatMap(([heading, lines]) =>
			lines.length === 0 ? [] : `${heading}: ${lines.join(', ')}.`,
		);
		warnIfCancelled(
			context,
			`The execution was cancelled, so nothing more is sent. ${summary.join(' ') || 'Nothing was done before.'}`,
		);
	});
	tell(() => storeRequestIds(context, known));
}
