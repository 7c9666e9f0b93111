// examples/crm-reminders.json as it is: set up, run, run again, and told how the calls ended.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import { rowsOf } from './dataTables.mjs';
import { runInEditor, showTable } from './editor/crmTable.mjs';
import { example, exampleTable, schedule, setUp } from './reminders.mjs';
import {
	firstAnswerOf,
	nodeNamed,
	outputOf,
	preparedExample,
	successOf,
	until,
} from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

/** Each time they are clicked, n8n says that all went well. @param {Surroundings} surroundings @param {string} trigger */
async function run(surroundings, trigger) {
	const id = preparedExample(surroundings, example);
	return await successOf(surroundings, await surroundings.api.runWorkflow(id, trigger));
}

/** @param {Array<Record<string, any>>} rows */
const states = (rows) => rows.map(({ crmId, state }) => `${crmId} ${state}`).join(', ');

/** @param {Surroundings} surroundings */
async function setUpTwice(surroundings) {
	await run(surroundings, setUp);
	await run(surroundings, setUp);
	const rows = await rowsOf(surroundings, exampleTable);
	surroundings.expect(
		rows.length === 4 && rows.every(({ state }) => state === 'due'),
		`"${setUp}", clicked twice: ${states(rows)}`,
	);
}

/**
 * The four contacts are called once, and their rows tell at once what came of it.
 * @param {Surroundings} surroundings
 * @returns {Promise<Array<Record<string, any>>>} the rows of the placed calls
 */
async function callThem(surroundings) {
	const { sandbox, expect } = surroundings;
	const execution = await successOf(surroundings, await runInEditor(surroundings));
	const taken = outputOf(execution, 'Write: calling, if still due');
	expect(
		taken.map(({ state }) => state).join() === 'calling,calling,calling,calling',
		`before the dial: ${states(taken)}`,
	);
	const called = outputOf(execution, 'Write: called');
	const calls = await sandbox.calls();
	const numbers = called.map(
		({ requestId }) => calls.find((call) => call.requestId === requestId)?.phoneNumber,
	);
	expect(
		numbers.join() === '12155550140,12155550141' && called.every(({ state }) => state === 'called'),
		`the REQUESTID of each contact's own call is in the row: ${JSON.stringify(called[0])}`,
	);
	const [refused, unclear] = outputOf(execution, 'Write: failed or unclear');
	expect(
		refused?.state === 'failed' && refused.mayHaveBeenPlaced === false,
		`refused: ${refused?.reason}`,
	);
	expect(
		unclear?.state === 'unclear' && unclear.mayHaveBeenPlaced === true && !unclear.requestId,
		`unclear: ${unclear?.reason}`,
	);
	return called;
}

/** @param {Surroundings} surroundings */
async function publishedUrl({ api, n8nUrl, ...surroundings }) {
	const id = preparedExample({ api, n8nUrl, ...surroundings }, example);
	const { webhookId } = nodeNamed(await api.readWorkflow(id), 'Call ended');
	await api.activateWorkflow(id);
	const url = `${n8nUrl}/webhook/${webhookId}/webhook`;
	await firstAnswerOf(`${url}?token=wrong`);
	return `${url}?token=${sandboxCallbackToken}`;
}

/** @param {Surroundings} surroundings */
export async function crmReminders(surroundings) {
	const { api, sandbox } = surroundings;
	await setUpTwice(surroundings);
	await sandbox.notify(await publishedUrl(surroundings));
	try {
		const called = await callThem(surroundings);
		await runAgain(surroundings);
		await hearTheEnd(surroundings, called);
		await showTable(surroundings);
	} finally {
		await sandbox.notify('');
		await api.deactivateWorkflow(preparedExample(surroundings, example));
	}
}

/** @param {Surroundings} surroundings */
async function runAgain(surroundings) {
	const { sandbox, expect } = surroundings;
	const before = (await sandbox.requests()).length;
	await run(surroundings, schedule);
	const dials = (await sandbox.requests()).length - before;
	expect(dials === 0, `run again at once, it sends ${dials} requests`);
}

/** @param {Surroundings} surroundings @param {Array<Record<string, any>>} called the rows as they were after the dial */
async function hearTheEnd(surroundings, called) {
	const { expect } = surroundings;
	const rows = await until('the ends of the calls', async () => {
		const list = await rowsOf(surroundings, exampleTable);
		return list.filter(({ endedAt }) => endedAt).length === 3 && list;
	});
	expect(
		states(rows) === 'C-2001 ended, C-2002 ended, C-2003 failed, C-2004 ended',
		`Anveo's notifications: ${states(rows)}`,
	);
	expect(
		rows[0]?.requestId === called[0]?.requestId && rows[0]?.ending.includes('SANDBOX_ANSWERED'),
		`the REQUESTID stays, and what Anveo told is in the row: ${rows[0]?.ending}`,
	);
	expect(
		Boolean(rows[3]?.requestId),
		`the unclear call is found by its billing code: ${rows[3]?.requestId}`,
	);
}
