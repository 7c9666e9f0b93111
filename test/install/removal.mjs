// The package is removed while workflows use it, and comes back.
import { inEditor } from '../e2e/editor/browser.mjs';
import { nodeOnCanvas, openWorkflow } from '../e2e/editor/workflow.mjs';
import { manualTrigger, outputOf, preparedExample, request, successOf } from '../e2e/support.mjs';
import {
	installPackage,
	openCommunityPage,
	packageCard,
	packageName,
	uninstallPackage,
} from './communityPage.mjs';
import { callback, publishTrigger } from './publishedTrigger.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./main.mjs').Surroundings} Surroundings
 */

const example = 'first-call.json';
const nodeName = 'Anveo Dial Call Flow';
const nodeType = 'n8n-nodes-anveo.anveoDialCallFlow';

/** @param {Page} page @param {Surroundings} surroundings */
async function uninstall(page, { n8nUrl, expect }) {
	await openCommunityPage(page, n8nUrl);
	await uninstallPackage(page);
	await packageCard(page).waitFor({ state: 'hidden' });
	expect(true, 'uninstalled on the page');
}

/** @param {Page} page @param {Surroundings} surroundings @param {string} id */
async function missingInEditor(page, { n8nUrl, expect }, id) {
	await openWorkflow(page, n8nUrl, id);
	await nodeOnCanvas(page, nodeName).dblclick();
	const text = page.getByText('This node is not currently installed').filter({ visible: true });
	const said = await text.first().innerText();
	expect(said.includes(packageName), `the editor says what the workflow misses: "${said}"`);
}

/** @param {Surroundings} surroundings @param {string} id */
async function missingInRun({ api, sandbox, expect }, id) {
	const before = (await sandbox.requests()).length;
	const refusal = await api.runWorkflow(id, manualTrigger).catch(String);
	const said = /"message":"([^"]*)"/.exec(refusal)?.[1] ?? refusal;
	expect(said.includes(nodeType), `so does its run: "${said}"`);
	expect((await sandbox.requests()).length === before, 'nobody was called');
}

/** @param {Surroundings} surroundings @param {string} id */
async function healed(surroundings, id) {
	const executionId = await surroundings.api.runWorkflow(id, manualTrigger);
	const items = outputOf(await successOf(surroundings, executionId), nodeName);
	surroundings.expect(
		items.length === 3 && items.every(({ requestId }) => requestId !== undefined),
		`installed again, the same workflow places its calls: ${items.length}`,
	);
}

/** @param {Surroundings} surroundings */
export async function removal(surroundings) {
	const { n8nUrl, expect } = surroundings;
	const id = preparedExample(surroundings, example);
	const trigger = await publishTrigger(surroundings, 'over-a-removal');
	await callback(surroundings, trigger, 'before');
	await inEditor(surroundings, async (page) => {
		await uninstall(page, surroundings);
		await missingInEditor(page, surroundings, id);
		await missingInRun(surroundings, id);
		const { status, text } = await request(trigger.url);
		expect(status !== 200, `the published trigger takes no callback: ${status} ${text}`);
		await openCommunityPage(page, n8nUrl);
		await installPackage(page);
		await packageCard(page).waitFor();
	});
	await healed(surroundings, id);
	expect(
		(await callback(surroundings, trigger, 'again')) === 'again',
		'and the trigger listens again',
	);
}
