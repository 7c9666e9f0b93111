import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * How many items n8n prepares before it lets anything else run. A webhook takes n8n some fifty turns of the event loop, so
 * each of them has to be short: one item takes some milliseconds.
 */
const ITEMS_AT_ONCE = 1;

/**
 * What n8n's declarative engine gets to see of the node: small batches, unless the person has set some.
 *
 * The engine prepares all items in one go, 1 to 2 milliseconds each. With 5,000 of them n8n would answer nothing for seconds:
 * no editor, no webhook, no lock of a queue's worker renewed. Only between the batches of Request Options it lets go, here
 * for a millisecond. Nothing else reads them: a person's own settings stay what they are.
 */
export function withSmallBatches(context: IExecuteFunctions): IExecuteFunctions {
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
