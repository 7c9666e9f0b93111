import { type INodeParameters, NodeHelpers } from 'n8n-workflow';

import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';

const { description } = new AnveoDialCallFlow();

/** The fields that the panel shows, from top to bottom, each with whether it is required. */
function panel(parameters: INodeParameters) {
	return description.properties
		.filter((field) => !['notice', 'hidden'].includes(field.type))
		.filter(({ name }) => name !== 'resource' && name !== 'operation')
		.filter((field) => NodeHelpers.displayParameter(parameters, field, null, description))
		.map(({ displayName, required }) => ({ displayName, required: required === true }));
}

test.each([
	['call', 'dial', 3],
	['call', 'dialAndWait', 3],
	['call', 'verify', 3],
	['call', 'connect', 2],
	['call', 'checkNumber', 1],
	['call', 'getStatus', 1],
	['call', 'getResult', 1],
	['customAction', 'send', 1],
])('%s, %s: the required fields come first', (resource, operation, count) => {
	const required = panel({ resource, operation }).map((field) => field.required);

	expect(required.filter(Boolean)).toHaveLength(count);
	expect(required.slice(0, count)).not.toContain(false);
});

test('Dial and Wait for Reply: what the wait needs comes before what a call can have besides', () => {
	const chosen = { resource: 'call', operation: 'dialAndWait' };
	const fields = panel({ ...chosen, limitWaitTime: true, specifyVariables: 'fields' });

	expect(fields.map(({ displayName }) => displayName).slice(3, 7)).toEqual([
		'Resume URL Variable',
		'Limit Wait Time',
		'Max Wait Time (Minutes)',
		'Specify Variables',
	]);
});
