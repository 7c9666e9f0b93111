import { sleep } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { AnveoAction } from '../../anveo/action';
import { anveoAccount } from './account';
import type { AnveoAccount } from './account';
import { reportLateFailure, reportLateSuccess } from './cancelledRun';
import { concealSecrets, concealSecretsInAnswer } from './concealSecrets';
import { afterUnclearOutcome, beforeSending, Failure, notSent, unclearOutcome } from './failure';
import { failedItem, stopError } from './failedItem';
import type { ItemContext } from './itemContext';
import { noteDone, noteUnclear } from './noteInLog';
import type { Exchange, Operation, Order } from './operation';
import { SendingRun } from './sendingRun';
import { Stopped } from './sendingTry';
import type { Checked, Post, ReadyRequest, SendingTry, Slot } from './sendingTry';
import { tell } from './tell';
import type { Wording } from './wording';

/** How much of an unreadable answer is shown: enough to find a REQUESTID in it. */
const SHOWN_CHARACTERS = 1000;

/** An operation made ready to send each item's requests at most once. */
export interface Sending {
	/** Checks the item and puts it on the list. Sends nothing, and never throws: that depends on the other items. */
	prepare(context: ItemContext): Promise<SendingTry>;
	/** Sends the item in its turn. Gives its output items, or throws what stops the workflow. */
	settle(context: ItemContext, current: SendingTry, post: Post): Promise<INodeExecutionData[]>;
}

/** The contract is in README, "What happens when something goes wrong". */
export function sending<O extends Order>(operation: Operation<O>): Sending {
	const { wording } = operation;

	async function check(context: ItemContext, current: SendingTry): Promise<Checked> {
		const known = current.run.known(context.getItemIndex());
		if (known?.kind === 'done') return known;
		try {
			const order = operation.readOrder(context);
			if (known !== undefined && !order.redialAfterUnclearOutcome) return known;
			const account = await accountOf(current, context);
			const { concurrency } = order;
			return { kind: 'ready', concurrency, send: sender(order, account, known?.failure) };
		} catch (error) {
			// What may have been done stays so, whatever the parameters have become since.
			return known ?? { kind: 'failed', failure: beforeSending(error, wording) };
		}
	}

	function sender(order: O, account: AnveoAccount, earlier?: Failure): ReadyRequest['send'] {
		return async (context, post, slot) => {
			const { label } = order;
			try {
				const exchange = exchangeOf(context, post, account, slot, wording);
				const json = await operation.send(exchange, order);
				tell(() => noteDone(context, json, wording));
				tell(() => reportLateSuccess(context, json));
				return { kind: 'done', label, json: { ...json, ...outcomeOf(earlier) } };
			} catch (error) {
				if (error instanceof Stopped) return { kind: 'skipped' };
				const failure = asFailure(error, wording);
				tell(() => noteUnclear(context, failure));
				tell(() => reportLateFailure(context, failure));
				const known = earlier === undefined ? failure : afterUnclearOutcome(failure, earlier);
				return { kind: 'failed', label, failure: known };
			}
		};
	}

	return {
		async prepare(context) {
			const current = SendingRun.of(context).enter(context);
			current.check(context.getItemIndex(), await check(context, current));
			return current;
		},
		async settle(context, current, post) {
			const { run } = current;
			const endWatch = run.cancelled.watch(context);
			const outcome = await current.settle(context, post).finally(endWatch);
			const pairedItem = { item: context.getItemIndex() };
			if (outcome.kind === 'done') return [{ json: outcome.json, pairedItem }];
			// Another item's failure ends the run: n8n throws that one and drops this.
			if (outcome.kind === 'skipped') return [];
			if (context.continueOnFail()) return [failedItem(context, outcome.failure, wording)];
			throw stopError(context, outcome.failure, run.knownRequests());
		},
	};
}

/** The account that a try's requests are made for: n8n reads a credential out of its database each time it is asked. */
const accounts = new WeakMap<SendingTry, Promise<AnveoAccount>>();

async function accountOf(current: SendingTry, context: ItemContext): Promise<AnveoAccount> {
	const known = accounts.get(current);
	if (known !== undefined) return await known;
	const read = context.getCredentials('anveoApi').then(anveoAccount);
	accounts.set(current, read);
	return await read;
}

/** What an earlier try with an unclear outcome brought: a REQUESTID may be in it. */
function outcomeOf(earlier?: Failure): IDataObject {
	if (earlier === undefined) return {};
	return { earlierOutcome: `${earlier.message}. ${earlier.evidence}`.trim() };
}

/** Whatever else was thrown came after the request: then nobody knows what was done. */
function asFailure(error: unknown, wording: Wording): Failure {
	if (error instanceof Failure) return error;
	return unclearOutcome(`Anveo's answer could not be used: ${String(error)}`, '', wording);
}

function exchangeOf(
	context: ItemContext,
	post: Post,
	account: AnveoAccount,
	slot: Slot,
	wording: Wording,
): Exchange {
	const refuseWhenCancelled = () => {
		if (!context.getExecutionCancelSignal()?.aborted) return;
		throw notSent(`The execution was cancelled before ${wording.object} was sent`, '', wording);
	};
	return {
		async ask(build) {
			return await slot(async () => {
				refuseWhenCancelled();
				return await posted(post, build(), account, wording);
			});
		},
		async pause(milliseconds) {
			refuseWhenCancelled();
			await sleep(milliseconds);
			refuseWhenCancelled();
		},
	};
}

async function posted(
	post: Post,
	action: AnveoAction,
	account: AnveoAccount,
	wording: Wording,
): Promise<IDataObject> {
	const answer = await post(action, wording).catch((error: unknown) => {
		throw concealed(error instanceof Failure ? error : beforeSending(error, wording), account);
	});
	return concealSecretsInAnswer(answer, account.secrets);
}

function concealed(failure: Failure, { secrets }: AnveoAccount): Failure {
	return new Failure(
		concealSecrets(failure.message, secrets),
		concealSecrets(failure.advice, secrets),
		failure.mayHaveHappened,
		// Shortened only now: a secret cut in two would not be found.
		concealSecrets(failure.evidence, secrets).replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS),
	);
}
