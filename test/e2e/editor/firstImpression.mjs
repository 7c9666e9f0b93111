// What `npm start` prints as the first workflow, executed by its button, in the light and in the dark.
import { preparedExample } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { closeNode, output } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { executeWorkflow, nodeOnCanvas, openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 * @typedef {import('./pictures.mjs').PictureName} PictureName
 */

const nodeName = 'Anveo Dial Call Flow';

/** @param {Page} page @param {string} icon the end of its address @param {Surroundings} surroundings */
async function checkIcon(page, icon, { expect }) {
	const image = nodeOnCanvas(page, nodeName).locator(`img[src$="${icon}"]`);
	await image.waitFor();
	// It has its place before it has arrived; the decoding of a broken one fails.
	await image.evaluate(async (element) => await Reflect.get(element, 'decode').call(element));
	expect(true, `the icon on the canvas is ${icon}`);
}

/** @param {Page} page @param {PictureName} name */
async function canvasPicture(page, name) {
	await page.getByTestId('zoom-to-fit').click();
	await takePicture(page, name);
}

/** Three contacts are in: the panel says what its button does. @param {Page} page @param {Surroundings} surroundings */
async function readHint(page, { expect }) {
	await openNode(page, nodeName);
	const hint = output(page)
		.getByTestId('node-hint')
		.filter({ hasText: 'Each input item is one call' });
	await hint.waitFor();
	expect(true, `before the button is pressed: ${await hint.innerText()}`);
	await closeNode(page);
}

/** @param {Surroundings} surroundings */
export async function firstImpression(surroundings) {
	const { n8nUrl, sandbox, expect } = surroundings;
	await inEditor(surroundings, async (page) => {
		const before = (await sandbox.calls()).length;
		await openWorkflow(page, n8nUrl, preparedExample(surroundings, 'first-call.json'));
		await executeWorkflow(page);
		const calls = (await sandbox.calls()).length - before;
		expect(calls === 3, `"Execute workflow" of the first example places ${calls} calls`);
		await checkIcon(page, '/anveo.svg', surroundings);
		await nodeOnCanvas(page, nodeName).getByText('Dial call flow', { exact: true }).waitFor();
		expect(true, 'the canvas says in words what the node does: Dial call flow');
		await canvasPicture(page, 'first-call');
		await readHint(page, surroundings);
		await page.emulateMedia({ colorScheme: 'dark' });
		await checkIcon(page, '/anveo.dark.svg', surroundings);
		await canvasPicture(page, 'first-call-dark');
	});
}
