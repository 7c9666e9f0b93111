import type { IExecuteSingleFunctions } from 'n8n-workflow';
import pLimit from 'p-limit';

import type { AnveoAccount } from './account';
import type { DialOrder } from './dialOrder';
import type { DialRun, Outcome } from './dialRun';
import { gate } from './gate';

/** What one item's parameters have come to: a call to dial, or already the outcome. */
export type Checked =
	| { kind: 'ready'; order: DialOrder; account: AnveoAccount }
	| Exclude<Outcome, { kind: 'skipped' }>;

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

	private readonly items: number;

	private readonly stopMode: boolean;

	private outcomes = 0;

	private stopped = false;

	private limit?: ReturnType<typeof pLimit>;

	constructor(
		private readonly run: DialRun,
		context: IExecuteSingleFunctions,
	) {
		this.items = itemCount(context);
		this.stopMode = !context.continueOnFail();
	}

	has(item: number): boolean {
		return this.entered.has(item);
	}

	enter(item: number): void {
		this.entered.add(item);
	}

	/** Notes what an item's parameters have come to. */
	check(item: number, checked: Checked): void {
		this.checks.set(item, checked);
		if (checked.kind === 'failed') this.stopped = true;
		if (this.checks.size === this.items) this.everyCheck.open();
	}

	/**
	 * Dials an item in its turn and gives what came of it, or the outcome it already has.
	 *
	 * In stop mode nothing is dialled before all items were checked, and the promise is kept back until no call is under
	 * way any more, so that a failure can name every call that was placed.
	 */
	async dial(
		item: number,
		send: (order: DialOrder, account: AnveoAccount) => Promise<Outcome>,
	): Promise<Outcome> {
		if (this.stopMode) await this.everyCheck.passed;
		const outcome = await this.inTurn(item, send);
		this.run.remember(item, outcome);
		if (outcome.kind === 'failed') this.stopped = true;
		if (++this.outcomes === this.items) this.everyOutcome.open();
		if (this.stopMode) await this.everyOutcome.passed;
		return outcome;
	}

	private async inTurn(
		item: number,
		send: (order: DialOrder, account: AnveoAccount) => Promise<Outcome>,
	): Promise<Outcome> {
		const checked = this.checks.get(item);
		if (checked === undefined) throw new Error(`Item ${item} is dialled before it was checked`);
		if (checked.kind !== 'ready') return checked;
		this.limit ??= pLimit(checked.order.concurrency);
		return await this.limit(async () => {
			if (this.stopMode && this.stopped) return { kind: 'skipped' };
			return await send(checked.order, checked.account);
		});
	}
}

/** How many items the engine runs: 'Execute Once' cuts them to one without touching the execute data. */
function itemCount(context: IExecuteSingleFunctions): number {
	const { data } = context.getExecuteData();
	const items = (data.main ?? data.ai_tool)?.[0]?.length ?? 0;
	return context.getNode().executeOnce === true ? Math.min(items, 1) : items;
}
