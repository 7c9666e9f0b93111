import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';

import type { Operation, Order } from './operation';
import { postThrough } from './postThrough';
import { sending } from './sending';
import type { SendingTry } from './sendingTry';

/** Finds the try that a request belongs to: n8n hands the very object that preSend returned to the wrapper. */
const tries = new WeakMap<object, SendingTry>();

/**
 * The routing of an operation whose requests are sent at most once.
 *
 * `preSend` checks the items; `pagination` is the wrapper around the request, the one place in a declarative node that
 * can hold it back.
 */
export function atMostOnce<O extends Order>(
	operation: Operation<O>,
): Pick<INodePropertyRouting, 'send' | 'operations'> {
	const { prepare, settle } = sending(operation);

	async function preSend(
		this: IExecuteSingleFunctions,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		tries.set(request, await prepare(this));
		return request;
	}

	async function pagination(
		this: IExecutePaginationFunctions,
		request: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const current = tries.get(request.options);
		if (current === undefined) throw new Error('The request was not prepared');
		const post = postThrough(request.options, async () => {
			const [answer] = await this.makeRoutingRequest(request);
			return answer?.json ?? {};
		});
		return await settle(this, current, post);
	}

	return { send: { preSend: [preSend], paginate: true }, operations: { pagination } };
}
