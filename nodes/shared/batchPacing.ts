import type { ItemContext } from './itemContext';
import { collectionOf } from './readParameter';

/** Milliseconds after the first call at which an item's call may go out. */
export type Pacing = (item: number) => number;

/**
 * n8n's own batching (Request Options): so many items at a time, with a pause between.
 *
 * The engine pauses between *preparing* the items. In stop mode all items are prepared before the first is dialled, so
 * the pauses have to be kept once more.
 */
export function batchPacing(context: ItemContext): Pacing {
	const options = collectionOf(context.getNodeParameter('requestOptions', {}), 'Request Options');
	const { batch } = collectionOf(options.batching, 'Batching');
	const { batchSize, batchInterval } = collectionOf(batch, 'Batching');
	const size = typeof batchSize === 'number' && batchSize > 0 ? batchSize : 1;
	const interval = typeof batchInterval === 'number' && batchInterval > 0 ? batchInterval : 0;
	return (item) => Math.floor(item / size) * interval;
}
