import { NodeApiError } from 'n8n-workflow';
import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DialFailure } from './dialFailure';
import type { KnownCall } from './dialRun';
import { placedCalls, unclearCalls } from './listCalls';
import { inputItem } from './nodeRun';

/**
 * A failed call as an output item, for the On Error settings that continue.
 *
 * On the error output n8n itself adds the input item's fields, but only when `json` holds nothing beyond `error`,
 * `message` and `details`, and only when the item is paired. A thrown error would lose the pairing there.
 */
export function failedItem(
	context: IExecuteSingleFunctions,
	{ message, description, mayHaveBeenPlaced }: DialFailure,
): INodeExecutionData {
	const failure = {
		error: message,
		details: { description, callMayHaveBeenPlaced: mayHaveBeenPlaced },
	};
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return {
		json: hasErrorOutput ? failure : { ...inputItem(context).json, ...failure },
		pairedItem: { item: context.getItemIndex() },
	};
}

/**
 * A failed call as the error that stops the workflow. n8n then drops all output of the run, so the error carries the
 * REQUESTIDs of the calls that were placed, and the numbers of those that may have been.
 *
 * @param calls what is known of all calls of the run
 */
export function stopError(
	context: IExecuteSingleFunctions,
	failure: DialFailure,
	calls: KnownCall[],
): NodeApiError {
	const itemIndex = context.getItemIndex();
	const others = calls.filter(({ item }) => item !== itemIndex);
	const description = [failure.description, placedCalls(others), unclearCalls(others)].join(' ');
	const error = new NodeApiError(
		context.getNode(),
		{},
		{
			message: failure.message,
			description: description.trim(),
			itemIndex,
		},
	);
	// n8n replaces messages in which it finds certain words, such as ECONNRESET, by its own: "You can retry the request".
	error.message = `${failure.message} [item ${itemIndex}]`;
	return error;
}
