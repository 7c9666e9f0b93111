import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { itemOf } from '../nodes/AnveoDialCallFlow/item/itemContext';
import { requestOptions } from '../nodes/AnveoDialCallFlow/item/requestSettings';
import { dial } from '../nodes/AnveoDialCallFlow/resources/call/dial/dial';
import { sendItem } from '../nodes/AnveoDialCallFlow/sending/sendItem';

/**
 * "Dial Call Flow" as it would be without the declarative engine, for comparison: the same checks, the same sending, the
 * same document and the same reading of the answer.
 */
export async function dialByCustomOperation(
	this: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const outputs = this.getInputData().map(async (_item, at) => {
		const context = itemOf(this, at);
		const options = requestOptions(context);
		const request = this.helpers.httpRequestWithAuthentication;
		const send = async () => await request.call(this, 'anveoApi', options);
		return await sendItem(dial, context, { options, send });
	});
	return [(await Promise.all(outputs)).flat()];
}
