import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import type { DialFailure } from './dialFailure';
import { DialTry } from './dialTry';

/** What one item has come to. `skipped`: not dialled, because another item stopped the run. */
export type Outcome =
	| { kind: 'placed'; json: IDataObject }
	| { kind: 'failed'; failure: DialFailure }
	| { kind: 'skipped' };

/**
 * The memory of one node run: what is known of each item's call, over all tries of Retry On Fail.
 *
 * n8n keeps one execute-data object for all items and all tries of a run, and makes a new one for the next run, so a
 * WeakMap on it is a memory that never mixes two runs and goes with the run.
 */
export class DialRun {
	private static readonly runs = new WeakMap<object, DialRun>();

	/** By item index. Only calls that were placed, or may have been, are remembered: anything else may be tried again. */
	private readonly calls = new Map<number, Outcome>();

	private current?: DialTry;

	static of(context: IExecuteSingleFunctions): DialRun {
		const key = context.getExecuteData();
		const run = DialRun.runs.get(key) ?? new DialRun();
		DialRun.runs.set(key, run);
		return run;
	}

	/** Enters the context's item. The first item that comes a second time begins the next try. */
	enter(context: IExecuteSingleFunctions): DialTry {
		const item = context.getItemIndex();
		if (this.current === undefined || this.current.has(item))
			this.current = new DialTry(this, context);
		this.current.enter(item);
		return this.current;
	}

	known(item: number): Outcome | undefined {
		return this.calls.get(item);
	}

	remember(item: number, outcome: Outcome): void {
		const isFinal =
			outcome.kind === 'placed' || (outcome.kind === 'failed' && outcome.failure.mayHaveBeenPlaced);
		if (isFinal) this.calls.set(item, outcome);
		else this.calls.delete(item);
	}

	/** All REQUESTIDs of this run so far, with their item index. */
	placed(): Array<{ item: number; requestId: string }> {
		return [...this.calls]
			.sort(([one], [other]) => one - other)
			.flatMap(([item, outcome]) =>
				outcome.kind === 'placed' ? [{ item, requestId: String(outcome.json.requestId) }] : [],
			);
	}
}
