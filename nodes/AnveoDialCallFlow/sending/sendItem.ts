import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { AnveoAccount } from '../../shared/account';
import { Fault } from '../../shared/fault';
import { readFieldGroup } from '../item/fieldGroup';
import type { ItemContext } from '../item/itemContext';
import { failedItem, stopError } from '../outcomes/failedItem';
import { afterUnclearOutcome, beforeSending, Failure, worded } from '../outcomes/failure';
import { noteDone, noteUnclear, tell } from '../outcomes/noteInLog';
import type { KnownRequest, Outcome } from '../outcomes/outcome';
import type { Wording } from '../outcomes/wording';
import { type Attempt, Stopped } from './attempt';
import { reportLateFailure, reportLateSuccess } from './cancelWatch';
import { ItemExchange, type Transport } from './exchange';
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
	const known = run.outcomeOf(item);

	const work = run.cancelWatch.during(context, async () => {
		const checked = await check(operation, context, attempt, known);
		await attempt.itemChecked(item, checked.kind !== 'failed');
		const outcome = checked.kind === 'ready' ? await send(checked) : checked;
		run.remember(item, outcome);
		await attempt.itemSettled();
		return output(outcome);
	});
	return await run.track(work);

	async function send({ order, account }: Ready<O>): Promise<Outcome> {
		const { wording } = operation;
		const exchange = new ItemExchange(
			context,
			transport,
			attempt,
			order.concurrency,
			account,
			wording,
		);
		const earlier = known?.kind === 'failed' ? known.failure : undefined;
		return await outcomeOf(operation, order, exchange, context, earlier);
	}

	function output(outcome: Outcome): INodeExecutionData[] {
		if (outcome.kind === 'done') return [{ json: outcome.json, pairedItem: { item } }];
		// Another item's failure ends the run: n8n throws that one and drops this.
		if (outcome.kind === 'skipped') return [];
		const { failure } = outcome;
		if (context.continueOnFail()) return [failedItem(context, failure, operation.wording)];
		throw stopError(context, failure, run.known());
	}
}

/** An item that may be sent. */
interface Ready<O> {
	kind: 'ready';
	order: O;
	account: AnveoAccount;
}

/** What an item's parameters have come to: something to send, or already what came of it. */
async function check<O extends Order>(
	operation: Operation<O>,
	context: ItemContext,
	attempt: Attempt,
	known?: KnownRequest,
): Promise<Ready<O> | KnownRequest> {
	if (known?.kind === 'done') return known;
	try {
		readFieldGroup(context, 'requestOptions', 'Request Options');
		const order = operation.readOrder(context);
		if (known !== undefined && !order.redialAfterUnclearOutcome) return known;
		return { kind: 'ready', order, account: await attempt.accountOf(context) };
	} catch (error) {
		// What may have been done stays so, whatever the parameters have become since.
		return known ?? { kind: 'failed', failure: beforeSending(error, operation.wording) };
	}
}

async function outcomeOf<O extends Order>(
	operation: Operation<O>,
	order: O,
	exchange: Exchange,
	context: ItemContext,
	earlier?: Failure,
): Promise<Outcome> {
	const { wording } = operation;
	const { label } = order;
	try {
		const json = await operation.send(exchange, order);
		tell(() => noteDone(context, json, wording));
		tell(() => reportLateSuccess(context, json));
		return { kind: 'done', label, json: { ...json, ...earlierOutcome(earlier) } };
	} catch (error) {
		if (error instanceof Stopped) return { kind: 'skipped' };
		const failure = asFailure(error, wording);
		tell(() => noteUnclear(context, failure));
		tell(() => reportLateFailure(context, failure));
		const whole = earlier === undefined ? failure : afterUnclearOutcome(failure, earlier);
		return { kind: 'failed', label, failure: whole };
	}
}

/** What an earlier try with an unclear outcome brought: a REQUESTID may be in it. */
function earlierOutcome(earlier?: Failure): IDataObject {
	if (earlier === undefined) return {};
	return { earlierOutcome: `${earlier.message}. ${earlier.evidence}`.trim() };
}

/** Whatever is no fact came after the request: then nobody knows what was done. */
function asFailure(error: unknown, wording: Wording): Failure {
	if (error instanceof Failure) return error;
	const fault =
		error instanceof Fault
			? error
			: new Fault('unclear', `Anveo's answer could not be used: ${String(error)}`);
	return worded(fault, wording);
}
