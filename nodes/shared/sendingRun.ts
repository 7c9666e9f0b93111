import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from './itemContext';
import { batchPacing } from './batchPacing';
import { CancelledRun } from './cancelledRun';
import type { Failure } from './failure';
import { SendingTry } from './sendingTry';
import { nodeRun } from './nodeRun';

/** What came of one item's request. `label` names it in lists: the phone number of a call. */
export type Settled =
	| { kind: 'done'; label: string; json: IDataObject }
	| { kind: 'failed'; label?: string; failure: Failure };

/** `skipped`: not sent in this try, because another item had stopped the run. */
export type Outcome = Settled | { kind: 'skipped' };

/** A request of a run that was done, and so has output, or that may have been, and has a failure. */
export interface KnownRequest {
	item: number;
	label?: string;
	json?: IDataObject;
	failure?: Failure;
}

/**
 * The memory of one node run: what is known of each item's request, over all tries of Retry On Fail.
 *
 * It hangs on the run in a WeakMap, so it never mixes two runs and goes with the run.
 */
export class SendingRun {
	private static readonly runs = new WeakMap<object, SendingRun>();

	/** By item. Only requests that were done, or may have been, are remembered: anything else may be tried again. */
	private readonly requests = new Map<number, Settled>();

	/** What to do when the execution is cancelled while requests of this run are waiting or under way. */
	readonly cancelled = new CancelledRun(this);

	private current?: SendingTry;

	private constructor(readonly items: number) {}

	/** The memory of the run that `context` is an item of. */
	static of(context: ItemContext): SendingRun {
		const { identity, items } = nodeRun(context);
		const run = SendingRun.runs.get(identity) ?? new SendingRun(items);
		SendingRun.runs.set(identity, run);
		return run;
	}

	/** Enters the item of `context`. The first item that comes a second time begins the next try. */
	enter(context: ItemContext): SendingTry {
		const item = context.getItemIndex();
		if (this.current === undefined || this.current.has(item)) {
			this.current = new SendingTry(this, !context.continueOnFail(), batchPacing(context));
		}
		this.current.enter(item);
		return this.current;
	}

	/** What earlier tries say about an item, if it was done or may have been. */
	known(item: number): Settled | undefined {
		return this.requests.get(item);
	}

	remember(item: number, outcome: Outcome): void {
		if (outcome.kind === 'skipped') return;
		const isFinal = outcome.kind === 'done' || outcome.failure.mayHaveHappened;
		if (isFinal) this.requests.set(item, outcome);
		else this.requests.delete(item);
	}

	/** All requests of this run that were done or may have been, by item. */
	knownRequests(): KnownRequest[] {
		return [...this.requests]
			.sort(([one], [other]) => one - other)
			.map(([item, settled]) => ({ item, ...settled }));
	}
}
