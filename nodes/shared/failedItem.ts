import { NodeApiError } from 'n8n-workflow';
import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DialFailure } from './dialFailure';

/**
 * A failed call as an output item, for the On Error settings that continue.
 *
 * On the error output n8n itself adds the input item's fields, but only when `json` holds nothing beyond `error`,
 * `message` and `details`, and only when the item is paired. A thrown error would lose the pairing there.
 */
export function failedItem(
	context: IExecuteSingleFunctions,
	{ message, advice, mayHaveBeenPlaced }: DialFailure,
): INodeExecutionData {
	const failure = {
		error: message,
		details: { description: advice, callMayHaveBeenPlaced: mayHaveBeenPlaced },
	};
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return {
		json: hasErrorOutput ? failure : { ...context.getInputData().json, ...failure },
		pairedItem: { item: context.getItemIndex() },
	};
}

/**
 * A failed call as the error that stops the workflow. n8n then drops all output of the run, so the error carries the
 * REQUESTIDs of the calls that were placed.
 */
export function stopError(
	context: IExecuteSingleFunctions,
	{ message, advice }: DialFailure,
	placed: Array<{ item: number; requestId: string }>,
): NodeApiError {
	const itemIndex = context.getItemIndex();
	const calls = placed.map(({ item, requestId }) => `item ${item}: ${requestId}`).join(', ');
	const description =
		calls === '' ? advice : `${advice} Calls already placed in this run: ${calls}`;
	const error = new NodeApiError(context.getNode(), {}, { message, description, itemIndex });
	// n8n replaces messages in which it finds certain words, such as ECONNRESET, by its own: "You can retry the request".
	error.message = `${message} [item ${itemIndex}]`;
	return error;
}
