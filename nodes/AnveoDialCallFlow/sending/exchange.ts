import { type IDataObject, sleep } from 'n8n-workflow';

import type { AnveoAction } from '../../../anveo/action';
import type { AnveoAccount } from '../../shared/account';
import { Fault } from '../../shared/fault';
import { transportFault } from '../../shared/transportFault';
import type { ItemContext } from '../item/itemContext';
import { beforeSending, Failure, worded } from '../outcomes/failure';
import type { Wording } from '../outcomes/wording';
import type { Attempt } from './attempt';
import type { Exchange } from './operation';

/** How n8n sends one item's requests. The credential turns the body, an action, into the signed document. */
export interface Transport {
	options: { url?: string; body?: unknown; timeout?: number };
	/** Sends the options, and gives what the operation received. @throws Fault, or what n8n throws */
	send(): Promise<IDataObject>;
}

/** How much of an unreadable answer is shown: enough to find a REQUESTID in it. */
const SHOWN_CHARACTERS = 1000;

/**
 * An item's line to Anveo: each request in its turn, none after the execution was cancelled, no secret in what comes back,
 * and what went wrong in the words of the operation.
 */
export class ItemExchange implements Exchange {
	constructor(
		private readonly context: ItemContext,
		private readonly transport: Transport,
		private readonly attempt: Attempt,
		private readonly concurrency: number,
		private readonly account: AnveoAccount,
		private readonly wording: Wording,
	) {}

	async ask(action: () => AnveoAction): Promise<IDataObject> {
		return await this.attempt.inTurn(this.concurrency, async () => {
			try {
				this.refuseWhenCancelled();
				return this.account.secrets.hideInAnswer(await this.post(action()));
			} catch (error) {
				throw this.concealed(this.failureOf(error));
			}
		});
	}

	async pause(milliseconds: number): Promise<void> {
		try {
			this.refuseWhenCancelled();
			await sleep(milliseconds);
			this.refuseWhenCancelled();
		} catch (error) {
			throw this.failureOf(error);
		}
	}

	private refuseWhenCancelled(): void {
		if (!this.context.getExecutionCancelSignal()?.aborted) return;
		const { object } = this.wording;
		throw new Fault('notSent', `The execution was cancelled before ${object} was sent`);
	}

	private async post(action: AnveoAction): Promise<IDataObject> {
		const { options, send } = this.transport;
		// Again for each action: the credential has replaced both the last time.
		Object.assign(options, { url: '', body: action });
		try {
			return await send();
		} catch (error) {
			// An action that is still there was never sent.
			const isKnown = error instanceof Fault || options.body === action;
			throw isKnown ? error : transportFault(error, options.timeout);
		}
	}

	private failureOf(error: unknown): Failure {
		return error instanceof Fault
			? worded(error, this.wording)
			: beforeSending(error, this.wording);
	}

	private concealed({ message, advice, mayHaveHappened, evidence }: Failure): Failure {
		const { secrets } = this.account;
		return new Failure(
			secrets.hideIn(message),
			secrets.hideIn(advice),
			mayHaveHappened,
			// Shortened only now: a secret cut in two would not be found.
			secrets.hideIn(evidence).replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS),
		);
	}
}
