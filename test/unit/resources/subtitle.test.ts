import { Workflow } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';

/** What n8n's canvas shows below the node's name. */
function subtitleOf(parameters: INodeParameters) {
	const type = new AnveoDialCallFlow();
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
	const node = workflow.getNode('Dial');
	if (node === null) throw new Error('The node is not in its workflow');
	const { subtitle = '' } = type.description;
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

test.each([
	['call', 'dial', 'Dial call flow'],
	['call', 'dialAndWait', 'Dial and wait for reply'],
	['call', 'getResult', 'Get call flow result'],
	['call', 'getStatus', 'Get call status'],
	['call', 'checkNumber', 'Check phone number'],
	['customAction', 'send', 'Send custom API action'],
])('%s, %s: the canvas says "%s" in words', (resource, operation, expected) => {
	expect(subtitleOf({ resource, operation })).toBe(expected);
});

test('a node as it is added, with nothing chosen', () => {
	expect(subtitleOf({})).toBe('Dial call flow');
});
