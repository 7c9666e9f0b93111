import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';

import type { Operation, Order } from './operation';
import { sendItem } from './sendItem';

/**
 * The routing of an operation whose requests are sent at most once.
 *
 * Pagination is the wrapper around the request: the one place in a declarative node that can hold it back. n8n calls it
 * for all items before it waits for any of them.
 */
export function atMostOnce<O extends Order>(operation: Operation<O>): INodePropertyRouting {
	async function pagination(
		this: IExecutePaginationFunctions,
		request: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		return await sendItem(operation, this, {
			options: request.options,
			send: async () => responseOf(await this.makeRoutingRequest(request)),
		});
	}
	return {
		send: { paginate: true },
		operations: { pagination },
		// The response as it is: what it says is found out where it can be told together with the item.
		output: { postReceive: [async (_items, response) => [{ json: { response } }]] },
	};
}

function responseOf([item]: INodeExecutionData[]): IN8nHttpFullResponse {
	const response = item?.json.response;
	if (isResponse(response)) return response;
	throw new Error('n8n gave no response');
}

function isResponse(value: unknown): value is IN8nHttpFullResponse {
	return 'body' in Object(value);
}
