import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { InputRefusal } from '../../../anveo/inputRefusal';
import type { AnveoAccount } from '../../shared/account';
import { Fault } from '../../shared/fault';
import type { ItemContext } from '../item/itemContext';
import { addresseeName } from '../outcomes/addresseeName';
import { failedItem } from '../outcomes/failedItem';
import {
	afterUnclearOutcome,
	beforeSending,
	Failure,
	withEvidence,
	worded,
} from '../outcomes/failure';
import { noteDone, noteUnclear, tell } from '../outcomes/noteInLog';
import type { Outcome, SentRequest, UnsentRequest } from '../outcomes/outcome';
import { stopError } from '../outcomes/stopError';
import type { Wording } from '../outcomes/wording';
import { type Attempt, Stopped } from './attempt';
import { reportLateFailure, reportLateSuccess } from './cancelWatch';
import { ItemExchange, type Transport } from './exchange';
import { doneItem } from './doneItem';
import type { Exchange, Operation, Order } from './operation';
import { Run } from './run';

/**
 * One item, from its parameters to its output: checked, sent at most once in a run, remembered.
 *
 * The contract is in docs/when-a-call-fails.md, "The rules".
 *
 * @throws what stops the workflow
 */
export async function sendItem<O extends Order>(
	operation: Operation<O>,
	context: ItemContext,
	transport: Transport,
): Promise<INodeExecutionData[]> {
	const run = Run.of(context);
	const attempt = run.attempt(context);
	const item = context.getItemIndex();

	const work = run.cancelWatch.during(context, async () => {
		const checked = await check(operation, context, run, attempt);
		await attempt.itemChecked(context, checked.kind !== 'failed');
		const outcome = checked.kind === 'ready' ? await send(checked) : checked;
		await attempt.itemSettled(item, outcome);
		return output(outcome);
	});
	return await run.track(work);

	async function send({ order, timeout, account, earlier }: Ready<O>): Promise<Outcome> {
		const { concurrency, label } = order;
		const secrets =
			order.secrets === undefined ? account.secrets : account.secrets.and(order.secrets);
		const line = { operation, label, context, transport, attempt, concurrency, timeout, secrets };
		const outcome = await outcomeOf(operation, order, new ItemExchange(line), context, earlier);
		const hasEffect = operation.wording.unclear !== undefined;
		if (outcome.kind !== 'skipped') run.remember(item, outcome, hasEffect);
		return outcome;
	}

	function output(outcome: Outcome): INodeExecutionData[] {
		if (outcome.kind === 'done') return [doneItem(operation, context, outcome.json)];
		// Another item's failure ends the run: n8n throws that one and drops this.
		if (outcome.kind === 'skipped') return [];
		const { failure } = outcome;
		if (context.continueOnFail()) return [failedItem(context, failure, operation.wording)];
		// Of all errors n8n shows the one of the first item.
		const results = attempt.isFirstFailure(item) ? run.results() : undefined;
		throw stopError(context, failure, operation.wording, results);
	}
}

/** An item that may be sent. */
interface Ready<O> {
	kind: 'ready';
	order: O;
	/** Milliseconds. */
	timeout: number;
	account: AnveoAccount;
	/** What an earlier try brought, with an unclear outcome. */
	earlier?: Failure;
}

/** What an item's parameters have come to: something to send, or already what came of it. */
async function check<O extends Order>(
	operation: Operation<O>,
	context: ItemContext,
	run: Run,
	attempt: Attempt,
): Promise<Ready<O> | SentRequest | UnsentRequest> {
	const known = run.outcomeOf(context.getItemIndex());
	const ofEarlierExecution = run.outcomeOfEarlierExecution(context.getItemIndex());
	try {
		if (operation.wording.unclear !== undefined) refuseUnreadable(context, run);
		const order = operation.readOrder(context);
		if (ofEarlierExecution !== undefined) refuseOtherTarget(order, ofEarlierExecution);
		if (known?.kind === 'done') return known;
		if (known !== undefined && !order.redialAfterUnclearOutcome) return known;
		operation.checkTime?.(order);
		const { timeout } = attempt.settingsOf(context);
		const account = await attempt.accountOf(context);
		return { kind: 'ready', order, timeout, account, earlier: known?.failure };
	} catch (error) {
		// What may have been done in this execution stays so, whatever the parameters have become since.
		if (known !== undefined && ofEarlierExecution === undefined) return known;
		const failure = error instanceof Failure ? error : beforeSending(error);
		return {
			kind: 'failed',
			failure: known === undefined ? failure : withEarlier(failure, known),
			writtenFor: () => operation.writtenFor?.(context),
		};
	}
}

