import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { batchPacing } from './batchPacing';
import { CancelledRun } from './cancelledRun';
import type { DialFailure } from './dialFailure';
import { DialTry } from './dialTry';
import { nodeRun } from './nodeRun';

/** What came of one item's call. */
export type Settled =
	| { kind: 'placed'; phoneNumber: string; json: IDataObject }
	| { kind: 'failed'; phoneNumber?: string; failure: DialFailure };

/** `skipped`: not dialled in this try, because another item had stopped the run. */
export type Outcome = Settled | { kind: 'skipped' };

/** A call of a run that was placed, and so has a REQUESTID, or that may have been, and has a failure. */
export interface KnownCall {
	item: number;
	phoneNumber?: string;
	requestId?: string;
	failure?: DialFailure;
}

/**
 * The memory of one node run: what is known of each item's call, over all tries of Retry On Fail.
 *
 * It hangs on the run in a WeakMap, so it never mixes two runs and goes with the run.
 */
export class DialRun {
	private static readonly runs = new WeakMap<object, DialRun>();

	/** By item. Only calls that were placed, or may have been, are remembered: anything else may be tried again. */
	private readonly calls = new Map<number, Settled>();

	/** What to do when the execution is cancelled while calls of this run are waiting or under way. */
	readonly cancelled = new CancelledRun(this);

	private current?: DialTry;

	private constructor(readonly items: number) {}

	/** The memory of the run that `context` is an item of. */
	static of(context: IExecuteSingleFunctions): DialRun {
		const { identity, items } = nodeRun(context);
		const run = DialRun.runs.get(identity) ?? new DialRun(items);
		DialRun.runs.set(identity, run);
		return run;
	}

	/** Enters the item of `context`. The first item that comes a second time begins the next try. */
	enter(context: IExecuteSingleFunctions): DialTry {
		const item = context.getItemIndex();
		if (this.current === undefined || this.current.has(item)) {
			this.current = new DialTry(this, !context.continueOnFail(), batchPacing(context));
		}
		this.current.enter(item);
		return this.current;
	}

	/** What earlier tries say about an item, if it was placed or may have been. */
	known(item: number): Settled | undefined {
		return this.calls.get(item);
	}

	remember(item: number, outcome: Outcome): void {
		if (outcome.kind === 'skipped') return;
		const isFinal = outcome.kind === 'placed' || outcome.failure.mayHaveBeenPlaced;
		if (isFinal) this.calls.set(item, outcome);
		else this.calls.delete(item);
	}

	/** All calls of this run that were placed or may have been, by item. */
	knownCalls(): KnownCall[] {
		return [...this.calls]
			.sort(([one], [other]) => one - other)
			.map(([item, settled]) => ({
				item,
				phoneNumber: settled.phoneNumber,
				...(settled.kind === 'placed'
					? { requestId: String(settled.json.requestId) }
					: { failure: settled.failure }),
			}));
	}
}
