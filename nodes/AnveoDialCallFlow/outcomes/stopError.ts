import { NodeApiError } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import { nodeRun } from '../item/nodeRun';
import { descriptionOf, htmlLines } from './description';
import type { Failure } from './failure';
import { type RunResults, runSummary } from './runSummary';
import type { Wording } from './wording';

/**
 * A failed request as the error that stops the workflow. n8n then drops all output of the run, so the error says what became
 * of all of it.
 *
 * @param results left out for all errors but the one that n8n shows: to list thousands of calls in each of thousands takes
 * minutes
 */
export function stopError(
	context: ItemContext,
	failure: Failure,
	wording: Wording,
	results?: RunResults,
): NodeApiError {
	const error = new NodeApiError(
		context.getNode(),
		{},
		{ message: failure.message, description: htmlLines(linesOf(failure, wording, results)) },
	);
	// n8n replaces messages in which it finds certain words, such as ECONNRESET, by its own: "You can retry the request".
	error.message = failure.message;
	stopErrors.add(error);
	return error;
}

/** The same for an operation that has nothing to tell of other items. */
export function singleError(
	context: ItemContext,
	failure: Failure,
	wording: Wording,
): NodeApiError {
	const { isToolCall } = nodeRun(context);
	return stopError(context, failure, wording, {
		items: 1,
		known: [],
		failed: new Map(),
		isToolCall,
	});
}

function linesOf(failure: Failure, wording: Wording, results?: RunResults): string[] {
	if (results === undefined) return [];
	// Of a single item there is nothing to list: the title has it all.
	if (results.items === 1) return [singleDescription(failure, wording, results)];
	// What is unclear has its advice beside its list.
	const isListed = results.known.some(
		([, request]) => request.kind === 'failed' && request.failure === failure,
	);
	return runSummary(results, wording, isListed ? '' : failure.advice);
}

function singleDescription(failure: Failure, wording: Wording, { isToolCall }: RunResults): string {
	const { nothingDone, notDone, unclear } = wording;
	// A question has nothing to do that could have been done.
	const whole = unclear === undefined ? notDone : `${nothingDone}.`;
	return descriptionOf(failure, { ...wording, notDone: whole }, isToolCall);
}

/** Those that say what became of all items. */
const stopErrors = new WeakSet<object>();

/**
 * Whatever n8n's engine throws in stop mode, with what became of all items.
 *
 * An error that did not come from an item gets what is known. From one that did, the index is taken that the engine put on
 * it: the editor would write it behind the message, counted from 0, and the error is about more than one item.
 */
export function withResults(error: unknown, wording: Wording, results: RunResults): unknown {
	if (typeof error !== 'object' || error === null) return error;
	if (error instanceof NodeApiError && stopErrors.has(error)) {
		delete error.context.itemIndex;
		return error;
	}
	const description: unknown = Object(error).description;
	const lines = htmlLines(runSummary(results, wording));
	return Object.assign(error, {
		description: typeof description === 'string' ? `${lines}<br>\n${description}` : lines,
	});
}
