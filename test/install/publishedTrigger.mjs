// A published workflow that the trigger starts, with the credential's token.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import { outputOf, request, successOf, until } from '../e2e/support.mjs';
import { triggerWorkflow } from '../e2e/triggerWorkflow.mjs';

/** @typedef {import('../e2e/support.mjs').Surroundings} Surroundings */

/** @param {Surroundings} surroundings @param {string} webhookId */
export async function publishTrigger({ api, n8nUrl, prepared }, webhookId) {
	const credential = { id: prepared.credentialId, name: 'Anveo Sandbox' };
	const id = await api.createWorkflow(triggerWorkflow(webhookId, credential));
	await api.activateWorkflow(id);
	const url = `${n8nUrl}/webhook/${webhookId}/webhook?token=${sandboxCallbackToken}`;
	return { id, url };
}

/**
 * Requests the trigger as a call flow would, until it answers, and gives what the workflow got.
 * @param {Surroundings} surroundings
 * @param {{ id: string, url: string }} trigger
 * @param {string} event
 */
export async function callback(surroundings, { id, url }, event) {
	const known = (await surroundings.api.listExecutions(id)).length;
	await until(`the trigger takes the event ${event}`, async () => {
		const { status } = await request(`${url}&event=${event}`);
		return status === 200;
	});
	const executionId = await until('its execution', async () => {
		const all = await surroundings.api.listExecutions(id);
		return all.length > known ? all[0]?.id : undefined;
	});
	const [item] = outputOf(await successOf(surroundings, executionId), 'After');
	return item?.event;
}
