import type { INodeExecutionData } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import { inputItem, nodeRun } from '../item/nodeRun';
import { descriptionOf } from './description';
import type { Failure } from './failure';
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
	wording: Wording,
): INodeExecutionData {
	const { flag } = wording;
	const description = descriptionOf(failure, wording, nodeRun(context).isToolCall);
	const fields = {
		error: failure.message,
		details: { description, ...(flag === undefined ? {} : { [flag]: failure.mayHaveHappened }) },
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
