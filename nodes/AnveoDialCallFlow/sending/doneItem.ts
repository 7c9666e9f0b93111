import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import type { Operation, Order } from './operation';

/** What is needed of an operation after its request is done. */
export type DoneOperation = Pick<Operation<Order>, 'wording' | 'inputFields'>;

/**
 * The output item of a request that is done, in this try or in an earlier one.
 *
 * The fields of the input are taken now, and not remembered with the request: a Retry may have brought others.
 */
export function doneItem(
	operation: Pick<DoneOperation, 'inputFields'>,
	context: ItemContext,
	json: IDataObject,
): INodeExecutionData {
	return {
		json: { ...operation.inputFields?.(context), ...json },
		pairedItem: { item: context.getItemIndex() },
	};
}
