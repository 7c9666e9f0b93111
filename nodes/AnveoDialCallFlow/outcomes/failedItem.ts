import { type INodeExecutionData, NodeApiError } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import { inputItem } from '../item/nodeRun';
import type { Failure } from './failure';
import { doneRequests, unclearRequests } from './listRequests';
import type { KnownRequests } from './outcome';
import type { Wording } from './wording';

/**
 * A failed request as an output item, for the On Error settings that continue.
 *
 * On the error output n8n itself adds the input item's fields, but only when `json` holds nothing beyond `error`,
 * `message` and `details`, and only when the item is paired. A thrown error would lose the pairing there.
 */
export function failedItem(
	context: ItemContext,
	failure: Failure,
	{ flag }: Wording,
): INodeExecutionData {
	const { message, description, mayHaveHappened } = failure;
	const fields = {
		error: message,
		details: { description, ...(flag === undefined ? {} : { [flag]: mayHaveHappened }) },
	};
	const pairedItem = { item: context.getItemIndex() };
	return context.getNode().onError === 'continueErrorOutput'
		? markedAsFailed({ json: fields, pairedItem }, failure)
		: { json: { ...inputItem(context).json, ...fields }, pairedItem };
}

/**
 * Marks an item as one for the error output.
 *
 * Older versions of n8n take an item with `details` for a success, unless it carries an `error` of its own. Had they a
 * copy of that `error`, they would replace `json` by its message, so it is hidden from copying. Writable, because some
 * of them clear it.
 */
function markedAsFailed(item: INodeExecutionData, error: Error): INodeExecutionData {
	return Object.defineProperty(item, 'error', { value: error, enumerable: false, writable: true });
}

/**
 * A failed request as the error that stops the workflow. n8n then drops all output of the run, so the error carries the
 * REQUESTIDs of the calls that were placed, and the numbers of those that may have been.
 *
 * @param requests what is known of all requests of the run
 */
export function stopError(
	context: ItemContext,
	failure: Failure,
	requests: KnownRequests,
): NodeApiError {
	const itemIndex = context.getItemIndex();
	const others = requests.filter(([item]) => item !== itemIndex);
	const description = `${failure.description} ${knownText(others)}`;
	const error = new NodeApiError(
		context.getNode(),
		{},
		{
			message: failure.message,
			description: descriptionText(description.trim()),
			itemIndex,
		},
	);
	// n8n replaces messages in which it finds certain words, such as ECONNRESET, by its own: "You can retry the request".
	error.message = `${failure.message} [item ${itemIndex}]`;
	stopErrors.add(error);
	return error;
}

/** Those that name what is known of all requests. */
const stopErrors = new WeakSet<object>();

/** An error that stops the workflow without having come from an item: adds what earlier tries of the run have brought. */
export function addKnownRequests(error: unknown, requests: KnownRequests): unknown {
	const known = knownText(requests);
	if (known === '' || typeof error !== 'object' || error === null || stopErrors.has(error))
		return error;
	const description = [Object(error).description ?? '', descriptionText(known)].join(' ').trim();
	return Object.assign(error, { description });
}

/** What was sent in the run, and what n8n's Retry button makes of it. */
function knownText(requests: KnownRequests): string {
	const done = doneRequests(requests);
	const hint = done.startsWith('Calls') ? 'Retry dials only calls that were not placed.' : '';
	return [done, unclearRequests(requests), hint].filter((text) => text !== '').join(' ');
}

/**
 * A text as the description of an error. n8n's editor shows descriptions as HTML and drops the markup it finds: of an
 * answer such as `<VALUE NAME="REQUESTID">…`, a part would vanish that may be all that is known of a call.
 */
export function descriptionText(text: string): string {
	return text.replace(/&(?=#?\w+;)/g, '&amp;').replaceAll('<', '&lt;');
}
