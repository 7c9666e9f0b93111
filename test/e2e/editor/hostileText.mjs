// Texts of Anveo that look like markup: shown as text, never run.
import { changedExample, manualTrigger, nodeNamed } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executeStep, output, shownError } from './nodePanel.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const nodeName = 'Anveo Dial Call Flow';
const mark = 'anveoMarkupRan';
const markup = `<b>BOLD</b><img src="x" onerror="window.${mark} = true"><script>window.${mark} = true</script>`;

/** @param {Page} page @param {Surroundings} surroundings @param {string} where */
async function checkNothingRan(page, { expect }, where) {
	const ran = await page.evaluate(`window.${mark} === true`);
	const images = await page.locator('img[src="x"]').count();
	expect(ran === false && images === 0, `markup in ${where} is neither run nor loaded`);
}

/** The sandbox's ERROR repeats the name of the action. @param {Page} page @param {Surroundings} surroundings */
async function refusal(page, surroundings) {
	const id = await changedExample(surroundings, 'first-call.json', (workflow) => {
		const node = nodeNamed(workflow, nodeName);
		node.parameters = { resource: 'customAction', operation: 'send', actionName: markup };
		workflow.connections = {
			[manualTrigger]: { main: [[{ node: nodeName, type: 'main', index: 0 }]] },
		};
	});
	await openWorkflow(page, surroundings.n8nUrl, id);
	await openNode(page, nodeName);
	await executeStep(page);
	const { message } = await shownError(page);
	surroundings.expect(
		message.includes('unknown action') && message.includes(markup),
		`an ERROR text with markup is shown letter for letter: ${message}`,
	);
	await checkNothingRan(page, surroundings, "Anveo's ERROR text");
}

/** A web page in place of an answer: its beginning is shown, because there may be a REQUESTID in it. @param {Page} page @param {Surroundings} surroundings */
async function webPage(page, surroundings) {
	const id = await changedExample(surroundings, 'first-call.json', (workflow) => {
		nodeNamed(workflow, nodeName).parameters.phoneNumber = '+1 215 555 0107';
		workflow.connections = {
			[manualTrigger]: { main: [[{ node: nodeName, type: 'main', index: 0 }]] },
		};
	});
	await openWorkflow(page, surroundings.n8nUrl, id);
	await openNode(page, nodeName);
	await executeStep(page);
	const { description } = await shownError(page);
	const markupShown = await output(page)
		.getByTestId('node-error-description')
		.locator('h1, title, b, p, a')
		.count();
	surroundings.expect(
		description.includes('<') && markupShown === 0,
		`the beginning of a web page is shown letter for letter: ${description}`,
	);
}

/** @param {Surroundings} surroundings */
export async function hostileText(surroundings) {
	await inEditor(surroundings, async (page) => {
		await refusal(page, surroundings);
		await webPage(page, surroundings);
	});
}
