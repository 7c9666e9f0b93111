import type { ItemContext } from '../item/itemContext';
import { nodeRun } from '../item/nodeRun';
import type { KnownRequests, SentRequest } from '../outcomes/outcome';
import type { RunResults } from '../outcomes/runSummary';
import { Attempt } from './attempt';
import { CancelWatch } from './cancelWatch';
import { RunNotes } from './runNotes';

/**
 * The memory of one node run: what is known of each item's request, over all tries of Retry On Fail, and over n8n's Retry
 * of a failed execution.
 *
 * In the process it hangs on the run in a WeakMap, so it never mixes two runs and goes with the run.
 */
export class Run {
	private static readonly runs = new WeakMap<object, Run>();

	/** By item. Only requests that were done, or may have been, are remembered: anything else may be tried again. */
	private readonly requests: Map<number, SentRequest>;

	/** What an earlier execution has sent. Items can be others since: see {@link outcomeOfEarlierExecution}. */
	private readonly restored: ReadonlyMap<number, SentRequest>;

	/** What to do when the execution is cancelled while requests of this run are waiting or under way. */
	readonly cancelWatch = new CancelWatch(() => this.results());

	private readonly entered = new Set<number>();

	private readonly begun: Array<Promise<unknown>> = [];

	private current?: Attempt;

	/** @param notes undefined for a tool call: which one it is has no number that stays */
	private constructor(
		readonly items: number,
		private readonly notes?: RunNotes,
	) {
		this.restored = notes?.read() ?? new Map();
		this.requests = new Map(this.restored);
	}

	/** The memory of the run that `context` is an item of. */
	static of(context: ItemContext): Run {
		const { identity, items, isToolCall } = nodeRun(context);
		const known = Run.runs.get(identity);
		if (known !== undefined) return known;
		const run = new Run(items, isToolCall ? undefined : RunNotes.of(context));
		Run.runs.set(identity, run);
		return run;
	}

	/** The try that the item of `context` is in. The first item that comes a second time begins the next try. */
	attempt(context: ItemContext): Attempt {
		const item = context.getItemIndex();
		if (this.current === undefined || this.entered.has(item)) {
			this.entered.clear();
			this.current = new Attempt(this.items, !context.continueOnFail());
		}
		this.entered.add(item);
		return this.current;
	}

	/** Notes that work for an item has begun. */
	async track<T>(work: Promise<T>): Promise<T> {
		this.begun.push(work);
		return await work;
	}

	/** Waits for all items that are under way. Not in stop mode: there they may wait for one that never comes. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.begun);
	}

	/** What earlier tries say about an item, if it was done or may have been. */
	outcomeOf(item: number): SentRequest | undefined {
		return this.requests.get(item);
	}

	/** An item's outcome, when it is from the execution that is retried: the item may be somebody else's since. */
	outcomeOfEarlierExecution(item: number): SentRequest | undefined {
		const restored = this.restored.get(item);
		return restored === this.requests.get(item) ? restored : undefined;
	}

	/** True when an earlier execution, run by another version, may have sent an item's request: it cannot be read. */
	isUnreadable(item: number): boolean {
		return this.notes?.isUnreadable(item) === true;
	}

	/** @param hasEffect false for a question, which may be asked again by a Retry */
	remember(item: number, request: SentRequest, hasEffect: boolean): void {
		const isFinal = request.kind === 'done' || request.failure.mayHaveHappened;
		if (!isFinal) return;
		this.requests.set(item, request);
		if (hasEffect) this.notes?.write(item, request);
	}

	/** The node has given its output: n8n stores that, and no Retry begins with this run any more. */
	forgetNotes(context: ItemContext): void {
		// Of a cancelled execution n8n keeps no output.
		if (context.getExecutionCancelSignal()?.aborted !== true) this.notes?.clear();
	}

	/** What has become of all items so far. */
	results(): RunResults {
		const { items, current, notes } = this;
		return {
			items,
			known: this.known(),
			failed: current?.failed ?? new Map(),
			isToolCall: notes === undefined,
		};
	}

	/** All requests of this run that were done or may have been, in the order of the items. */
	known(): KnownRequests {
		return [...this.requests].sort(([one], [other]) => one - other);
	}
}
