// A notification that comes again after n8n was started anew: what came before is in n8n's database.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import { publishedForNotifications } from './callEnded.mjs';
import { firstAnswerOf, outputOf, request, successOf, until } from './support.mjs';

const event = { RESPONSEID: 'a3348f81', KIND: 'call' };
const otherEvent = { ...event, KIND: 'fee' };

/** @param {import('./waitSurvivesRestart.mjs').Surroundings} surroundings */
export async function eventAfterRestart(surroundings) {
	const { api, n8nUrl, restartN8n, expect } = surroundings;
	const { id, path } = await publishedForNotifications(surroundings);
	/** @param {Record<string, string>} fields */
	const send = async (fields) => {
		const url = `${n8nUrl}${path}?token=${sandboxCallbackToken}`;
		const answer = await request(url, { method: 'POST', body: new URLSearchParams(fields) });
		expect(
			answer.status === 200 && answer.text === 'OK',
			`${fields.KIND}: ${answer.status} "${answer.text}"`,
		);
	};
	/** @param {number} count */
	const runs = async (count) =>
		await until(`${count} executions`, async () => {
			const list = await api.listExecutions(id);
			return list.length >= count && list;
		});
	await send(event);
	await runs(1);
	await restartN8n();
	await firstAnswerOf(`${n8nUrl}${path}?token=wrong`);
	await send(event);
	await send(otherEvent);
	const ended = await Promise.all(
		(await runs(2)).map(async (run) => await successOf(surroundings, run.id)),
	);
	const kinds = ended.flatMap((run) => outputOf(run, 'After')).map(({ fields }) => fields.KIND);
	expect(kinds.sort().join() === 'call,fee', `one execution for each event: ${kinds.join(', ')}`);
	await api.deactivateWorkflow(id);
}
