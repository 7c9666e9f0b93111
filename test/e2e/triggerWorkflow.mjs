export const triggerName = 'Anveo Call Flow Trigger';

/** @type {[number, number]} */
const position = [0, 0];
const place = { typeVersion: 1, position };

/**
 * The smallest workflow that the trigger can start: the trigger, and a node after it.
 * @param {string} webhookId
 * @param {{ id: string, name: string }} [credential] without one, the trigger asks for no token
 * @param {Record<string, unknown>} [parameters]
 */
export function triggerWorkflow(webhookId, credential, parameters = {}) {
	const trigger = {
		...place,
		id: 'trigger',
		name: triggerName,
		type: 'n8n-nodes-anveo.anveoCallFlowTrigger',
		webhookId,
		...(credential === undefined
			? { parameters: { ...parameters, authentication: 'none' } }
			: { parameters, credentials: { anveoApi: credential } }),
	};
	const noOp = 'n8n-nodes-base.noOp';
	const after = { ...place, id: 'after', name: 'After', type: noOp, parameters: {} };
	return {
		name: `Callbacks ${webhookId}`,
		nodes: [trigger, after],
		connections: { [triggerName]: { main: [[{ node: 'After', type: 'main', index: 0 }]] } },
	};
}
