// examples/crm-reminders-hubspot.json and -pipedrive.json with what those CRMs answer pinned: n8n has no credential for them.
import { rowsOf, useTable } from './dataTables.mjs';
import { redMarks, runPinned } from './editor/crmCanvas.mjs';
import { timesDialled } from './publishedList.mjs';
import { schedule, setUp } from './reminders.mjs';
import {
	callTo,
	changedExample,
	nodeNamed,
	outputOf,
	preparedExample,
	successOf,
	variableOf,
} from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 *
 * @typedef {object} Crm
 * @property {string} file
 * @property {string} table
 * @property {string} tells the node that writes back
 * @property {import('./editor/pictures.mjs').PictureName} picture
 * @property {string[]} nodes those that need a credential of the CRM
 * @property {number} areaCode of a copy
 * @property {string} firstNumber of the example
 * @property {string} appointment what the call flow is to say to the first one
 * @property {Record<string, unknown>} told what is written back of the first one, but for texts with ids
 */

/** @type {Crm} */
const hubspot = {
	...{ file: 'crm-reminders-hubspot.json', table: 'HubSpot reminders', tells: 'Tell HubSpot' },
	...{ picture: 'crm-reminders-hubspot', areaCode: 432, firstNumber: '12155550142' },
	nodes: ['Read: reminders due in HubSpot', 'Tell HubSpot'],
	// n8n's own time zone, when nothing is set, is that of New York.
	appointment: 'Wednesday 09:30',
	told: { status: 'QUEUED', toNumber: '+14325550142', contactIds: '151' },
};

/** @type {Crm} */
const pipedrive = {
	...{ file: 'crm-reminders-pipedrive.json', table: 'Pipedrive reminders' },
	...{ tells: 'Tell Pipedrive', picture: 'crm-reminders-pipedrive', areaCode: 410 },
	...{ firstNumber: '12155550144', appointment: 'your appointment on Tuesday at 10:30' },
	nodes: ['Read: reminders due in Pipedrive', 'Read: the person of each', 'Tell Pipedrive'],
	told: { activityId: 501, done: true },
};

/** Its pinned numbers in an area code of their own, and its own table. @param {Workflow} workflow @param {Crm} crm @param {string} table */
function ownNumbers(workflow, { areaCode, table: from }, table) {
	useTable(workflow, from, table);
	const pinned = JSON.stringify(Reflect.get(workflow, 'pinData')).replaceAll('215', `${areaCode}`);
	Object.assign(workflow, { name: table, pinData: JSON.parse(pinned) });
}

/** @param {Surroundings} surroundings @param {Pick<Crm, 'file' | 'nodes'>} crm @param {import('./editor/pictures.mjs').PictureName} [picture] */
async function imported(surroundings, { file, nodes }, picture) {
	const id = await changedExample(surroundings, file, (workflow) => {
		Object.assign(workflow, { pinData: {} });
	});
	const marks = await redMarks(surroundings, id, picture);
	surroundings.expect(
		marks
			.map(({ node }) => node)
			.sort()
			.join() === [...nodes].sort().join() &&
			marks.every(({ text }) => /^(Issues|\W|Credentials for \w+( \w+)? are not set)+$/.test(text)),
		`imported, n8n asks for nothing but credentials: ${JSON.stringify(marks)}`,
	);
}

/** The run of the example as it is. @param {Surroundings} surroundings @param {Crm} crm */
async function pinnedRun(surroundings, crm) {
	const { api, sandbox, expect } = surroundings;
	const id = preparedExample(surroundings, crm.file);
	await successOf(surroundings, await api.runWorkflow(id, setUp));
	await runPinned(surroundings, id, crm.picture);
	const rows = await rowsOf(surroundings, crm.table);
	expect(
		rows.map(({ state }) => state).join() === 'called,called,failed' &&
			rows.slice(0, 2).every(({ requestId }) => requestId),
		`three of ${crm.table}: ${rows.map(({ crmId, state }) => `${crmId} ${state}`).join(', ')}`,
	);
	const call = await callTo(surroundings, crm.firstNumber);
	expect(
		call.requestId === rows[0]?.requestId &&
			variableOf(call, 'FIRSTNAME') === 'Ada' &&
			variableOf(call, 'APPOINTMENT') === crm.appointment,
		`the call flow can say: Ada, ${variableOf(call, 'APPOINTMENT')}`,
	);
	const before = (await sandbox.requests()).length;
	await successOf(surroundings, await api.runWorkflow(id, schedule));
	const dials = (await sandbox.requests()).length - before;
	expect(
		dials === 0,
		`run again, although the CRM still says that they are due: ${dials} requests`,
	);
}

/** All fields with an expression, by their names. @param {Record<string, any>} parameters @returns {Array<[string, string]>} */
function expressions(parameters) {
	return Object.entries(parameters).flatMap(([name, value]) => {
		if (typeof value === 'object') return expressions(value);
		return typeof value === 'string' && value.startsWith('=') ? [[name, value]] : [];
	});
}

