import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { AnveoAction } from '../../anveo/action';
import type { AnveoAccount } from './account';
import type { Attempt } from './attempt';
import { concealSecrets, concealSecretsInAnswer } from './concealSecrets';
import { beforeSending, Failure, notSent } from './failure';
import type { ItemContext } from './itemContext';
import type { Exchange, Order } from './operation';
import { transportFailure } from './transportFailure';
import type { Wording } from './wording';

/** How n8n sends one item's requests. The credential turns the body, an action, into the signed document. */
export interface Transport {
	options: { url?: string; body?: unknown; timeout?: number };
	/** Sends the options, and gives what the operation received. */
	send(): Promise<IDataObject>;
}

/** How much of an unreadable answer is shown: enough to find a REQUESTID in it. */
const SHOWN_CHARACTERS = 1000;

/** An item's line to Anveo: each request in its turn, none after the execution was cancelled, no secret in what comes back. */
export class ItemExchange implements Exchange {
	constructor(
		private readonly context: ItemContext,
		private readonly transport: Transport,
		private readonly attempt: Attempt,
		private readonly order: Order,
		private readonly account: AnveoAccount,
		private readonly wording: Wording,
	) {}

	async ask(action: () => AnveoAction): Promise<IDataObject> {
		return await this.attempt.inTurn(this.order.concurrency, async () => {
			this.refuseWhenCancelled();
			try {
				const answer = await this.post(action());
				return concealSecretsInAnswer(answer, this.account.secrets);
			} catch (error) {
				throw this.concealed(error);
			}
		});
	}

	async pause(milliseconds: number): Promise<void> {
		this.refuseWhenCancelled();
		await sleep(milliseconds);
		this.refuseWhenCancelled();
	}

	private refuseWhenCancelled(): void {
		if (!this.context.getExecutionCancelSignal()?.aborted) return;
		const { object } = this.wording;
		throw notSent(`The execution was cancelled before ${object} was sent`, '', this.wording);
	}

	private async post(action: AnveoAction): Promise<IDataObject> {
		const { options, send } = this.transport;
		// Again for each action: the credential has replaced both the last time.
		Object.assign(options, { url: '', body: action });
		try {
			return await send();
		} catch (error) {
			if (error instanceof Failure) throw error;
			// An action that is still there was never sent.
			throw options.body === action
				? beforeSending(error, this.wording)
				: transportFailure(error, options.timeout, this.wording);
		}
	}

	private concealed(error: unknown): Failure {
		const { secrets } = this.account;
		const failure = error instanceof Failure ? error : beforeSending(error, this.wording);
		return new Failure(
			concealSecrets(failure.message, secrets),
			concealSecrets(failure.advice, secrets),
			failure.mayHaveHappened,
			// Shortened only now: a secret cut in two would not be found.
			concealSecrets(failure.evidence, secrets).replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS),
		);
	}
}
