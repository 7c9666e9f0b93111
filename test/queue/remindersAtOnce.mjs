// The reminders out of a Data Table, with n8n's data in PostgreSQL: four runs on two workers at the same moment.
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import {
	dialledOf,
	dueReminders,
	startByRequest,
	startedByRequest,
	statesOf,
} from '../e2e/reminders.mjs';
import { pauseAfterReading } from '../e2e/remindersTwice.mjs';
import { outputOf, successOf, until } from '../e2e/support.mjs';

/** @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings */

export const contactCount = 20;
export const lines = Array.from({ length: contactCount }, (_, at) => `02${at + 10}`);

/**
 * Starts four runs of a published workflow at the same moment and gives those that have run a node.
 * @param {QueueSurroundings} surroundings
 * @param {string} id
 * @param {string} path
 * @param {string} node
 */
export async function fourRuns(surroundings, id, path, node) {
	const { api, n8nUrl } = surroundings;
	await api.activateWorkflow(id);
	await startByRequest(surroundings, { id, table: '', areaCode: 0 }, path);
	await Promise.all([1, 2, 3].map(() => askN8n(`${n8nUrl}/webhook/${path}`)));
	const list = await until('four runs and the set-up', async () => {
		const runs = await api.listExecutions(id);
		return runs.length >= 5 && runs;
	});
	const ended = await Promise.all(list.map((run) => successOf(surroundings, run.id)));
	await api.deactivateWorkflow(id);
	return ended.filter(({ resultData }) => resultData.runData[node] !== undefined);
}

/** All runs have read the same rows before any of them writes. @param {QueueSurroundings} surroundings */
export async function remindersAtOnce(surroundings) {
	const { expect } = surroundings;
	const path = 'reminders-at-once';
	const reading = 'Due in the next 24 hours';
	const reminders = await dueReminders(surroundings, {
		...{ table: 'On two workers', areaCode: 411, lines },
		change: (workflow) => {
			startedByRequest(path)(workflow);
			pauseAfterReading(workflow);
		},
	});
	const runs = await fourRuns(surroundings, reminders.id, path, reading);
	const read = runs.map((run) => outputOf(run, reading).length);
	expect(
		read.filter((count) => count === contactCount).length > 1,
		`contacts that each run has read as due: ${read.join(', ')}`,
	);
	const calls = runs.map((run) => outputOf(run, 'Dial Call Flow').length);
	const times = Object.values(await dialledOf(surroundings, reminders));
	expect(
		times.length === contactCount && times.every((count) => count === 1),
		`each contact is called once; calls of each run: ${calls.join(', ')}`,
	);
	const states = await statesOf(surroundings, reminders);
	expect(states.split('called').length - 1 === contactCount, `in the table: ${states}`);
}
