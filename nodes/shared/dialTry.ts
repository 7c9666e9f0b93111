import { sleep } from 'n8n-workflow';
import pLimit from 'p-limit';

import type { AnveoAccount } from './account';
import type { Pacing } from './batchPacing';
import type { DialFailure } from './dialFailure';
import type { DialOrder } from './dialOrder';
import type { DialRun, Outcome, Settled } from './dialRun';
import { gate } from './gate';

/** What one item's parameters have come to: a call to dial, or already what came of it. */
export type Checked = ReadyCall | Settled;

/** A call that may be dialled. */
export interface ReadyCall {
	kind: 'ready';
	order: DialOrder;
	account: AnveoAccount;
	/** The unclear outcome of an earlier try, when the person chose to redial. */
	earlier?: DialFailure;
}

/**
 * One try of a node run: its items are checked first, then dialled at the set pace.
 *
 * In stop mode (On Error: Stop Workflow) one bad item is enough to dial nothing, and one failed call to dial no further.
 * In the other modes each item stands for itself.
 */
export class DialTry {
	private readonly entered = new Set<number>();

	private readonly checks = new Map<number, Checked>();

	private readonly everyCheck = gate();

	private readonly everyOutcome = gate();

	private readonly stop = gate();

	private outcomes = 0;

	private limit?: ReturnType<typeof pLimit>;

	constructor(
		private readonly run: DialRun,
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
	 * Dials an item in its turn and gives what came of it, or what is known of it already.
	 *
	 * In stop mode nothing is dialled before all items were checked, and the promise is kept back until no call is under
	 * way any more, so that a failure can name every call that was placed.
	 */
	async dial(item: number, send: (call: ReadyCall) => Promise<Settled>): Promise<Outcome> {
		if (this.stopMode) {
			await this.everyCheck.passed;
			await this.turn(item);
		}
		const outcome = await this.inTurn(item, send);
		this.run.remember(item, outcome);
		if (++this.outcomes === this.run.items) this.everyOutcome.open();
		if (this.stopMode) await this.everyOutcome.passed;
		return outcome;
	}

	private async turn(item: number): Promise<void> {
		const wait = this.pacing(item);
		if (wait > 0) await Promise.race([sleep(wait), this.stop.passed]);
	}

	private async inTurn(
		item: number,
		send: (call: ReadyCall) => Promise<Settled>,
	): Promise<Outcome> {
		const checked = this.checks.get(item);
		if (checked === undefined) throw new Error(`Item ${item} is dialled before it was checked`);
		if (checked.kind !== 'ready') return checked;
		this.limit ??= pLimit(checked.order.concurrency);
		return await this.limit(async () => {
			if (this.stopMode && this.stop.isOpen()) return { kind: 'skipped' };
			const settled = await send(checked);
			// Here and not later: the next call of the queue starts as soon as this function ends.
			if (settled.kind === 'failed') this.stop.open();
			return settled;
		});
	}
}
