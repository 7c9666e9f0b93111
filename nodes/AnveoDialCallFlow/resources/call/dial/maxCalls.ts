import type { INodeProperties } from 'n8n-workflow';

import { InputRefusal } from '../../../../../anveo/inputRefusal';
import type { ItemContext } from '../../../item/itemContext';
import { nodeRun } from '../../../item/nodeRun';
import { wholeNumberOf } from '../../../item/readParameter';

const DEFAULT_MAX_CALLS = 1_000;

const BOUNDS = { least: 1, most: 1_000_000, unit: 'calls' };

/** The option that says how many items a run may have. */
export const maxCallsField: INodeProperties = {
	displayName: 'Max Calls per Run',
	name: 'maxCallsPerRun',
	type: 'number',
	// One number for all items of a run.
	noDataExpression: true,
	typeOptions: { minValue: BOUNDS.least, maxValue: BOUNDS.most, numberPrecision: 0 },
	default: DEFAULT_MAX_CALLS,
	description:
		'How many items one run may have. With more, nobody is called: a filter may be missing before this node.',
};

/**
 * Refuses a run that has more items than 'Max Calls per Run': a list that nobody meant to call.
 *
 * @param first any item of the run
 * @throws InputRefusal also when the option is no number; nothing of the run has been sent
 */
export function refuseTooManyCalls(first: ItemContext): void {
	const written: unknown = first.getNodeParameter('options.maxCallsPerRun', DEFAULT_MAX_CALLS, {
		rawExpressions: true,
	});
	const most = wholeNumberOf(written ?? DEFAULT_MAX_CALLS, 'Max Calls per Run', BOUNDS);
	const { items } = nodeRun(first);
	if (items <= most) return;
	throw new InputRefusal(
		`${items} items came in, but 'Max Calls per Run' is ${most}`,
		"If you mean to call them all, raise 'Max Calls per Run' under Options. If not, filter the items before this node.",
	);
}
