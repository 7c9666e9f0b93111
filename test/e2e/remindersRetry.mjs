// A run of the reminders fails right after it has dialled, because it cannot write the REQUESTIDs. n8n's Retry goes on there.
import { retry, retryKinds, saveChanged } from './executionRetry.mjs';
import { rowsOf } from './dataTables.mjs';
import {
	dialledOf,
	dueReminders,
	startByRequest,
	startedByRequest,
	statesOf,
} from './reminders.mjs';
import { nodeNamed, runSeconds } from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const path = 'reminders-retry';
const writing = 'Write: called';
const lines = ['0140', '0141', '0101'];

/** @param {Surroundings} surroundings */
export async function remindersRetry(surroundings) {
	const { api, expect } = surroundings;
	const table = 'Retried list';
	const reminders = await dueReminders(surroundings, {
		...{ table, areaCode: 424, lines },
		change: (workflow) => {
			startedByRequest(path)(workflow);
			nodeNamed(workflow, writing).parameters.dataTableId.value = 'A table that is gone';
		},
	});
	await api.activateWorkflow(reminders.id);
	const executionId = await startByRequest(surroundings, reminders, path);
	const { status } = await api.waitForExecution(executionId, runSeconds);
	const after = await statesOf(surroundings, reminders);
	expect(
		status === 'error' && after.startsWith('0140 calling, 0141 calling'),
		`the run fails after the dial: ${status}, ${after}`,
	);
	await retry(surroundings, executionId, 'original workflow');
	await saveChanged(surroundings, reminders.id, (workflow) => {
		nodeNamed(workflow, writing).parameters.dataTableId.value = table;
	});
	for (const kind of retryKinds) await retry(surroundings, executionId, kind);
	await api.deactivateWorkflow(reminders.id);
	const times = await dialledOf(surroundings, reminders);
	expect(
		Object.values(times).join() === '1,1,1',
		`a Retry before the table is there, and one of each kind after: ${JSON.stringify(times)}`,
	);
	const rows = await rowsOf(surroundings, table);
	expect(
		rows.slice(0, 2).every(({ state, requestId }) => state === 'called' && requestId),
		`the Retry has written the REQUESTIDs: ${await statesOf(surroundings, reminders)}`,
	);
}
