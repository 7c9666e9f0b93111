// The canvas of n8n's editor.

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

/** @param {Page} page @param {string} n8nUrl */
export async function openNewWorkflow(page, n8nUrl) {
	await page.goto(`${n8nUrl}/workflow/new`);
	await page.getByTestId('canvas-add-button').waitFor();
}

/** @param {Page} page @param {string} n8nUrl @param {string} id */
export async function openWorkflow(page, n8nUrl, id) {
	await page.goto(`${n8nUrl}/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
}

/** @param {Page} page @param {string} name */
export const nodeOnCanvas = (page, name) =>
	page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);

/** @param {Page} page @param {string} name */
export async function openNode(page, name) {
	await nodeOnCanvas(page, name).dblclick();
	await page.getByTestId('ndv').waitFor();
}

/** Opens the nodes panel and searches in it. @param {Page} page @param {string} words */
export async function searchNodes(page, words) {
	const first = page.getByTestId('canvas-add-button');
	await ((await first.isVisible())
		? first.getByTestId('canvas-plus-button').click()
		: page.getByTestId('node-creator-plus-button').click());
	await page.getByTestId('node-creator-search-bar').fill(words);
}

/** An entry of the nodes panel: a node, or an action of it. @param {Page} page @param {string} name */
export const panelEntry = (page, name) =>
	page.getByTestId('node-creator-item-name').filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });

/** The Anveo Call Flow Trigger in the nodes panel: n8n leaves "Trigger" out where it shows a trigger with its events. */
export const triggerEntry = 'Anveo Call Flow';

/** Executes the workflow and waits for n8n's word that it went well. @param {Page} page */
export async function executeWorkflow(page) {
	await page.getByTestId('execute-workflow-button').click();
	await page.getByText('Workflow executed successfully').waitFor();
}

/** Executes the workflow from one of its triggers, as the button beside that trigger does. @param {Page} page @param {string} trigger */
export async function executeFrom(page, trigger) {
	// That of an execution before.
	await page.getByText('Workflow executed successfully').waitFor({ state: 'hidden' });
	await nodeOnCanvas(page, trigger).hover();
	await page.getByTestId(`execute-workflow-button-${trigger}`).click();
	await page.getByText('Workflow executed successfully').waitFor();
}
