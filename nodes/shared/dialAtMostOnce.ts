import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import { dialCallFlow } from '../../anveo/dialCallFlow';
import { InputRefusal } from '../../anveo/inputRefusal';
import { anveoAccount } from './account';
import type { AnveoAccount } from './account';
import { reportLateCall, reportLateFailure } from './cancelledRun';
import { concealSecrets, concealSecretsInAnswer } from './concealSecrets';
import { afterUnclearOutcome, DialFailure, notSent } from './dialFailure';
import { readDialOrder } from './dialOrder';
import type { DialOrder } from './dialOrder';
import { DialRun } from './dialRun';
import type { Settled } from './dialRun';
import type { Checked, DialTry, ReadyCall } from './dialTry';
import { failedItem, stopError } from './failedItem';
import { delayMinutes, scheduledFor } from './scheduledDelay';
import { transportFailure } from './transportFailure';

/** Finds the try that a request belongs to: n8n hands the very object that preSend returned to the wrapper. */
const tries = new WeakMap<object, DialTry>();

/** How much of an unreadable answer is shown: enough to find a REQUESTID in it. */
const SHOWN_CHARACTERS = 1000;

const CANCELLED = notSent('The execution was cancelled before this call was sent', '');

/**
 * preSend of "Dial Call Flow": checks the item and puts it on the list. Sends nothing, and never throws: what to do
 * about a bad item depends on the other items, see `dialAtMostOnce`.
 */
export async function prepareDial(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const run = DialRun.of(this);
	const current = run.enter(this);
	tries.set(request, current);
	current.check(this.getItemIndex(), await check(this, run));
	return request;
}

/**
 * Wrapper around the request of "Dial Call Flow" (`operations.pagination`): sends each call at most once.
 *
 * The contract is in README, "What happens when something goes wrong".
 */
export async function dialAtMostOnce(
	this: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const item = this.getItemIndex();
	const current = tries.get(request.options);
	if (current === undefined) throw new Error('The call was not prepared');
	const run = DialRun.of(this);
	const endWatch = run.cancelled.watch(this);
	const outcome = await current.dial(item, async (call) => await send(this, request, call));
	endWatch();
	if (outcome.kind === 'placed') return [{ json: outcome.json, pairedItem: { item } }];
	// Another item's failure ends the run: n8n throws that one and drops this.
	if (outcome.kind === 'skipped') return [];
	if (this.continueOnFail()) return [failedItem(this, outcome.failure)];
	throw stopError(this, outcome.failure, run.knownCalls());
}

async function check(context: IExecuteSingleFunctions, run: DialRun): Promise<Checked> {
	const known = run.known(context.getItemIndex());
	if (known?.kind === 'placed') return known;
	try {
		const order = readDialOrder(context);
		if (known !== undefined && !order.redialAfterUnclearOutcome) return known;
		const account = anveoAccount(await context.getCredentials('anveoApi'));
		return { kind: 'ready', order, account, earlier: known?.failure };
	} catch (error) {
		// A call that may have been placed stays one, whatever its parameters have become since.
		return known ?? { kind: 'failed', failure: beforeSending(error) };
	}
}

async function send(
	context: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
	{ order, account, earlier }: ReadyCall,
): Promise<Settled> {
	if (context.getExecutionCancelSignal()?.aborted) return { kind: 'failed', failure: CANCELLED };
	const { phoneNumber } = order.call;
	const { options } = request;
	const now = Date.now();
	const delay = delayMinutes(order.time, now);
	const action = dialCallFlow({ ...order.call, delayMinutes: delay });
	options.body = action;
	try {
		const [answer] = await context.makeRoutingRequest(request);
		const answered = concealSecretsInAnswer(answer?.json ?? {}, account.secrets);
		const json = {
			...answered,
			...ordered(order, scheduledFor(delay, now)),
			...(earlier === undefined
				? {}
				: { earlierOutcome: `${earlier.message}. ${earlier.evidence}`.trim() }),
		};
		reportLateCall(context, context.getItemIndex(), answered.requestId);
		return { kind: 'placed', phoneNumber, json };
	} catch (error) {
		// The credential replaces the action by the signed document, so an action still there was never sent.
		const wasSent = options.body !== action;
		const failure = concealed(failureOf(error, wasSent, options.timeout), account);
		reportLateFailure(context, context.getItemIndex(), failure);
		return {
			kind: 'failed',
			phoneNumber,
			failure: earlier === undefined ? failure : afterUnclearOutcome(failure, earlier),
		};
	}
}

/** What the person ordered, for the output beside Anveo's answer. */
function ordered({ call }: DialOrder, scheduled: string | null): IDataObject {
	return {
		phoneNumber: call.phoneNumber,
		callerId: call.callerId,
		test: call.test,
		scheduledFor: scheduled,
	};
}

function failureOf(error: unknown, wasSent: boolean, timeout?: number): DialFailure {
	if (error instanceof DialFailure) return error;
	return wasSent ? transportFailure(error, timeout) : beforeSending(error);
}

function beforeSending(error: unknown): DialFailure {
	if (error instanceof InputRefusal) return new DialFailure(error.message, error.advice, false);
	const { message, description } = Object(error);
	return new DialFailure(
		String(message ?? error),
		typeof description === 'string' ? description : 'Nothing was dialled.',
		false,
	);
}

function concealed(failure: DialFailure, { secrets }: AnveoAccount): DialFailure {
	return new DialFailure(
		concealSecrets(failure.message, secrets),
		concealSecrets(failure.advice, secrets),
		failure.mayHaveBeenPlaced,
		// Shortened only now: a secret cut in two would not be found.
		concealSecrets(failure.evidence, secrets).replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS),
	);
}
