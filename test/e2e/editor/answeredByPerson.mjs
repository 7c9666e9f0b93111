// Dial and wait, with a person at the phone: the sandbox's page, in a tab beside the editor.
import { callTo, until, variableOf } from '../support.mjs';
import { waitingCall, waitingNode } from '../waitingCall.mjs';
import { inEditor } from './browser.mjs';
import { output, readOutput } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 * @typedef {import('../support.mjs').PlacedCall} PlacedCall
 */

/** Rings until it is answered on the page. */
const phoneNumber = '+1 215 555 0135';

/** @param {Page} page @param {Surroundings} surroundings @returns {Promise<PlacedCall>} */
async function startWaiting(page, surroundings) {
	const id = await waitingCall(surroundings, phoneNumber);
	await openWorkflow(page, surroundings.n8nUrl, id);
	await page.getByTestId('execute-workflow-button').click();
	await until('the execution waits', async () => {
		const [execution] = await surroundings.api.listExecutions(id);
		return execution?.status === 'waiting' ? execution : undefined;
	});
	await openNode(page, waitingNode);
	await output(page).getByText('Waiting for input').waitFor();
	const hint = 'Waiting until the call flow requests the address';
	await output(page).getByText(hint).waitFor();
	surroundings.expect(true, `the editor shows that it waits: "${hint} …"`);
	await takePicture(page, 'waiting', page.getByTestId('ndv'));
	return await callTo(surroundings, '12155550135');
}

/** @param {Page} editor @param {PlacedCall} call @param {Surroundings} surroundings */
async function answerAndPress(editor, call, { sandbox, expect }) {
	const page = await editor.context().newPage();
	try {
		await page.setViewportSize({ width: 880, height: 900 });
		await page.goto(sandbox.url);
		const shown = page.locator('article').filter({ hasText: call.requestId });
		await shown.getByRole('button', { name: 'Answer' }).click();
		await shown.getByLabel('Digits').fill(variableOf(call, 'CODE'));
		await takePicture(page, 'sandbox');
		await shown.getByRole('button', { name: 'Press' }).click();
		await shown.getByText('→ 200').waitFor();
		expect(true, 'answered on the page of the sandbox, and the code was pressed there');
	} finally {
		await page.close();
	}
}

/** @param {Page} page @param {PlacedCall} call @param {Surroundings} surroundings */
async function checkReply(page, call, { expect }) {
	await page.bringToFront();
	const item = await readOutput(page);
	expect(
		item.requestId === call.requestId &&
			item.replied === true &&
			item.reply.DIGITS === variableOf(call, 'CODE'),
		`the output holds the reply: ${JSON.stringify(item)}`,
	);
	await takePicture(page, 'replied', page.getByTestId('ndv'));
}

/** @param {Surroundings} surroundings */
export async function answeredByPerson(surroundings) {
	await inEditor(surroundings, async (page) => {
		const call = await startWaiting(page, surroundings);
		await answerAndPress(page, call, surroundings);
		await checkReply(page, call, surroundings);
	});
}