/** What another version of this package has noted counts as sent, whatever it means. */
function refuseUnreadable(context: ItemContext, run: Run): void {
	if (!run.isUnreadable(context.getItemIndex())) return;
	throw new Failure({
		kind: 'unclear',
		message:
			'Another version of this package may have sent this item before the Retry, and what it noted cannot be read',
		advice:
			'See in the failed execution what was sent, then start a new execution with the items that are left.',
		mayHaveHappened: true,
		isFinal: true,
	});
}

function targetOf({ target, label }: Order): string {
	return target ?? label;
}

/** Which of the items now is the one that was sent before is not guessed: the person decides. */
function refuseOtherTarget(order: Order, known: SentRequest): void {
	if (targetOf(order) === known.target) return;
	const [before, now] = [addresseeName(known.label), addresseeName(order.label)];
	const changed = before === now ? `${now} with other parameters` : now;
	throw new InputRefusal(
		`This item was for ${before} before the Retry, and is for ${changed} now`,
		'Bring the items back into their order, or start a new execution with those that are left.',
	);
}

/** A REQUESTID is not lost because its item cannot be read any more. */
function withEarlier(failure: Failure, known: SentRequest): Failure {
	const { kind, message, advice, mayHaveHappened } = failure;
	const evidence =
		known.kind === 'done'
			? `Sent for ${addresseeName(known.label)} before the Retry${requestIdIn(known.json)}.`
			: `Before the Retry: ${withEvidence(known.failure)}`;
	return new Failure({ kind, message, advice, mayHaveHappened, evidence });
}

/** Not every action has one. */
function requestIdIn({ requestId }: IDataObject): string {
	return requestId === undefined ? '' : `, with the REQUESTID ${String(requestId)}`;
}

async function outcomeOf<O extends Order>(
	operation: Operation<O>,
	order: O,
	exchange: Exchange,
	context: ItemContext,
	earlier?: Failure,
): Promise<SentRequest | { kind: 'skipped' }> {
	const { wording } = operation;
	const addressee = { label: order.label, target: targetOf(order) };
	try {
		const json = await operation.send(exchange, order);
		tell(() => noteDone(context, json, wording));
		tell(() => reportLateSuccess(context, json));
		return { kind: 'done', ...addressee, json: { ...json, ...earlierOutcome(earlier) } };
	} catch (error) {
		if (error instanceof Stopped) return { kind: 'skipped' };
		const failure = asFailure(error, wording, order.label);
		tell(() => noteUnclear(context, failure));
		tell(() => reportLateFailure(context, failure));
		const whole = earlier === undefined ? failure : afterUnclearOutcome(failure, earlier);
		return { kind: 'failed', ...addressee, failure: whole };
	}
}

/** What an earlier try with an unclear outcome brought: a REQUESTID may be in it. */
function earlierOutcome(earlier?: Failure): IDataObject {
	if (earlier === undefined) return {};
	return { earlierOutcome: withEvidence(earlier) };
}

/** Whatever is no fact came after the request: then nobody knows what was done. */
function asFailure(error: unknown, wording: Wording, label: string): Failure {
	if (error instanceof Failure) return error;
	const fault =
		error instanceof Fault
			? error
			: new Fault('unclear', `Anveo's answer could not be used: ${String(error)}`);
	return worded(fault, wording, label);
}
