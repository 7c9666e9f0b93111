// examples/call-this-contact.json: a colleague opens the link of a contact and clicks once.
import { rowsOf, useTable } from '../dataTables.mjs';
import { publishForm, send, submitAtOnce } from '../form.mjs';
import { callsTo, callTo, preparedExample, successOf, until } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { submit, untilShown } from './form.mjs';
import { takePicture } from './pictures.mjs';
import { openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 * @typedef {import('../support.mjs').Workflow} Workflow
 * @typedef {import('../form.mjs').Form} Form
 */

const example = 'call-this-contact.json';
const table = 'Calls to contacts';
const notToBeCalled = 'Contacts to leave alone';
const colleague = '12135550170';
const contact = '12135550180';
const optedOut = '12135550181';
const rings = 'Your phone rings now';
const notNow = 'Nobody was called now';

/** Uses a list of its own, and puts a number on it. @param {Workflow} workflow */
function withOptedOut(workflow) {
	useTable(workflow, 'Do not call', notToBeCalled);
	const put = 'Put one on the list';
	workflow.nodes.push({
		...{ name: put, type: 'n8n-nodes-base.dataTable', position: [-280, 700] },
		...{ id: 'put', typeVersion: 1.1 },
		parameters: {
			...{ resource: 'row', operation: 'insert' },
			dataTableId: { __rl: true, mode: 'name', value: notToBeCalled },
			columns: { mappingMode: 'defineBelow', value: { phone: `+${optedOut}` } },
		},
	});
	Object.assign(workflow.connections, {
		'Make the table Do not call': { main: [[{ node: put, type: 'main', index: 0 }]] },
	});
}

/** @param {Page} page @param {Surroundings} surroundings */
async function showCanvas(page, surroundings) {
	await page.setViewportSize({ width: 1040, height: 620 });
	await openWorkflow(page, surroundings.n8nUrl, preparedExample(surroundings, example));
	await page.getByTestId('zoom-to-fit').click();
	await takePicture(page, 'call-this-contact');
}

/** @param {Page} page @param {Surroundings} surroundings @param {Form} form */
async function openLink(page, surroundings, { url }) {
	const fields = { contact: 'C-2001', contactPhone: `+${contact}`, yourPhone: `+${colleague}` };
	await page.setViewportSize({ width: 640, height: 560 });
	await page.goto(`${url}?${new URLSearchParams(fields)}`);
	const shown = await page.getByRole('textbox').all();
	const values = await Promise.all(shown.map(async (field) => await field.inputValue()));
	surroundings.expect(
		values.join() === Object.values(fields).join(),
		`the link fills in the form: ${values.join(', ')}`,
	);
	await takePicture(page, 'call-this-contact-form');
	const { length } = await callsTo(surroundings, colleague);
	surroundings.expect(length === 0, 'to open the link calls nobody');
}

/** @param {Page} page @param {Surroundings} surroundings */
async function click(page, surroundings) {
	const { sandbox, expect } = surroundings;
	await submit(page, {}, 'Call');
	await untilShown(page, rings);
	const { requestId } = await callTo(surroundings, colleague);
	const sent = (await sandbox.requests()).find((request) => request.requestId === requestId);
	const numbers = sent?.parameters.slice(0, 2).map(({ name, value }) => `${name} ${value}`);
	expect(
		numbers?.join() === `PHONENUMBER ${colleague},DESTPHONENUMBER ${contact}`,
		`a click connects the two: ${numbers?.join()}`,
	);
	const row = (await rowsOf(surroundings, table)).find((one) => one.contact === 'C-2001');
	expect(
		row?.state === 'placed' && row.requestId === requestId,
		`the call is noted: ${JSON.stringify(row)}`,
	);
}

/** @param {Surroundings} surroundings @param {Form} form */
async function refusals(surroundings, { url }) {
	const { expect } = surroundings;
	const before = (await rowsOf(surroundings, table)).length;
	await send(url, ['C-2001', `+${contact}`, '+1 213 555 0171'], notNow);
	await send(url, ['C-2002', '12', `+${colleague}`], 'Please go back and correct the number.');
	await send(url, ['C-2003', '+1 213 555 0182', '12'], 'Please go back and correct the number.');
	await send(url, ['C-2004', `+${optedOut}`, `+${colleague}`], 'asked not to be called');
	const { length } = await callsTo(surroundings, colleague);
	const rows = await rowsOf(surroundings, table);
	const others = await callsTo(surroundings, '12135550171');
	expect(
		length === 1 && others.length === 0 && rows.length === before,
		'the contact again, wrong numbers, and one that opted out: nobody is called, and nothing is noted',
	);
}

/** @param {Surroundings} surroundings @param {Form} form */
async function failures(surroundings, { url }) {
	await send(url, ['C-3001', '+1 213 555 0183', '+1 213 555 0101'], 'Anveo refused');
	await send(url, ['C-3002', '+1 213 555 0184', '+1 213 555 0105'], 'Look in your Anveo account');
	const rows = await rowsOf(surroundings, table);
	const [refused, unclear] = ['C-3001', 'C-3002'].map((id) =>
		rows.find((row) => row.contact === id),
	);
	surroundings.expect(
		refused?.state === 'failed' && unclear?.state === 'unclear' && refused.problem !== null,
		`a refused call and an unclear one: ${JSON.stringify([refused, unclear])}`,
	);
}

/** @param {Surroundings} surroundings */
async function twoClicksAtOnce(surroundings) {
	const form = await publishForm(surroundings, example, withOptedOut);
	const colleagues = [2, 3, 4].map((index) => `1213555017${index}`);
	const values = colleagues.map((phone, index) => ['C-4001', `+1213555019${index}`, `+${phone}`]);
	await Promise.all([...values, ...values].map(async (one) => await submitAtOnce(form.url, one)));
	await until('each of them has come to a page', async () => {
		const executions = await surroundings.api.listExecutions(form.id);
		return executions.filter(({ status }) => status === 'waiting').length === 6;
	});
	const calls = await Promise.all(
		colleagues.map(async (phone) => await callsTo(surroundings, phone)),
	);
	const counts = calls.map(({ length }) => length);
	surroundings.expect(
		counts.every((count) => count <= 1),
		`two clicks at the same moment, calls of each: ${counts.join(', ')}`,
	);
}

/** @param {Surroundings} surroundings */
export async function callThisContact(surroundings) {
	const form = await publishForm(surroundings, example, withOptedOut);
	const run = await surroundings.api.runWorkflow(form.id, 'Set up once');
	await successOf(surroundings, run);
	await inEditor(surroundings, async (page) => {
		await showCanvas(page, surroundings);
		await openLink(page, surroundings, form);
		await click(page, surroundings);
	});
	await refusals(surroundings, form);
	await failures(surroundings, form);
	await twoClicksAtOnce(surroundings);
}
