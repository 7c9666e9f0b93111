import { type INodeParameters, Workflow } from 'n8n-workflow';

import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';

const type = new AnveoDialCallFlow();

/** The hints that n8n's editor shows, evaluated as it does. */
function shownHints(parameters: INodeParameters, items: number) {
	const workflow = new Workflow({
		active: false,
		nodes: [{ id: '1', name: 'Dial', type: 'dial', typeVersion: 1, position: [0, 0], parameters }],
		connections: {},
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
	});
	const input = Array.from({ length: items }, () => ({ json: { phone: '+12155550140' } }));
	const { expression } = workflow;
	return (type.description.hints ?? []).filter(({ displayCondition = '' }) => {
		try {
			const { getParameterValue } = expression;
			const value = getParameterValue.call(
				expression,
				displayCondition,
				null,
				0,
				0,
				'Dial',
				input,
				'manual',
				{},
			);
			return value === true;
		} catch {
			// Without data to look at the editor shows none.
			return false;
		}
	});
}

test('a dial with several input items: the panel says what the button does', () => {
	for (const parameters of [{}, { resource: 'call', operation: 'dial' }]) {
		expect(shownHints(parameters, 2)).toMatchObject([
			{ message: expect.stringContaining('Each input item is one call') },
		]);
	}
});

test.each<[string, INodeParameters, number]>([
	['one item', { operation: 'dial' }, 1],
	['no item yet', { operation: 'dial' }, 0],
	['a question', { operation: 'getStatus' }, 2],
	['Dial and Wait for Reply, which takes one item', { operation: 'dialAndWait' }, 2],
	['a custom action', { resource: 'customAction', operation: 'send' }, 2],
])('%s: no hint', (_what, parameters, items) => {
	expect(shownHints(parameters, items)).toEqual([]);
});
