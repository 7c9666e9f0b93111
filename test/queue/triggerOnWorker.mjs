// A call flow requests the main n8n, and a worker runs what follows.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import {
	firstAnswerOf,
	nodeNamed,
	outputOf,
	preparedExample,
	request,
	successOf,
	until,
} from '../e2e/support.mjs';
import { workerOf } from './support.mjs';

const example = 'call-flow-events.json';

/** @param {import('./support.mjs').QueueSurroundings} surroundings */
export async function triggerOnWorker(surroundings) {
	const { api, n8nUrl, cluster, expect } = surroundings;
	const id = preparedExample(surroundings, example);
	const { webhookId } = nodeNamed(await api.readWorkflow(id), 'Anveo Call Flow Trigger');
	await api.activateWorkflow(id);
	const url = `${n8nUrl}/webhook/${webhookId}/webhook`;
	const refused = await firstAnswerOf(`${url}?event=end&token=wrong`);
	expect(refused.status === 403, `a wrong token: ${refused.status}`);
	const accepted = await request(
		`${url}?event=end&token=${sandboxCallbackToken}&ACCOUNTID=A-7&NUMBER=12155550140`,
	);
	expect(accepted.status === 200, `the right token: ${accepted.status} "${accepted.text}"`);
	const executionId = await until(
		'the execution',
		async () => (await api.listExecutions(id))[0]?.id,
	);
	const execution = await successOf(surroundings, executionId);
	const [item] = outputOf(execution, 'Call ended');
	const { name } = await workerOf(cluster.workers(), executionId);
	expect(
		item?.accountId === 'A-7' && item.phoneNumber === '12155550140',
		`${name} ran it: ${JSON.stringify(item)}`,
	);
	expect(
		!JSON.stringify(execution).includes(sandboxCallbackToken),
		'the token is not stored with the execution',
	);
	expect((await api.listExecutions(id)).length === 1, 'the refused request started nothing');
}
