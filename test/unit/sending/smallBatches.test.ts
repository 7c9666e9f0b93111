import { withSmallBatches } from '../../../nodes/AnveoDialCallFlow/sending/smallBatches';

const ONE_AT_A_TIME = { batch: { batchSize: 1, batchInterval: 1 } };

/** What n8n's engine reads of a node whose parameters are these. */
const readBy = (parameters: Record<string, unknown>) => {
	const getNodeParameter = (name: string, item: number) => [parameters[name], item];
	const context = { getNodeParameter: (name: string) => parameters[name], getNodeParameters: 5 };
	return {
		context: withSmallBatches(context as never),
		items: withSmallBatches({ getNodeParameter } as never),
	};
};

test.each([
	['none', {}, { batching: ONE_AT_A_TIME }],
	['others', { timeout: 5 }, { timeout: 5, batching: ONE_AT_A_TIME }],
	['batches of their own', { batching: { batch: {} } }, { batching: { batch: {} } }],
	['nothing', null, null],
	['a text', 'x', 'x'],
])('Request Options that have %s', (_what, requestOptions, expected) => {
	const { context } = readBy({ requestOptions });

	expect(context.getNodeParameter('requestOptions', 0)).toEqual(expected);
});

test('everything else stays as it is', () => {
	const { context, items } = readBy({ options: { timeout: 5 } });

	expect(context.getNodeParameter('options', 0)).toEqual({ timeout: 5 });
	expect(context).toHaveProperty('getNodeParameters', 5);
	expect(items.getNodeParameter('options', 3)).toEqual([{ timeout: 5 }, 3]);
});
