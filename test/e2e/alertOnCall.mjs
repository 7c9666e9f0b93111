// examples/alert-on-call.json: workflows that fail in production, several times at the same moment, and who is called.
import { rowsOf, useTable } from './dataTables.mjs';
import {
	callTo,
	changedExample,
	dialsTo,
	firstAnswerOf,
	nodeNamed,
	outputOf,
	successOf,
	until,
} from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const example = 'alert-on-call.json';
const dialNode = 'Call the person on duty';
const guardNode = 'First of ten minutes';
const position = /** @type {[number, number]} */ ([0, 0]);

/**
 * A published copy with a table and a phone of its own.
 * @param {Surroundings} surroundings
 * @param {string} table
 * @param {string} phone
 * @param {(workflow: import('./support.mjs').Workflow) => void} [change]
 * @returns {Promise<string>} its id
 */
async function publishAlert(surroundings, table, phone, change = () => {}) {
	const { api } = surroundings;
	const id = await changedExample(surroundings, example, (workflow) => {
		workflow.name = `Alert on call: ${table}`;
		useTable(workflow, 'Alerts', table);
		nodeNamed(workflow, dialNode).parameters.phoneNumber = phone;
		change(workflow);
	});
	await successOf(surroundings, await api.runWorkflow(id, 'Set up once'));
	await api.activateWorkflow(id);
	return id;
}

/**
 * Publishes a workflow that fails whenever its address is requested, each time with another message.
 * @param {Surroundings} surroundings
 * @param {string} path its name, too
 * @param {string} errorWorkflow
 * @returns {Promise<() => Promise<unknown>>} lets it fail; the first failure is over when this is there
 */
async function publishFailing({ api, n8nUrl }, path, errorWorkflow) {
	const webhook = {
		...{ id: 'webhook', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, position },
		parameters: { httpMethod: 'GET', path, responseMode: 'onReceived' },
		webhookId: path,
	};
	const stop = {
		...{ id: 'stop', name: 'Stop', type: 'n8n-nodes-base.stopAndError', typeVersion: 1, position },
		parameters: { errorMessage: '={{ "Broken at " + $now }}' },
	};
	const id = await api.createWorkflow({
		name: path,
		nodes: [webhook, stop],
		connections: { Webhook: { main: [[{ node: 'Stop', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', errorWorkflow },
	});
	await api.activateWorkflow(id);
	return async () => await firstAnswerOf(`${n8nUrl}/webhook/${path}`);
}

/** The rows, once there are as many, and all of them are settled. @param {Surroundings} surroundings @param {string} table @param {number} count */
async function settledRows(surroundings, table, count) {
	return await until(`${count} failures are noted in ${table}`, async () => {
		const rows = await rowsOf(surroundings, table);
		const isSettled = rows.every(({ call }) => call !== 'due');
		return rows.length === count && isSettled ? rows : undefined;
	});
}

/** @param {Array<Record<string, any>>} rows @param {string} call */
const counted = (rows, call) => rows.filter((row) => row.call === call).length;

/** By hand, with the failure that n8n gives as an example. @param {Surroundings} surroundings */
async function byHand(surroundings) {
	const { api, expect } = surroundings;
	const id = await publishAlert(surroundings, 'By hand', '+13155550140');
	const run = async () =>
		await successOf(surroundings, await api.runWorkflow(id, 'A workflow has failed'));
	const [called] = outputOf(await run(), 'Called: note it');
	const { requestId } = await callTo(surroundings, '13155550140');
	expect(
		called?.call === 'called' && called.requestId === requestId,
		`executed by hand: ${JSON.stringify(called)}`,
	);
	const [again] = outputOf(await run(), 'Called already: note it');
	expect(again?.call === 'called already', `executed again: ${again?.call}`);
}

/** Ten at the same moment, two workflows; and after ten minutes. @param {Surroundings} surroundings */
async function manyAtOnce(surroundings) {
	const { expect } = surroundings;
	const [table, phone] = ['Many failures', '13125550140'];
	const alert = await publishAlert(surroundings, table, `+${phone}`);
	const failOne = await publishFailing(surroundings, 'fails-often', alert);
	const failOther = await publishFailing(surroundings, 'fails-too', alert);
	await Promise.all([failOne(), ...Array.from({ length: 9 }, failOne)]);
	await Promise.all([failOther(), failOther(), failOne()]);
	const rows = await settledRows(surroundings, table, 13);
	const dials = await dialsTo(surroundings, phone);
	expect(
		dials === 2 && counted(rows, 'called') === 2 && counted(rows, 'called already') === 11,
		`13 failures of two workflows, most at the same moment: ${dials} dials, ${counted(rows, 'called already')} rows say "called already"`,
	);
	const calledFor = rows.filter(({ call }) => call === 'called').map(({ workflow }) => workflow);
	expect(
		calledFor.sort().join() === 'fails-often,fails-too',
		`one call for each workflow: ${calledFor.join(', ')}`,
	);
}

/** Ten minutes are a second here: then the next failure calls again. @param {Surroundings} surroundings */
async function laterAgain(surroundings) {
	const [table, phone] = ['Failures later', '13135550140'];
	const alert = await publishAlert(surroundings, table, `+${phone}`, (workflow) => {
		const { conditions } = nodeNamed(workflow, guardNode).parameters.filters;
		const since = conditions.find(
			(/** @type {{ keyName: string }} */ { keyName }) => keyName === 'createdAt',
		);
		since.keyValue = since.keyValue.replace('minutes: 10', 'seconds: 1');
	});
	const fail = await publishFailing(surroundings, 'fails-later', alert);
	await fail();
	const [first] = await settledRows(surroundings, table, 1);
	await until('a second is over', async () => Date.now() - Date.parse(first?.createdAt) > 1_000);
	await fail();
	const rows = await settledRows(surroundings, table, 2);
	const dials = await dialsTo(surroundings, phone);
	surroundings.expect(
		dials === 2 && counted(rows, 'called') === 2,
		`after the time is over, the next failure calls again: ${dials} dials`,
	);
}

/** What is certainly not placed does not keep the next failure from calling; what is unclear does. @param {Surroundings} surroundings */
async function failedCalls(surroundings) {
	for (const [line, state, wanted] of /** @type {const} */ ([
		['0101', 'not placed,not placed', 6],
		['0105', 'unclear,called already', 1],
	])) {
		const [table, phone] = [`Failures ${line}`, `1314555${line}`];
		const alert = await publishAlert(surroundings, table, `+${phone}`, (workflow) => {
			Object.assign(nodeNamed(workflow, dialNode), { waitBetweenTries: 0 });
		});
		const fail = await publishFailing(surroundings, `fails-${line}`, alert);
		await fail();
		await settledRows(surroundings, table, 1);
		await fail();
		const rows = await settledRows(surroundings, table, 2);
		const states = rows.map(({ call }) => call).join();
		const dials = await dialsTo(surroundings, phone);
		surroundings.expect(
			states === state && dials === wanted,
			`two failures, and the call is ${states}: ${dials} dials`,
		);
	}
}

/** @param {Surroundings} surroundings */
export async function alertOnCall(surroundings) {
	await byHand(surroundings);
	await manyAtOnce(surroundings);
	await laterAgain(surroundings);
	await failedCalls(surroundings);
}
