import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
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
			send: async () => (await this.makeRoutingRequest(request))[0]?.json ?? {},
		});
	}
	return {
		send: { paginate: true },
		operations: { pagination },
		output: { postReceive: [async (_, response) => [{ json: operation.receive(response) }]] },
	};
}
