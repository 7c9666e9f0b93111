import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import pLimit from 'p-limit';

import type { AnveoAction } from '../../anveo/action';
import type { Pacing } from './batchPacing';
import { gate } from './gate';
import type { ItemContext } from './itemContext';
import type { Outcome, SendingRun, Settled } from './sendingRun';
import type { Wording } from './wording';

/** What one item's parameters have come to: a request to send, or already what came of it. */
export type Checked = ReadyRequest | Settled;

/** A request that may be sent. */
export interface ReadyRequest {
	kind: 'ready';
	/** How many requests of this run may be under way at once. */
	concurrency: number;
	send(context: ItemContext, post: Post, slot: Slot): Promise<Outcome>;
}

/** Sends an action and gives what postReceive made of the answer. */
export type Post = (action: AnveoAction, wording: Wording) => Promise<IDataObject>;

/** Runs a request in its turn. */
export type Slot = <T>(request: () => Promise<T>) => Promise<T>;

/** Thrown by a slot when another item has stopped the run. */
export class Stopped extends Error {}

/**
 * One try of a node run: its items are checked first, then sent at the set pace.
 *
 * In stop mode (On Error: Stop Workflow) one bad item is enough to send nothing, and one failed request to send no
 * further. In the other modes each item stands for itself.
 */
export class SendingTry {
	private readonly entered = new Set<number>();

	private readonly checks = new Map<number, Checked>();

	private readonly everyCheck = gate();

	private readonly everyOutcome = gate();

	private readonly stop = gate();

	private outcomes = 0;

	private limit?: ReturnType<typeof pLimit>;

	constructor(
		readonly run: SendingRun,
		private readonly stopMode: boolean,
		private readonly pacing: Pacing,
	) {}

	has(item: number): boolean {
		return this.entered.has(item);
	}

	enter(item: number): void {
		this.entered.add(item);
	}

	/** Notes what an item's parameters have come to. */
	check(item: number, checked: Checked): void {
		this.checks.set(item, checked);
		if (checked.kind === 'failed') this.stop.open();
		if (this.checks.size === this.run.items) this.everyCheck.open();
	}

	/**
	 * Sends an item's requests in their turn and gives what came of it, or what is known of it already.
	 *
	 * In stop mode nothing is sent before all items were checked, and the promise is kept back until no request is under
	 * way any more, so that a failure can name every call that was placed.
	 */
	async settle(context: ItemContext, post: Post): Promise<Outcome> {
		const item = context.getItemIndex();
		if (this.stopMode) {
			await this.everyCheck.passed;
			await this.turn(item);
		}
		const outcome = await this.outcomeOf(item, context, post);
		this.run.remember(item, outcome);
		if (++this.outcomes === this.run.items) this.everyOutcome.open();
		if (this.stopMode) await this.everyOutcome.passed;
		return outcome;
	}

	private async turn(item: number): Promise<void> {
		const wait = this.pacing(item);
		if (wait > 0) await Promise.race([sleep(wait), this.stop.passed]);
	}

	private async outcomeOf(item: number, context: ItemContext, post: Post): Promise<Outcome> {
		const checked = this.checks.get(item);
		if (checked === undefined) throw new Error(`Item ${item} is sent before it was checked`);
		if (checked.kind !== 'ready') return checked;
		const slot: Slot = async (run) => await this.inSlot(checked.concurrency, run);
		return await checked.send(context, post, slot);
	}

	private async inSlot<T>(concurrency: number, request: () => Promise<T>): Promise<T> {
		this.limit ??= pLimit(concurrency);
		return await this.limit(async () => {
			if (this.stopMode && this.stop.isOpen()) throw new Stopped();
			return await request().catch((error: unknown) => {
				// Here and not later: the next request of the queue starts as soon as this function ends.
				this.stop.open();
				throw error;
			});
		});
	}
}
