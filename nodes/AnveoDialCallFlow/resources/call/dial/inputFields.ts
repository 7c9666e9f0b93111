import type { IDataObject } from 'n8n-workflow';

import { InputRefusal } from '../../../../../anveo/inputRefusal';
import type { ItemContext } from '../../../item/itemContext';
import { inputItem } from '../../../item/nodeRun';

/**
 * What the output says of a call, and what marks a failed one. In an input item these are of an earlier call: a `replied`
 * of that one would be read as one of this call, and an `error` as if this call had failed.
 */
const OF_A_CALL = new Set([
	'requestId',
	'anveoResult',
	'phoneNumber',
	'firstNumber',
	'secondNumber',
	'callerId',
	'test',
	'scheduledFor',
	'timeZones',
	'values',
	'earlierOutcome',
	'waitUntil',
	'replied',
	'timedOut',
	'reply',
	'repliedAt',
	'error',
	'details',
]);

/**
 * Refuses an 'Include Input Fields' that is neither on nor off.
 *
 * @throws InputRefusal
 */
export function checkIncludeInputFields(context: ItemContext): void {
	if (typeof written(context) === 'boolean') return;
	throw new InputRefusal(
		"'Include Input Fields' is neither true nor false",
		'Switch it on or off: it holds for all items, so it takes no expression.',
	);
}

/**
 * The fields of the input item that stay on the item of its call: none, unless 'Include Input Fields' is on.
 *
 * Never throws: the call is placed.
 */
export function inputFields(context: ItemContext): IDataObject {
	if (written(context) !== true) return {};
	const fields = Object.entries(inputItem(context).json);
	return Object.fromEntries(fields.filter(([name]) => !OF_A_CALL.has(name)));
}

/** As it is written: it holds for all items, and costs none of them an expression. */
function written(context: ItemContext): unknown {
	return context.getNodeParameter('options.includeInputFields', false, { rawExpressions: true });
}
