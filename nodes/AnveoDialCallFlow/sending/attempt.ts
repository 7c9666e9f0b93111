import pLimit from 'p-limit';

import { type AnveoAccount, anveoAccount } from '../../shared/account';
import type { ItemContext } from '../item/itemContext';
import { pause } from '../item/pause';
import { type RequestSettings, requestSettings } from '../item/requestSettings';
import type { Outcome } from '../outcomes/outcome';
import type { FailedRequest } from '../outcomes/runSummary';
import { gate } from './gate';

/** Thrown instead of a request when another item has stopped the try. */
export class Stopped extends Error {}

/**
 * One try of a node run: its items are checked first, then sent at the set pace.
 *
 * In stop mode (On Error: Stop Workflow) the items wait for each other, one bad item is enough to send nothing, and one
 * failed request to send no further. In the other modes each item stands for itself.
 */
export class Attempt {
	private readonly checked = new Set<number>();

	private settled = 0;

	/** By item. */
	readonly failed = new Map<number, FailedRequest>();

	private firstFailure = Number.POSITIVE_INFINITY;

	private readonly everyCheck = gate();

	private readonly everyOutcome = gate();

	private readonly stop = new AbortController();

	private limit?: ReturnType<typeof pLimit>;

	private account?: Promise<AnveoAccount>;

	private settings?: RequestSettings;

	constructor(
		private readonly items: number,
		private readonly stopMode: boolean,
	) {}

	/** The account that requests are made for: n8n reads a credential out of its database each time it is asked. */
	async accountOf(context: ItemContext): Promise<AnveoAccount> {
		this.account ??= context.getCredentials('anveoApi').then(anveoAccount);
		return await this.account;
	}

	/** Request Options: n8n takes those of the first item for all. @throws InputRefusal */
	settingsOf(context: ItemContext): RequestSettings {
		this.settings ??= requestSettings(context);
		return this.settings;
	}

	/** Waits, at most until the execution is cancelled or, in stop mode, another item has failed. */
	async pause(milliseconds: number, context: ItemContext): Promise<void> {
		const stop = this.stopMode ? this.stop.signal : undefined;
		await pause(milliseconds, context.getExecutionCancelSignal(), stop);
	}

	/** Notes that an item was checked. In stop mode it goes on when all were, and at the pace n8n's batching sets. */
	async itemChecked(context: ItemContext, isValid: boolean): Promise<void> {
		const item = context.getItemIndex();
		this.checked.add(item);
		if (!isValid) this.stop.abort();
		if (this.checked.size === this.items) this.everyCheck.open();
		if (!this.stopMode) return;
		await this.everyCheck.pass();
		const wait = this.settings?.pacing(item) ?? 0;
		if (wait > 0) await this.pause(wait, context);
	}

	/** Notes that an item has its outcome. In stop mode it goes on when all have: a failure names every call placed. */
	async itemSettled(item: number, outcome: Outcome): Promise<void> {
		if (outcome.kind === 'failed') {
			this.firstFailure = Math.min(this.firstFailure, item);
			this.failed.set(item, outcome);
		}
		if (++this.settled === this.items) this.everyOutcome.open();
		if (this.stopMode) await this.everyOutcome.pass();
	}

	/** True for the failed item that comes before all others. */
	isFirstFailure(item: number): boolean {
		return item === this.firstFailure;
	}

	/** Runs a request when fewer than `concurrency` are under way. @throws Stopped in stop mode, after a failure */
	async inTurn<T>(concurrency: number, request: () => Promise<T>): Promise<T> {
		this.limit ??= pLimit(concurrency);
		return await this.limit(async () => {
			if (this.stopMode && this.stop.signal.aborted) throw new Stopped();
			return await request().catch((error: unknown) => {
				// Here and not later: the next request of the queue starts as soon as this function ends.
				this.stop.abort();
				throw error;
			});
		});
	}
}
