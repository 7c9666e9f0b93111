// A reply that comes before Anveo has answered the dial: n8n refuses it, and a later one still counts.
import {
	callTo,
	firstAnswerOf,
	manualTrigger,
	nodeNamed,
	outputOf,
	request,
	successOf,
	until,
	variableOf,
} from './support.mjs';
import { waitingCall, waitingNode } from './waitingCall.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const webhookId = 'early-reply';

/** Lets a workflow be started by a request instead of by hand. @param {import('./support.mjs').Workflow} workflow */
function startByRequest(workflow) {
	const trigger = nodeNamed(workflow, manualTrigger);
	Object.assign(trigger, { type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId });
	trigger.parameters = { httpMethod: 'GET', path: webhookId, responseMode: 'onReceived' };
}

/** @param {Surroundings} surroundings @param {string} phone @returns {Promise<string>} the execution's id */
async function startPublished(surroundings, phone) {
	const { api, n8nUrl } = surroundings;
	const id = await waitingCall(surroundings, phone, (_, workflow) => startByRequest(workflow));
	await api.activateWorkflow(id);
	const { status, text } = await firstAnswerOf(`${n8nUrl}/webhook/${webhookId}`);
	if (status !== 200) throw new Error(`The published workflow does not start: ${status} ${text}`);
	return await until('the execution', async () => (await api.listExecutions(id))[0]?.id);
}

/** @param {Surroundings} surroundings @param {string} phone @returns {Promise<string>} the execution's id */
async function startByHand(surroundings, phone) {
	return await surroundings.api.runWorkflow(await waitingCall(surroundings, phone), manualTrigger);
}

/**
 * The sandbox places such a call at once, and answers the request 3 seconds later.
 * @param {Surroundings} surroundings
 * @param {string} digits of the phone number
 */
async function replyAtOnce(surroundings, digits) {
	const resumeUrl = variableOf(await callTo(surroundings, digits), 'RESUMEURL');
	return await request(`${resumeUrl}&DIGITS=1`);
}

/** @param {Surroundings} surroundings @param {string} executionId @param {string} digits */
async function laterReplyCounts(surroundings, executionId, digits) {
	const [item] = outputOf(await successOf(surroundings, executionId), waitingNode);
	const call = await callTo(surroundings, digits);
	surroundings.expect(
		item?.replied === true && item.reply.DIGITS === variableOf(call, 'CODE'),
		`the call flow's own reply, later, resumes it: ${JSON.stringify(item)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function earlyReply(surroundings) {
	const { expect } = surroundings;
	const published = await startPublished(surroundings, '+1 312 555 0102');
	const early = await replyAtOnce(surroundings, '13125550102');
	expect(early.status === 409, `a published workflow that runs: ${early.status} ${early.text}`);
	await laterReplyCounts(surroundings, published, '13125550102');

	// n8n 2.41.1 has stored nothing of a run by hand yet, and answers 500.
	const byHand = await startByHand(surroundings, '+1 313 555 0102');
	const tooEarly = await replyAtOnce(surroundings, '13135550102');
	expect([409, 500].includes(tooEarly.status), `a run by hand: ${tooEarly.status}`);
	await laterReplyCounts(surroundings, byHand, '13135550102');
}
