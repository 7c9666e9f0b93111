// examples/crm-reminders-postgres.json with a real PostgreSQL and two workers: as it is, run at once, and killed.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import { timesDialled } from '../e2e/publishedList.mjs';
import { schedule, setUp, startByRequest, startedByRequest } from '../e2e/reminders.mjs';
import {
	addVariable,
	changedExample,
	firstAnswerOf,
	nodeNamed,
	outputOf,
	request,
	runSeconds,
	successOf,
	until,
} from '../e2e/support.mjs';
import { contactCount, fourRuns, lines } from './remindersAtOnce.mjs';
import { killInTheMiddle, newExecution, twoWorkers } from './support.mjs';

/**
 * @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings
 * @typedef {import('../e2e/support.mjs').Workflow} Workflow
 */

const postgres = 'crm-reminders-postgres.json';
const taking = 'Take those due: calling';

/** @param {QueueSurroundings} surroundings @returns {Promise<{ id: string, name: string }>} */
async function postgresCredential({ api, cluster }) {
	const name = 'Postgres of the check';
	const { port, user, database } = cluster.postgres;
	const data = { host: '127.0.0.1', port, user, database, password: 'unused', ssl: 'disable' };
	return { name, id: await api.createCredential({ name, type: 'postgres', data }) };
}

/**
 * A copy of the example with contacts of its own, set up.
 * @param {QueueSurroundings} surroundings
 * @param {{ id: string, name: string }} credential
 * @param {string} path
 * @param {string[]} numbers in E.164
 * @param {(workflow: Workflow) => void} [change]
 */
async function copyFor(surroundings, credential, path, numbers, change = () => undefined) {
	const rows = numbers.map(
		(number) => `('${path} ${number}', 'Ada', '${number}', now() + interval '3 hours')`,
	);
	const id = await changedExample(surroundings, postgres, (workflow) => {
		startedByRequest(path)(workflow);
		withPostgres(workflow, credential);
		addVariable(nodeNamed(workflow, 'Dial Call Flow'), 'EXECUTION', '={{ $execution.id }}');
		const { parameters } = nodeNamed(workflow, 'Tables and contacts');
		const [tables] = parameters.query.split('INSERT INTO');
		parameters.query = `${tables}INSERT INTO appointments (crm_id, first_name, phone, appointment) VALUES ${rows.join()};`;
		change(workflow);
	});
	await successOf(surroundings, await surroundings.api.runWorkflow(id, setUp));
	return id;
}

/** @param {Workflow} workflow @param {{ id: string, name: string }} credential */
function withPostgres({ nodes }, credential) {
	for (const node of nodes) {
		if (node.type === 'n8n-nodes-base.postgres') node.credentials = { postgres: credential };
	}
}

/** @param {QueueSurroundings} surroundings @param {{ id: string, name: string }} credential @param {string} where @returns {Promise<Array<Record<string, any>>>} */
async function rowsWhere(surroundings, credential, where) {
	const id = await changedExample(surroundings, postgres, (workflow) => {
		withPostgres(workflow, credential);
		nodeNamed(workflow, 'Tables and contacts').parameters.query =
			`SELECT * FROM appointments WHERE ${where} ORDER BY id`;
	});
	const run = await successOf(surroundings, await surroundings.api.runWorkflow(id, setUp));
	return outputOf(run, 'Tables and contacts').filter(({ crm_id: crmId }) => crmId);
}

/** The example as it is: its four contacts. @param {QueueSurroundings} surroundings @param {{ id: string, name: string }} credential */
async function asItIs(surroundings, credential) {
	const { api, expect } = surroundings;
	const id = await changedExample(surroundings, postgres, (workflow) =>
		withPostgres(workflow, credential),
	);
	for (const trigger of [setUp, setUp, schedule]) {
		await successOf(surroundings, await api.runWorkflow(id, trigger));
	}
	const rows = await rowsWhere(surroundings, credential, 'true');
	expect(
		rows.map(({ state }) => state).join() === 'called,called,failed,unclear' &&
			rows.slice(0, 2).every(({ request_id: requestId }) => requestId) &&
			rows.slice(2).every(({ reason }) => reason),
		`set up twice and run: ${rows.map(({ crm_id: crmId, state }) => `${crmId} ${state}`).join(', ')}`,
	);
	const again = await successOf(surroundings, await api.runWorkflow(id, schedule));
	expect(
		outputOf(again, 'Dial Call Flow').length === 0,
		`run again, it takes ${outputOf(again, taking).filter(({ id: row }) => row).length} rows`,
	);
}

