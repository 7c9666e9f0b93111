import { type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { failedItem } from '../../../nodes/AnveoDialCallFlow/outcomes/failedItem';
import { Failure } from '../../../nodes/AnveoDialCallFlow/outcomes/failure';
import { CALL } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { nodeOperation } from '../../../nodes/AnveoDialCallFlow/sending/nodeOperation';
import { fakeItem } from '../fakeItem';

/** What leaves a node for which n8n's engine gives these. */
async function leaves(given: INodeExecutionData[]): Promise<INodeExecutionData[][]> {
	const settings = { onError: 'continueErrorOutput' } as const;
	const context = fakeItem({ items: given.length, settings });
	return await nodeOperation({ wording: CALL }, () => async () => [given]).call(context as never);
}

test('the items of the engine leave as they are, an empty one and a failed one too', async () => {
	const failure = new Failure({
		...{ kind: 'refused', message: 'No', advice: 'Ask.', mayHaveHappened: false },
	});
	const context = fakeItem({ settings: { onError: 'continueErrorOutput' } });
	const given = [{ json: { requestId: 'id' } }, { json: {} }, failedItem(context, failure, CALL)];
	const [items = []] = await leaves(given);

	for (const [at, item] of given.entries()) expect(items[at]).toBe(item);
	expect(items[2]?.json.details).toMatchObject({ description: 'No call was placed. Ask.' });
});

test('an error item of the engine says what became of the call', async () => {
	const error = new NodeOperationError(fakeItem().getNode(), 'The expression failed');
	const [[item] = []] = await leaves([{ json: {}, error }]);

	expect(item).toMatchObject({
		json: {
			error: 'The expression failed',
			details: { description: 'No call was placed.', callMayHaveBeenPlaced: false },
		},
		pairedItem: { item: 0 },
	});
});
