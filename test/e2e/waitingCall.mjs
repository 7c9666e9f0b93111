// The smallest workflow with a call that is waited for, for checks that look at the waiting itself.
import { addVariable, changedExample, manualTrigger, nodeNamed } from './support.mjs';

export const waitingNode = 'Dial and Wait for Reply';

/** @param {string} node */
const linkTo = (node) => ({ main: [[{ node, type: 'main', index: 0 }]] });

/**
 * The verification example up to its call, which waits for any reply, with another number.
 * @param {import('./support.mjs').Surroundings} surroundings
 * @param {string} phone
 * @param {(node: import('./support.mjs').WorkflowNode, workflow: import('./support.mjs').Workflow) => void} [change] changes the node that waits
 */
export async function waitingCall(surroundings, phone, change = () => {}) {
	return await changedExample(surroundings, 'verification-call.json', (workflow) => {
		workflow.name = `Waiting call to ${phone}`;
		const node = nodeNamed(workflow, 'Verify Phone Number');
		node.name = waitingNode;
		Object.assign(node.parameters, { operation: 'dialAndWait', phoneNumber: phone });
		// What the phone of the sandbox presses.
		addVariable(node, 'CODE', '471100');
		workflow.connections = { [manualTrigger]: linkTo('Person'), Person: linkTo(waitingNode) };
		change(node, workflow);
	});
}
