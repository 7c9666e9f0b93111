// Trigger On: Call Ended Notification. A published workflow runs once for each call that has ended in the sandbox, although
// the sandbox, as Anveo does, sends a notification again when the answer to the first one is lost.
import { createServer } from 'node:http';
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import {
	changedExample,
	firstAnswerOf,
	manualTrigger,
	nodeNamed,
	outputOf,
	successOf,
	until,
} from './support.mjs';
import { triggerWorkflow } from './triggerWorkflow.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const dialNode = 'Anveo Dial Call Flow';
const billingCode = 'spring';

/**
 * A way to n8n that loses the answer to the first delivery of each notification, after n8n has given it.
 * @param {string} n8nUrl
 */
async function lossyWay(n8nUrl) {
	/** @type {Set<string>} */
	const seen = new Set();
	/** @type {number[]} */
	const statuses = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		const { method, url = '', headers } = request;
		const type = headers['content-type'] ?? '';
		const answer = await askN8n(new URL(url, n8nUrl), {
			method,
			body,
			headers: { 'content-type': type },
		});
		const text = await answer.text();
		statuses.push(answer.status);
		if (!seen.has(body)) {
			seen.add(body);
			response.destroy();
		} else response.writeHead(answer.status).end(text);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	if (address === null || typeof address === 'string')
		throw new Error('The way to n8n has no port.');
	return { url: `http://127.0.0.1:${address.port}`, statuses, close: () => server.close() };
}

/** Dials the contacts of the first example. @param {Surroundings} surroundings @returns {Promise<string[]>} their REQUESTIDs */
async function dialled(surroundings) {
	const id = await changedExample(surroundings, 'first-call.json', (workflow) => {
		const { parameters } = nodeNamed(workflow, dialNode);
		parameters.additionalFields = { ...parameters.additionalFields, billingCode };
	});
	const run = await surroundings.api.runWorkflow(id, manualTrigger);
	return outputOf(await successOf(surroundings, run), dialNode).map(({ requestId }) => requestId);
}

/**
 * A published workflow that takes notifications.
 * @param {Surroundings} surroundings
 * @returns {Promise<{ id: string, path: string }>} the path of its URL, without the token
 */
export async function publishedForNotifications({ api, n8nUrl, prepared, expect }) {
	const webhookId = `anveo-ended-${Date.now().toString(36)}`;
	const credential = { id: prepared.credentialId, name: 'Anveo Sandbox' };
	const workflow = triggerWorkflow(webhookId, credential, { triggerOn: 'callEndedNotification' });
	const id = await api.createWorkflow(workflow);
	await api.activateWorkflow(id);
	const path = `/webhook/${webhookId}/webhook`;
	const first = await firstAnswerOf(`${n8nUrl}${path}?token=wrong`);
	expect(first.status === 403, `published; a wrong token: ${first.status}`);
	return { id, path };
}

/** @param {Surroundings} surroundings */
export async function callEnded(surroundings) {
	const { api, n8nUrl, sandbox, expect } = surroundings;
	const { id, path } = await publishedForNotifications(surroundings);
	const way = await lossyWay(n8nUrl);
	await sandbox.notify(`${way.url}${path}?token=${sandboxCallbackToken}`);
	const requestIds = await dialled(surroundings);
	const deliveries = await until('two deliveries of each notification', async () => {
		const sent = await sandbox.notifications();
		// Other checks have had some as well.
		const own = sent.filter(({ requestId }) => requestIds.includes(requestId));
		const taken = own.filter(({ status }) => status === 200);
		return taken.length === requestIds.length && own;
	});
	await sandbox.notify('');
	way.close();
	const shown = deliveries.map(({ delivery, status, error }) => `${delivery}: ${status ?? error}`);
	expect(deliveries.length === 2 * requestIds.length, `the sandbox delivered: ${shown.join(', ')}`);
	expect(
		way.statuses.every((status) => status === 200),
		`n8n answered each with 200: ${way.statuses.join(', ')}`,
	);
	const runs = await api.listExecutions(id);
	expect(
		runs.length === requestIds.length,
		`${runs.length} executions for ${requestIds.length} calls`,
	);
	const ended = await Promise.all(runs.map(async (run) => await successOf(surroundings, run.id)));
	const items = ended.flatMap((run) => outputOf(run, 'After'));
	expect(
		items
			.map(({ requestId }) => requestId)
			.sort()
			.join() === [...requestIds].sort().join(),
		`each call's requestId came once: ${items.map(({ requestId }) => requestId).join(', ')}`,
	);
	expect(
		items.every(
			(item) => item.billingCode === billingCode && item.fields.SANDBOX_ANSWERED === 'YES',
		),
		`the billing code and the other fields came with it: ${JSON.stringify(items[0])}`,
	);
	expect(
		!JSON.stringify(ended).includes(sandboxCallbackToken),
		'the token is not stored with the executions',
	);
	await api.deactivateWorkflow(id);
}
