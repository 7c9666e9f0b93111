// examples/verification-form.json: a person registers a phone number in a browser, and reads the code on the sandbox's page.
import { publishForm } from '../form.mjs';
import { callsTo, callTo, preparedExample, until } from '../support.mjs';
import { calling, example, offer, rowsFor, setUp, wrongCode } from '../verifiedNumbers.mjs';
import { inEditor } from './browser.mjs';
import { formSize, submit, untilShown } from './form.mjs';
import { takePicture } from './pictures.mjs';
import { openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 * @typedef {import('../form.mjs').Form} Form
 */

const onceRight = '12135550140';
const secondTime = '12135550141';

/** @param {Page} page @param {Form} form @param {string} phone */
async function register(page, { url }, phone) {
	await page.goto(url);
	await submit(page, { 'Phone number, with + and the country code': `+${phone}` }, 'Call me');
	await untilShown(page, calling(phone));
}

/** @param {Page} page @param {string} code @param {string} answer */
async function typeCode(page, code, answer) {
	await submit(page, { Code: code }, 'Check the code');
	await untilShown(page, answer);
}

/** What the person hears, read on the sandbox's page. @param {Page} page @param {Surroundings} surroundings @param {string} phone */
async function heardCode(page, surroundings, phone) {
	const { requestId } = await callTo(surroundings, phone);
	const phonePage = await page.context().newPage();
	try {
		await phonePage.goto(surroundings.sandbox.url);
		const call = phonePage.locator('article').filter({ hasText: requestId });
		const [, code] = /\bCODE\s+(\d{6})\b/.exec(await call.innerText()) ?? [];
		if (code === undefined) throw new Error(`No code on the page: ${await call.innerText()}`);
		return code;
	} finally {
		await phonePage.close();
	}
}

/** @param {Page} page @param {Surroundings} surroundings @param {Form} form */
async function prepare(page, surroundings, form) {
	await setUp(surroundings, form);
	await setUp(surroundings, form);
	surroundings.expect(true, 'the table is made, and a second time it stays as it is');
	await page.setViewportSize({ width: 880, height: 680 });
	await openWorkflow(page, surroundings.n8nUrl, preparedExample(surroundings, example));
	await page.getByTestId('zoom-to-fit').click();
	await takePicture(page, 'verification-form');
	await page.setViewportSize(formSize);
}

/** While the person is at the form. @param {Surroundings} surroundings @param {Form} form @param {string} code */
async function checkWait(surroundings, { id }, code) {
	const { api, expect } = surroundings;
	const executions = await api.listExecutions(id);
	const [executionId] = executions
		.filter(({ status }) => status === 'waiting')
		.map((run) => run.id);
	const stored = await api.readStoredExecution(String(executionId));
	expect(stored.includes(code), 'while the person is at the form, the execution has the code');
	const [row] = await rowsFor(surroundings, onceRight);
	const { requestId } = await callTo(surroundings, onceRight);
	expect(
		row?.state === 'called' && row.requestId === requestId,
		`the REQUESTID is in the table: ${JSON.stringify(row)}`,
	);
	return String(executionId);
}

/** After that. @param {Surroundings} surroundings @param {Form} form @param {string} executionId @param {string} code */
async function checkEnd(surroundings, { id }, executionId, code) {
	const { api, expect } = surroundings;
	await until('the execution is deleted', async () => {
		const left = await api.listExecutions(id);
		return left.every((execution) => execution.id !== executionId);
	});
	expect(true, 'then n8n has deleted the execution, and the code with it');
	const [row] = await rowsFor(surroundings, onceRight);
	expect(
		row?.state === 'verified' && !JSON.stringify(row).includes(code),
		`the table has the state, and not the code: ${JSON.stringify(row)}`,
	);
}

/** @param {Page} page @param {Surroundings} surroundings @param {Form} form */
async function rightCode(page, surroundings, form) {
	await register(page, form, onceRight);
	const code = await heardCode(page, surroundings, onceRight);
	const executionId = await checkWait(surroundings, form, code);
	await typeCode(page, wrongCode, 'Tries left: 2');
	await page.getByLabel('Code', { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
	await takePicture(page, 'verification-form-code');
	await page.getByRole('button', { name: 'Check the code' }).click();
	await untilShown(page, 'Your phone number is verified');
	await checkEnd(surroundings, form, executionId, code);
}

/** @param {Page} page @param {Surroundings} surroundings @param {Form} form */
async function secondCall(page, surroundings, form) {
	await register(page, form, secondTime);
	await typeCode(page, wrongCode, 'Tries left: 2');
	await typeCode(page, wrongCode, 'Tries left: 1');
	await typeCode(page, wrongCode, offer);
	const { length } = await callsTo(surroundings, secondTime);
	surroundings.expect(length === 1, 'after three wrong codes, nobody is called unasked');
	await submit(page, {}, 'Call me again');
	await untilShown(page, calling(secondTime));
	const code = await heardCode(page, surroundings, secondTime);
	await typeCode(page, code, 'Your phone number is verified');
	const [row] = await rowsFor(surroundings, secondTime);
	surroundings.expect(
		row?.state === 'verified' && row.calls === 2 && row.wrongCodes === 3,
		`the code of the second call is right: ${JSON.stringify(row)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function verificationForm(surroundings) {
	await inEditor(surroundings, async (page) => {
		const form = await publishForm(surroundings, example);
		await prepare(page, surroundings, form);
		await rightCode(page, surroundings, form);
		await secondCall(page, surroundings, form);
	});
}