/** Anveo's notification of the unclear call finds its row, and a number on the list is not taken. @param {QueueSurroundings} surroundings @param {{ id: string, name: string }} credential */
async function endAndOptOut(surroundings, credential) {
	const { api, n8nUrl, expect } = surroundings;
	const path = 'postgres-opt-out';
	const webhookId = 'postgres-ended';
	const number = '+14135550140';
	const id = await copyFor(surroundings, credential, path, [number], (workflow) => {
		nodeNamed(workflow, 'Call ended').webhookId = webhookId;
		const { parameters } = nodeNamed(workflow, 'Tables and contacts');
		parameters.query += ` INSERT INTO do_not_call VALUES ('${number}')`;
	});
	await api.activateWorkflow(id);
	const url = `${n8nUrl}/webhook/${webhookId}/webhook`;
	await firstAnswerOf(`${url}?token=wrong`);
	const unclear = "crm_id = 'C-2004'";
	const [before] = await rowsWhere(surroundings, credential, unclear);
	const fields = { RESPONSEID: 'a3348f81', BILLINGCODE: before?.billing_code, SECONDS: '7' };
	await request(`${url}?token=${sandboxCallbackToken}`, {
		method: 'POST',
		body: new URLSearchParams(fields),
	});
	const row = await until('the end of the unclear call', async () => {
		const [now] = await rowsWhere(surroundings, credential, unclear);
		return now?.state === 'ended' && now;
	});
	expect(
		row.request_id === 'a3348f81' && row.ended_at && row.ending === '{"SECONDS":"7"}',
		`a notification with the billing code ${row.billing_code}: ${row.state}, ${row.request_id}, ${row.ending}`,
	);
	const started = { id, table: '', areaCode: 0 };
	await successOf(surroundings, await startByRequest(surroundings, started, path));
	const [listed] = await rowsWhere(surroundings, credential, `phone = '${number}'`);
	expect(listed?.state === 'due', `a number in do_not_call is not taken: ${listed?.state}`);
	await api.deactivateWorkflow(id);
}

/** @param {QueueSurroundings} surroundings */
export async function remindersOfPostgres(surroundings) {
	const { expect } = surroundings;
	const credential = await postgresCredential(surroundings);
	await asItIs(surroundings, credential);
	await endAndOptOut(surroundings, credential);
	const path = 'postgres-at-once';
	const numbers = lines.map((line) => `+1412555${line}`);
	const id = await copyFor(surroundings, credential, path, numbers);
	const runs = await fourRuns(surroundings, id, path, taking);
	const taken = runs.map((run) => outputOf(run, taking).filter(({ phone }) => phone).length);
	const times = Object.values(await timesDialled(surroundings, 412));
	expect(
		times.length === contactCount && times.every((count) => count === 1),
		`four runs at the same moment took ${taken.join(', ')} rows, and each contact is called once`,
	);
	await workerKilled(surroundings, credential);
}

/** @param {QueueSurroundings} surroundings @param {{ id: string, name: string }} credential */
async function workerKilled(surroundings, credential) {
	const { api, expect } = surroundings;
	await twoWorkers(surroundings);
	const path = 'postgres-killed';
	// The sandbox answers these after 3 seconds.
	const numbers = Array.from({ length: 12 }, (_, at) => `+1${700 + at}5550102`);
	const id = await copyFor(surroundings, credential, path, numbers);
	await api.activateWorkflow(id);
	const known = (await api.listExecutions(id))[0]?.id;
	await startByRequest(surroundings, { id, table: '', areaCode: 0 }, path);
	const killed = await killInTheMiddle(surroundings, await newExecution(surroundings, id, known));
	await twoWorkers(surroundings);
	const ours = `crm_id LIKE '${path}%'`;
	const left = await rowsWhere(surroundings, credential, ours);
	expect(
		left.length === numbers.length && left.every(({ state }) => state === 'calling'),
		`${killed.name} was killed: ${left.map(({ state }) => state).join(', ')}`,
	);
	await api.waitForExecution(
		await startByRequest(surroundings, { id, table: '', areaCode: 0 }, path),
		runSeconds,
	);
	const dialled = (await surroundings.sandbox.requests()).flatMap(({ parameters }) => {
		const number = parameters.find(({ name }) => name === 'PHONENUMBER')?.value;
		return numbers.includes(`+${number}`) ? [number] : [];
	});
	expect(
		new Set(dialled).size === dialled.length,
		`started again: ${dialled.length} of ${numbers.length} were called, none of them twice`,
	);
	const found = await rowsWhere(surroundings, credential, `${ours} AND state = 'calling'`);
	expect(
		found.every(({ billing_code: code }) => code.startsWith('reminder-')),
		`a person finds ${found.length} rows that say "calling", each with its billing code: ${found[0]?.billing_code}`,
	);
	await api.deactivateWorkflow(id);
}
