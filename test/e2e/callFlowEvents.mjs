// examples/call-flow-events.json: published, it runs for each request with the right token, and for no other.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import {
	addVariable,
	changedExample,
	firstAnswerOf,
	manualTrigger,
	nodeNamed,
	outputOf,
	preparedExample,
	request,
	successOf,
	until,
} from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const example = 'call-flow-events.json';
const triggerName = 'Anveo Call Flow Trigger';

/** @param {Surroundings} surroundings @param {string} id */
async function productionUrl({ api, n8nUrl }, id) {
	const { webhookId } = nodeNamed(await api.readWorkflow(id), triggerName);
	return `${n8nUrl}/webhook/${webhookId}/webhook`;
}

/**
 * The executions, once that many are stored and have ended; a request that was refused before has added none by then.
 * @param {Surroundings} surroundings
 * @param {string} id
 * @param {number} count
 */
async function runs(surroundings, id, count) {
	const { api, expect } = surroundings;
	const found = await until(`${count} executions of ${example}`, async () => {
		const list = await api.listExecutions(id);
		return list.length >= count ? list : undefined;
	});
	const ended = await Promise.all(found.map(async (run) => await successOf(surroundings, run.id)));
	const after = (await api.listExecutions(id)).length;
	expect(after === count, `executions of the trigger's workflow: ${after} of ${count}`);
	return ended;
}

/** Dials the three contacts of the first example, with the address to request at the end. @param {Surroundings} surroundings @param {string} url */
async function dialWithEndUrl(surroundings, url) {
	const id = await changedExample(surroundings, 'first-call.json', (workflow) => {
		const node = nodeNamed(workflow, 'Anveo Dial Call Flow');
		addVariable(
			node,
			'ONENDURL',
			`${url}?event=end&token=${sandboxCallbackToken}&ACCOUNTID=$[ACCOUNTID]$&NUMBER=$[E164]$`,
		);
	});
	await successOf(surroundings, await surroundings.api.runWorkflow(id, manualTrigger));
}

/** @param {Surroundings} surroundings @param {string} url */
async function refusals({ expect }, url) {
	const wrong = await request(`${url}?event=end&token=wrong`);
	expect(wrong.status === 403, `wrong token: ${wrong.status} "${wrong.text}"`);
	const missing = await request(`${url}?event=end`, { method: 'POST' });
	expect(missing.status === 403, `no token: ${missing.status} "${missing.text}"`);
}

/** @param {Surroundings} surroundings */
export async function callFlowEvents(surroundings) {
	const { api, expect } = surroundings;
	const id = preparedExample(surroundings, example);
	const url = await productionUrl(surroundings, id);
	const inactive = await request(`${url}?event=end&token=${sandboxCallbackToken}`);
	expect(inactive.status === 404, `before it is published: ${inactive.status}`);
	await api.activateWorkflow(id);
	const first = await firstAnswerOf(`${url}?token=wrong`);
	expect(first.status === 403, `published: ${first.status}`);
	await dialWithEndUrl(surroundings, url);
	const ended = (await runs(surroundings, id, 3)).flatMap((run) => outputOf(run, 'Call ended'));
	const seen = ended.map(({ accountId, phoneNumber }) => `${accountId} ${phoneNumber}`);
	expect(
		seen.sort().join() === 'A-1001 12155550140,A-1002 12155550141,A-1003 12155550142',
		`the call flow of each call started a run: ${seen.join(', ')}`,
	);
	await refusals(surroundings, url);
	const posted = await request(`${url}?event=pressed&token=${sandboxCallbackToken}`, {
		method: 'POST',
		body: new URLSearchParams({ ACCOUNTID: 'A-7' }),
	});
	expect(posted.status === 200 && posted.text === 'OK', `POST: ${posted.status} "${posted.text}"`);
	const [other] = (await runs(surroundings, id, 4)).flatMap((run) => outputOf(run, 'Other event'));
	expect(
		other?.outcome === 'event: pressed' && other.accountId === 'A-7',
		`another event goes the other way: ${JSON.stringify(other)}`,
	);
	await api.deactivateWorkflow(id);
}
