// The smallest workflow with a call that is waited for, for checks that look at the waiting itself.
import { changedExample, nodeNamed } from './support.mjs';

export const waitingNode = 'Dial and Wait for Reply';

/**
 * The verification example up to its call, with another number.
 * @param {import('./support.mjs').Surroundings} surroundings
 * @param {string} phone
 * @param {(node: import('./support.mjs').WorkflowNode, workflow: import('./support.mjs').Workflow) => void} [change] changes the node that waits
 */
export async function waitingCall(surroundings, phone, change = () => {}) {
	return await changedExample(surroundings, 'verification-call.json', (workflow) => {
		workflow.name = `Waiting call to ${phone}`;
		const node = nodeNamed(workflow, waitingNode);
		node.parameters.phoneNumber = phone;
		change(node, workflow);
	});
}
