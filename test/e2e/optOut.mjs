// examples/opt-out.json: whoever presses 9 in a reminder is not called by the next one.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import { rowsOf } from './dataTables.mjs';
import { executionPicture } from './editor/executionPicture.mjs';
import { dialledOf, dueReminders, schedule, setUp, statesOf } from './reminders.mjs';
import {
	addVariable,
	errorText,
	firstAnswerOf,
	nodeNamed,
	outputOf,
	preparedExample,
	request,
	runSeconds,
	successOf,
	until,
} from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const example = 'opt-out.json';
const table = 'Do not call';
const writing = 'Write to Do not call';
const areaCode = 430;
const lines = ['0140', '0141'];

/** @param {Surroundings} surroundings @param {string} id @returns {Promise<string>} the address for the call flow */
async function published(surroundings, id) {
	const { api, n8nUrl } = surroundings;
	await successOf(surroundings, await api.runWorkflow(id, setUp));
	const { webhookId } = nodeNamed(await api.readWorkflow(id), 'Keys were pressed');
	await api.activateWorkflow(id);
	const url = `${n8nUrl}/webhook/${webhookId}/webhook`;
	await firstAnswerOf(`${url}?token=wrong`);
	return `${url}?event=keys&token=${sandboxCallbackToken}`;
}

/**
 * Calls the two contacts. The first one presses 9, the second one 1.
 * @param {Surroundings} surroundings
 * @param {string} name of the table
 * @param {string} url
 */
async function remind(surroundings, name, url) {
	const reminders = await dueReminders(surroundings, {
		...{ table: name, areaCode, lines },
		change: (workflow) => {
			const dial = nodeNamed(workflow, 'Dial Call Flow');
			addVariable(dial, 'PRESS', "={{ $json.phone.endsWith('0140') ? '9' : '1' }}");
			addVariable(dial, 'REPLYURL', `${url}&DIGITS=$[DIGITS]$&NUMBER=$[E164]$`);
		},
	});
	await successOf(surroundings, await surroundings.api.runWorkflow(reminders.id, schedule));
	return reminders;
}

/** The executions of the published workflow, once there are that many. @param {Surroundings} surroundings @param {string} id @param {number} count */
async function ended({ api }, id, count) {
	const list = await until(`${count} executions of ${example}`, async () => {
		const runs = await api.listExecutions(id);
		return runs.length >= count && runs;
	});
	return await Promise.all(
		list.map(async (run) => ({
			id: run.id,
			execution: await api.waitForExecution(run.id, runSeconds),
		})),
	);
}

/** @param {Surroundings} surroundings */
async function numbersInTable(surroundings) {
	const rows = await rowsOf(surroundings, table);
	return rows.map(({ phone }) => phone).filter((phone) => phone.startsWith(`+1${areaCode}`));
}

/** @param {Surroundings} surroundings */
export async function optOut(surroundings) {
	const { api, expect } = surroundings;
	const id = preparedExample(surroundings, example);
	const url = await published(surroundings, id);
	try {
		await remind(surroundings, 'First round', url);
		// The set-up is an execution as well.
		const runs = await ended(surroundings, id, 3);
		const writes = runs.filter(({ execution }) => outputOf(execution, writing).length > 0);
		const numbers = await numbersInTable(surroundings);
		expect(
			writes.length === 1 && numbers.join() === '+14305550140',
			`one contact pressed 9, the other one 1; in the table: ${numbers.join()}`,
		);
		await callAgain(surroundings, url);
		await pressAgain(surroundings, id, url);
		await executionPicture(surroundings, { id, executionId: writes[0]?.id ?? '' }, 'opt-out');
	} finally {
		await api.deactivateWorkflow(id);
	}
}

/** @param {Surroundings} surroundings @param {string} url */
async function callAgain(surroundings, url) {
	const second = await remind(surroundings, 'Second round', url);
	const states = await statesOf(surroundings, second);
	const times = await dialledOf(surroundings, second);
	surroundings.expect(
		states === '0140 do not call, 0141 called' && times['0140'] === 1 && times['0141'] === 2,
		`the next reminders: ${states}; dialled: ${JSON.stringify(times)}`,
	);
}

/** Pressed twice, it is one row; without a number, the execution fails. @param {Surroundings} surroundings @param {string} id @param {string} url */
async function pressAgain(surroundings, id, url) {
	const { expect } = surroundings;
	// The key 1 of the second round has come by then.
	const before = (await ended(surroundings, id, 4)).length;
	await request(`${url}&DIGITS=9&NUMBER=14305550140`);
	await request(`${url}&DIGITS=9`);
	const runs = await ended(surroundings, id, before + 2);
	const numbers = await numbersInTable(surroundings);
	expect(numbers.length === 1, `9 pressed again: ${numbers.join()}`);
	const failed = runs.find(({ execution }) => execution.status === 'error');
	const text = failed === undefined ? '' : errorText(failed.execution);
	expect(text.includes('the number is not known'), `9 without a number fails:${text}`);
}
