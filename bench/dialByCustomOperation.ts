import type { IExecuteFunctions, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import { dialOperation } from '../nodes/shared/dialOperation';
import { firstItem } from '../nodes/shared/itemContext';
import type { ItemContext } from '../nodes/shared/itemContext';
import { postThrough } from '../nodes/shared/postThrough';
import { receiveDial } from '../nodes/shared/receiveDial';
import { requestOptions } from '../nodes/shared/requestOptions';
import { sending } from '../nodes/shared/sending';

const { prepare, settle } = sending(dialOperation);

/**
 * "Dial Call Flow" as it would be without the declarative engine, for comparison: the same checks, the same sending, the
 * same document and the same reading of the answer.
 */
export async function dialByCustomOperation(
	this: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const contexts = this.getInputData().map((_item, at) => itemOf(this, at));
	const tries = await Promise.all(contexts.map(prepare));
	const options = contexts.map((context) => requestOptions(context));
	const outputs = contexts.map(async (context, at) => {
		const current = tries[at];
		const itemOptions = options[at];
		if (current === undefined || itemOptions === undefined) throw new Error(`No item ${at}`);
		const post = postThrough(itemOptions, async () => {
			const response: IN8nHttpFullResponse = await this.helpers.httpRequestWithAuthentication.call(
				this,
				'anveoApi',
				itemOptions,
			);
			const [item] = await receiveDial([], response);
			return item?.json ?? {};
		});
		return await settle(context, current, post);
	});
	return [(await Promise.all(outputs)).flat()];
}

function itemOf(context: IExecuteFunctions, at: number): ItemContext {
	return {
		...firstItem(context),
		getInputData: (inputIndex, connectionType) =>
			context.getInputData(inputIndex, connectionType)[at] ?? { json: {} },
		getItemIndex: () => at,
		getNodeParameter: (name: string, fallback?: unknown) =>
			context.getNodeParameter(name, at, fallback, { skipValidation: true }),
	};
}
