import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { AnveoAction } from '../../../anveo/action';
import { Fault } from '../../shared/fault';
import type { Secrets } from '../../shared/secrets';
import { transportFault } from '../../shared/transportFault';
import type { ItemContext } from '../item/itemContext';
import { addresseeName } from '../outcomes/addresseeName';
import { beforeSending, Failure, worded } from '../outcomes/failure';
import type { Attempt } from './attempt';
import type { Exchange, Operation, Order } from './operation';
import { readBody } from './readBody';

/** How n8n sends one item's requests. The credential turns the body, an action, into the signed document. */
export interface Transport {
	options: { url?: string; body?: unknown; timeout?: number; limit?: AbortSignal };
	/** Sends the options, and gives the response as soon as its head is there. @throws what n8n throws */
	send(): Promise<IN8nHttpFullResponse>;
}

/** What an item's line to Anveo is made of. */
export interface Line {
	operation: Pick<Operation<Order>, 'receive' | 'wording'>;
	/** Whom or what the item is for. */
	label: string;
	context: ItemContext;
	transport: Transport;
	attempt: Attempt;
	/** How many requests of the run may be under way. */
	concurrency: number;
	/** Milliseconds from the beginning of a request to the last byte of its answer. */
	timeout: number;
	/** Of the account, and of the item. */
	secrets: Secrets;
}

/** How much of an unreadable answer is shown: enough to find a REQUESTID in it. */
const SHOWN_CHARACTERS = 1000;

/**
 * An item's line to Anveo: each request in its turn, none after the execution was cancelled, no secret in what comes back,
 * and what went wrong in the words of the operation.
 */
export class ItemExchange implements Exchange {
	constructor(private readonly line: Line) {}

	async ask(action: () => AnveoAction): Promise<IDataObject> {
		const { attempt, concurrency, secrets } = this.line;
		return await attempt.inTurn(concurrency, async () => {
			try {
				this.refuseWhenCancelled();
				return secrets.hideInAnswer(await this.post(action()));
			} catch (error) {
				throw this.concealed(this.failureOf(error));
			}
		});
	}

	async pause(milliseconds: number): Promise<void> {
		const { attempt, context } = this.line;
		await attempt.pause(milliseconds, context);
	}

	private refuseWhenCancelled(): void {
		const { context, operation, label } = this.line;
		if (!context.getExecutionCancelSignal()?.aborted) return;
		const object = operation.wording.object(addresseeName(label));
		throw new Fault('notSent', `The execution was cancelled before ${object} was sent`);
	}

	private async post(action: AnveoAction): Promise<IDataObject> {
		const { transport, timeout, operation } = this.line;
		const { options, send } = transport;
		// The time-out of n8n's helper begins anew with each byte that comes.
		const limit = AbortSignal.timeout(timeout);
		// Again for each action: the credential has replaced address and body the last time.
		Object.assign(options, { url: '', body: action, timeout, limit });
		try {
			return operation.receive(await readBody(await send(), limit));
		} catch (error) {
			// An action that is still there was never sent.
			const isKnown = error instanceof Fault || options.body === action;
			throw isKnown ? error : transportFault(error, timeout);
		}
	}

	private failureOf(error: unknown): Failure {
		const { operation, label } = this.line;
		return error instanceof Fault ? worded(error, operation.wording, label) : beforeSending(error);
	}

	private concealed(failure: Failure): Failure {
		const { kind, message, reason, advice, mayHaveHappened, evidence } = failure;
		const { secrets } = this.line;
		return new Failure({
			kind,
			message: secrets.hideIn(message),
			reason: secrets.hideIn(reason),
			advice: secrets.hideIn(advice),
			mayHaveHappened,
			// Shortened only now: a secret cut in two would not be found.
			evidence: secrets.hideIn(evidence).replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS),
		});
	}
}
