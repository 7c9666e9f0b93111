import { sleep } from 'n8n-workflow';
import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';

import { InputRefusal } from '../../anveo/inputRefusal';
import { anveoAccount } from './account';
import type { AnveoAccount } from './account';
import { reportLateFailure, reportLateSuccess } from './cancelledRun';
import { concealSecrets, concealSecretsInAnswer } from './concealSecrets';
import { afterUnclearOutcome, Failure, notSent } from './failure';
import { failedItem, stopError } from './failedItem';
import type { Exchange, Operation, Order } from './operation';
import { SendingRun } from './sendingRun';
import type { Checked, ReadyRequest, SendingTry, Slot } from './sendingTry';
import { transportFailure } from './transportFailure';
import type { Wording } from './wording';

/** Finds the try that a request belongs to: n8n hands the very object that preSend returned to the wrapper. */
const tries = new WeakMap<object, SendingTry>();

/** How much of an unreadable answer is shown: enough to find a REQUESTID in it. */
const SHOWN_CHARACTERS = 1000;

type Request = DeclarativeRestApiSettings.ResultOptions;

/**
 * The routing of an operation whose requests are sent at most once.
 *
 * `preSend` checks an item and puts it on the list. It sends nothing, and never throws: what to do about a bad item
 * depends on the other items. `pagination` is the wrapper around the request, the one place in a declarative node that
 * can hold it back. The contract is in README, "What happens when something goes wrong".
 */
export function atMostOnce<O extends Order>(
	operation: Operation<O>,
): Pick<INodePropertyRouting, 'send' | 'operations'> {
	const { wording } = operation;

	async function check(context: IExecuteSingleFunctions, run: SendingRun): Promise<Checked> {
		const known = run.known(context.getItemIndex());
		if (known?.kind === 'done') return known;
		try {
			const order = operation.readOrder(context);
			if (known !== undefined && !order.redialAfterUnclearOutcome) return known;
			const account = anveoAccount(await context.getCredentials('anveoApi'));
			const earlier = known?.failure;
			return {
				kind: 'ready',
				concurrency: order.concurrency,
				send: sender(order, account, earlier),
			};
		} catch (error) {
			// What may have been done stays so, whatever the parameters have become since.
			return known ?? { kind: 'failed', failure: beforeSending(error, wording) };
		}
	}

	async function prepare(
		this: IExecuteSingleFunctions,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const run = SendingRun.of(this);
		const current = run.enter(this);
		tries.set(request, current);
		current.check(this.getItemIndex(), await check(this, run));
		return request;
	}

	function sender(order: O, account: AnveoAccount, earlier?: Failure): ReadyRequest['send'] {
		return async (context, request, slot) => {
			const { label } = order;
			try {
				const exchange = exchangeOf(context, request, account, slot, wording);
				const json = await operation.send(exchange, order);
				reportLateSuccess(context, json);
				return { kind: 'done', label, json: { ...json, ...outcomeOf(earlier) } };
			} catch (error) {
				// Anything else is the slot's word that another item has stopped the run.
				if (!(error instanceof Failure)) return await Promise.reject(error);
				reportLateFailure(context, error);
				const failure = earlier === undefined ? error : afterUnclearOutcome(error, earlier);
				return { kind: 'failed', label, failure };
			}
		};
	}

	async function sendOnce(
		this: IExecutePaginationFunctions,
		request: Request,
	): Promise<INodeExecutionData[]> {
		const item = this.getItemIndex();
		const current = tries.get(request.options);
		if (current === undefined) throw new Error('The request was not prepared');
		const run = SendingRun.of(this);
		const endWatch = run.cancelled.watch(this);
		const outcome = await current.settle(this, request).finally(endWatch);
		if (outcome.kind === 'done') return [{ json: outcome.json, pairedItem: { item } }];
		// Another item's failure ends the run: n8n throws that one and drops this.
		if (outcome.kind === 'skipped') return [];
		if (this.continueOnFail()) return [failedItem(this, outcome.failure, wording)];
		throw stopError(this, outcome.failure, run.knownRequests());
	}

	return { send: { preSend: [prepare], paginate: true }, operations: { pagination: sendOnce } };
}

/** What an earlier try with an unclear outcome brought: a REQUESTID may be in it. */
function outcomeOf(earlier?: Failure): IDataObject {
	if (earlier === undefined) return {};
	return { earlierOutcome: `${earlier.message}. ${earlier.evidence}`.trim() };
}

function exchangeOf(
	context: IExecutePaginationFunctions,
	request: Request,
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
				const { options } = request;
				const action = build();
				options.body = action;
				try {
					const [answer] = await context.makeRoutingRequest(request);
					return concealSecretsInAnswer(answer?.json ?? {}, account.secrets);
				} catch (error) {
					// The credential replaces the action by the signed document, so an action still there was never sent.
					const wasSent = options.body !== action;
					throw concealed(failureOf(error, wasSent, options.timeout, wording), account);
				}
			});
		},
		async pause(milliseconds) {
			refuseWhenCancelled();
			await sleep(milliseconds);
			refuseWhenCancelled();
		},
	};
}

function failureOf(
	error: unknown,
	wasSent: boolean,
	timeout: number | undefined,
	wording: Wording,
): Failure {
	if (error instanceof Failure) return error;
	return wasSent ? transportFailure(error, timeout, wording) : beforeSending(error, wording);
}

function beforeSending(error: unknown, { notDone }: Wording): Failure {
	if (error instanceof InputRefusal) return new Failure(error.message, error.advice, false);
	const { message, description } = Object(error);
	const advice = typeof description === 'string' ? description : notDone;
	return new Failure(String(message ?? error), advice, false);
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
