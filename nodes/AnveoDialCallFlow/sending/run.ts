import type { ItemContext } from '../item/itemContext';
import { nodeRun } from '../item/nodeRun';
import { batchPacing, type Pacing } from '../item/requestSettings';
import type { KnownRequest, KnownRequests, Outcome } from '../outcomes/outcome';
import { Attempt } from './attempt';
import { CancelWatch } from './cancelWatch';

/**
 * The memory of one node run: what is known of each item's request, over all tries of Retry On Fail.
 *
 * It hangs on the run in a WeakMap, so it never mixes two runs and goes with the run.
 */
export class Run {
	private static readonly runs = new WeakMap<object, Run>();

	/** By item. Only requests that were done, or may have been, are remembered: anything else may be tried again. */
	private readonly requests = new Map<number, KnownRequest>();

	/** What to do when the execution is cancelled while requests of this run are waiting or under way. */
	readonly cancelWatch = new CancelWatch(() => this.known());

	private readonly entered = new Set<number>();

	private readonly underWay = new Set<Promise<unknown>>();

	private current?: Attempt;

	private constructor(readonly items: number) {}

	/** The memory of the run that `context` is an item of. */
	static of(context: ItemContext): Run {
		const { identity, items } = nodeRun(context);
		const run = Run.runs.get(identity) ?? new Run(items);
		Run.runs.set(identity, run);
		return run;
	}

	/** The try that the item of `context` is in. The first item that comes a second time begins the next try. */
	attempt(context: ItemContext): Attempt {
		const item = context.getItemIndex();
		if (this.current === undefined || this.entered.has(item)) {
			this.entered.clear();
			this.current = new Attempt(this.items, !context.continueOnFail(), pacing(context));
		}
		this.entered.add(item);
		return this.current;
	}

	/** Notes that work for an item is under way until it is settled. */
	async track<T>(work: Promise<T>): Promise<T> {
		this.underWay.add(work);
		try {
			return await work;
		} finally {
			this.underWay.delete(work);
		}
	}

	/** Waits for all items that are under way. Not in stop mode: there they may wait for one that never comes. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.underWay);
	}

	/** What earlier tries say about an item, if it was done or may have been. */
	outcomeOf(item: number): KnownRequest | undefined {
		return this.requests.get(item);
	}

	remember(item: number, outcome: Outcome): void {
		if (outcome.kind === 'skipped') return;
		const isFinal = outcome.kind === 'done' || outcome.failure.mayHaveHappened;
		if (isFinal) this.requests.set(item, outcome);
		else this.requests.delete(item);
	}

	/** All requests of this run that were done or may have been, in the order of the items. */
	known(): KnownRequests {
		return [...this.requests].sort(([one], [other]) => one - other);
	}
}

/** Request Options that cannot be read are refused where each item is checked. Until then nothing needs a pace. */
function pacing(context: ItemContext): Pacing {
	try {
		return batchPacing(context);
	} catch {
		return () => 0;
	}
}