/** The node that tells the CRM shows instead what it would tell: the same expressions, worked out by n8n. @param {Workflow} workflow @param {string} name */
function showInstead(workflow, name) {
	const node = nodeNamed(workflow, name);
	const assignments = expressions(node.parameters).map(([field, value]) => {
		const type = field === 'done' ? 'boolean' : field === 'activityId' ? 'number' : 'string';
		return { id: field, name: field, value, type };
	});
	Object.assign(node, {
		...{ type: 'n8n-nodes-base.set', typeVersion: 3.4 },
		parameters: { assignments: { assignments }, options: {} },
	});
	Reflect.deleteProperty(Reflect.get(workflow, 'pinData'), name);
}

/** Two runs that both have seen that nobody was called yet, and what the CRM is told. @param {Surroundings} surroundings @param {Crm} crm */
async function twoRuns(surroundings, crm) {
	const { api, expect } = surroundings;
	const table = `Two runs, ${crm.areaCode}`;
	const looking = 'If not called yet';
	const id = await changedExample(surroundings, crm.file, (workflow) => {
		ownNumbers(workflow, crm, table);
		showInstead(workflow, crm.tells);
		const { nodes, connections } = workflow;
		nodes.push({
			...{ id: 'pause', name: 'Pause', type: 'n8n-nodes-base.wait', typeVersion: 1.1 },
			...{ position: [0, 1200], parameters: { amount: 2, unit: 'seconds' } },
		});
		Object.assign(connections, {
			Pause: Reflect.get(connections, looking),
			[looking]: { main: [[{ node: 'Pause', type: 'main', index: 0 }]] },
		});
	});
	await successOf(surroundings, await api.runWorkflow(id, setUp));
	const started = await Promise.all([1, 2].map(() => api.runWorkflow(id, schedule)));
	const runs = await Promise.all(started.map((run) => successOf(surroundings, run)));
	const seen = runs.map((run) => outputOf(run, looking).length);
	const times = await timesDialled(surroundings, crm.areaCode);
	expect(
		seen.join() === '3,3' && Object.values(times).every((count) => count === 1),
		`two runs at the same moment both saw 3 to call; dialled: ${JSON.stringify(times)}`,
	);
	await judgeTold(surroundings, crm, id);
}

/** A run alone, for new contacts. @param {Surroundings} surroundings @param {Crm} crm @param {string} id */
async function judgeTold(surroundings, crm, id) {
	const { api, expect } = surroundings;
	const workflow = await api.readWorkflow(id);
	const pinned = JSON.stringify(Reflect.get(workflow, 'pinData')).replaceAll(
		'2026-11-30',
		'2026-12-01',
	);
	const { nodes, connections, settings } = workflow;
	const pinData = JSON.parse(pinned.replaceAll('2031-01-15', '2031-01-22'));
	const table = `Alone, ${crm.areaCode}`;
	const other = { name: table, nodes, connections, settings, pinData };
	useTable(other, `Two runs, ${crm.areaCode}`, table);
	const alone = await api.createWorkflow(other);
	await successOf(surroundings, await api.runWorkflow(alone, setUp));
	const run = await successOf(surroundings, await api.runWorkflow(alone, schedule));
	const told = (run.resultData.runData[crm.tells] ?? []).flatMap(
		({ data }) => data?.main[0]?.map(({ json }) => json) ?? [],
	);
	const [first] = told;
	const text = `${first?.body ?? first?.note}`;
	expect(
		Object.entries(crm.told).every(([key, value]) => first?.[key] === value) &&
			text.startsWith('Reminder by phone: called. REQUESTID '),
		`the CRM is told: ${JSON.stringify(first)}`,
	);
	const last = told.at(-1);
	expect(
		`${last?.body ?? last?.note}`.includes('failed. Anveo refused'),
		`and of the refused call: ${JSON.stringify(last)}`,
	);
}

/** @param {Crm} crm @returns {(surroundings: Surroundings) => Promise<void>} */
const checkOf = (crm) => async (surroundings) => {
	await imported(surroundings, crm);
	await pinnedRun(surroundings, crm);
	await twoRuns(surroundings, crm);
};

export const hubspotReminders = checkOf(hubspot);
export const pipedriveReminders = checkOf(pipedrive);

/** Its runs need a PostgreSQL: they are in the checks of queue mode. @param {Surroundings} surroundings */
export async function postgresImported(surroundings) {
	const nodes = [
		...['Take those due: calling', 'Write: called', 'Write: failed or unclear'],
		...['Write: ended', 'Tables and contacts'],
	];
	const file = 'crm-reminders-postgres.json';
	await imported(surroundings, { file, nodes }, 'crm-reminders-postgres');
}
