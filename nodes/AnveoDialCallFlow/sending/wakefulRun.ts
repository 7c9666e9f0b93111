import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

/** The function with which n8n runs a node. */
export type Execute = NonNullable<INodeType['execute']>;

/** How many items n8n prepares before it lets anything else run: at 1 to 2 milliseconds each, nobody notices. */
const ITEMS_AT_ONCE = 20;

/**
 * The declarative engine's function for this node, with pauses of one millisecond.
 *
 * The engine prepares all items in one go, 1 to 2 milliseconds each. With 5,000 of them n8n would answer nothing for seconds:
 * no editor, no webhook, no lock of a queue's worker renewed. Only between the batches of Request Options it lets go. So
 * it is told of small ones, unless the person has set batches, whose settings it then follows.
 */
export function wakefulRun(execute: Execute): Execute {
	return async function (this: IExecuteFunctions, response) {
		return await execute.call(withBatches(this), response);
	};
}

function withBatches(context: IExecuteFunctions): IExecuteFunctions {
	const getNodeParameter = (name: string, ...rest: [number]): unknown => {
		const value: unknown = context.getNodeParameter(name, ...rest);
		return name === 'requestOptions' ? batched(value) : value;
	};
	return Object.create(context, { getNodeParameter: { value: getNodeParameter } });
}

function batched(options: unknown): unknown {
	if (typeof options !== 'object' || options === null || 'batching' in options) return options;
	return { ...options, batching: { batch: { batchSize: ITEMS_AT_ONCE, batchInterval: 1 } } };
}
