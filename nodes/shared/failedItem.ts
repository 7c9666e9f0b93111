import { NodeApiError } from 'n8n-workflow';
import type { INodeExecutionData } from 'n8n-workflow';

import { descriptionText } from './descriptionText';
import type { ItemContext } from './itemContext';
import type { Failure } from './failure';
import { doneRequests, unclearRequests } from './listRequests';
import { inputItem } from './nodeRun';
import type { KnownRequest } from './sendingRun';
import type { Wording } from './wording';

/**
 * A failed request as an output item, for the On Error settings that continue.
 *
 * On the error output n8n itself adds the input item's fields, but only when `json` holds nothing beyond `error`,
 * `message` and `details`, and only when the item is paired. A thrown error would lose the pairing there.
 */
export function failedItem(
	context: ItemContext,
	{ message, description, mayHaveHappened }: Failure,
	{ flag }: Wording,
): INodeExecutionData {
	const failure = {
		error: message,
		details: { description, ...(flag === undefined ? {} : { [flag]: mayHaveHappened }) },
	};
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return {
		json: hasErrorOutput ? failure : { ...inputItem(context).json, ...failure },
		pairedItem: { item: context.getItemIndex() },
	};
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
	requests: KnownRequest[],
): NodeApiError {
	const itemIndex = context.getItemIndex();
	const others = requests.filter(({ item }) => item !== itemIndex);
	const description = [failure.description, doneRequests(others), unclearRequests(others)].join(
		' ',
	);
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
	return error;
}
