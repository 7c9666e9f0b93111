// examples/crm-reminders.json with contacts of a check's own, in a table of its own.
import { timesDialled } from './publishedList.mjs';
import { rowsOf, useTable } from './dataTables.mjs';
import { changedExample, firstAnswerOf, nodeNamed, successOf, until } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 * @typedef {{ id: string, table: string, areaCode: number }} Reminders
 */

export const example = 'crm-reminders.json';
export const schedule = 'Every five minutes';
export const setUp = 'Set up once';
export const exampleTable = 'Appointments';

const inTwoHours = () => new Date(Date.now() + 2 * 60 * 60_000).toISOString();

/** @param {number} areaCode @param {string[]} lines */
export function contactsOf(areaCode, lines) {
	return lines.map((line) => ({
		crmId: `C-${areaCode}-${line}`,
		firstName: 'Ada',
		phone: `+1 ${areaCode} 555 ${line}`,
		appointment: inTwoHours(),
		state: 'due',
	}));
}

/**
 * A copy of the example with its table filled: its contacts are due.
 * @param {Surroundings} surroundings
 * @param {object} options
 * @param {string} options.table
 * @param {number} options.areaCode of all its contacts
 * @param {string[]} options.lines
 * @param {(workflow: Workflow) => void} [options.change]
 * @returns {Promise<Reminders>}
 */
export async function dueReminders(
	surroundings,
	{ table, areaCode, lines, change = () => undefined },
) {
	const id = await changedExample(surroundings, example, (workflow) => {
		workflow.name = table;
		useTable(workflow, exampleTable, table);
		const contacts = contactsOf(areaCode, lines);
		nodeNamed(workflow, 'Contacts').parameters.jsonOutput = JSON.stringify({ contacts });
		nodeNamed(workflow, 'Call ended').webhookId = webhookOf(table);
		change(workflow);
	});
	await successOf(surroundings, await surroundings.api.runWorkflow(id, setUp));
	return { id, table, areaCode };
}

/** @param {string} table */
const webhookOf = (table) => `${table.toLowerCase().replaceAll(' ', '-')}-ended`;

/** Where the sandbox sends its notifications. @param {Surroundings} surroundings @param {Reminders} reminders */
export const endedUrl = ({ n8nUrl }, { table }) => `${n8nUrl}/webhook/${webhookOf(table)}/webhook`;

/** A request takes the place of the schedule: only then does n8n offer a Retry, and nothing starts by itself. @param {string} path */
export const startedByRequest = (path) => (/** @type {Workflow} */ workflow) => {
	Object.assign(nodeNamed(workflow, schedule), {
		...{ type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path },
		parameters: { httpMethod: 'GET', path, responseMode: 'onReceived' },
	});
};

/** Starts a published copy and gives the new execution. @param {Surroundings} surroundings @param {Reminders} reminders @param {string} path */
export async function startByRequest({ api, n8nUrl }, { id }, path) {
	const known = (await api.listExecutions(id)).length;
	const { status, text } = await firstAnswerOf(`${n8nUrl}/webhook/${path}`);
	if (status !== 200) throw new Error(`The published workflow does not start: ${status} ${text}`);
	return await until('the execution', async () => {
		const list = await api.listExecutions(id);
		return list.length > known && list[0]?.id;
	});
}

/** What came of the contacts, as `0140 called`. @param {Surroundings} surroundings @param {Reminders} reminders */
export async function statesOf(surroundings, { table }) {
	const rows = await rowsOf(surroundings, table);
	return rows.map(({ phone, state }) => `${phone.slice(-4)} ${state}`).join(', ');
}

/** @param {Surroundings} surroundings @param {Reminders} reminders */
export const dialledOf = async (surroundings, { areaCode }) =>
	await timesDialled(surroundings, areaCode);
