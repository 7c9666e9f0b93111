// A person looks for the node, and for what it can do.
import { inEditor, windowSize } from './browser.mjs';
import { optionsOf } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { openNewWorkflow, panelEntry, searchNodes, triggerEntry } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const actions = [
	'Dial call flow',
	'Dial and wait for reply',
	'Verify phone number',
	'Connect two numbers',
	'Check phone number',
	'Get call status',
	'Get call flow result',
	'Send custom API action',
];

/** @param {Page} page @param {Surroundings} surroundings */
async function search(page, { n8nUrl, expect }) {
	await openNewWorkflow(page, n8nUrl);
	await searchNodes(page, 'anveo');
	const panel = page.getByTestId('node-creator');
	await panelEntry(page, 'Anveo Dial Call Flow').waitFor();
	await panelEntry(page, triggerEntry).waitFor();
	for (const name of ['Anveo Dial Call Flow', triggerEntry]) {
		const entry = page.getByTestId('item-iterator-item').filter({ has: panelEntry(page, name) });
		const icon = await entry.locator('img').first().getAttribute('src');
		expect(icon?.endsWith('/anveo.svg') === true, `the search for "anveo" finds ${name}: ${icon}`);
	}
	// No taller than the entries of this package.
	await page.setViewportSize({ width: windowSize.width, height: 395 });
	await takePicture(page, 'nodes-panel', panel);
	await page.setViewportSize(windowSize);
}

/** How people call what they look for. @param {Page} page @param {Surroundings} surroundings */
async function searchOtherWords(page, { expect }) {
	for (const words of [
		'phone call',
		'voice call',
		'telephone',
		'verification',
		'reminder',
		'IVR',
	]) {
		// So that what is found is found by these words.
		await page.getByTestId('node-creator-search-bar').fill('no such node at all');
		await panelEntry(page, 'Anveo Dial Call Flow').waitFor({ state: 'hidden' });
		await page.getByTestId('node-creator-search-bar').fill(words);
		await panelEntry(page, 'Anveo Dial Call Flow').waitFor();
		expect(true, `the search for "${words}" finds the node`);
	}
	await page.getByTestId('node-creator-search-bar').fill('anveo');
	await panelEntry(page, triggerEntry).waitFor();
}

/** @param {Page} page @param {Surroundings} surroundings */
async function readActions(page, { expect }) {
	await panelEntry(page, 'Anveo Dial Call Flow').click();
	await panelEntry(page, actions[0] ?? '').waitFor();
	// The list of the search slides out of sight.
	await panelEntry(page, triggerEntry).waitFor({ state: 'hidden' });
	const names = await page.getByTestId('node-creator-item-name').allInnerTexts();
	// Triggers of n8n come before them.
	const shown = names.map((name) => name.trim()).slice(-actions.length);
	expect(shown.join() === actions.join(), `the node offers its actions: ${shown.join(', ')}`);
	const panel = await page.getByTestId('node-creator').innerText();
	const headings = panel.split('\n').filter((line) => / actions$/i.test(line));
	expect(
		headings.join().toLowerCase() === 'call actions,custom api actions',
		`the headings of the actions: ${headings.join(', ')}`,
	);
}

/** n8n adds "Custom API Call" to many nodes; it would lead to a node that cannot speak Anveo's language. @param {Page} page @param {Surroundings} surroundings */
async function readLists(page, { expect }) {
	await panelEntry(page, actions[0] ?? '').click();
	await page.getByTestId('ndv').waitFor();
	const resources = await optionsOf(page, 'resource');
	expect(resources.join() === 'Call,Custom API', `resources: ${resources.join(', ')}`);
	const operations = await optionsOf(page, 'operation');
	expect(
		operations.length === actions.length - 1 && !operations.includes('Custom API Call'),
		`operations of a call: ${operations.join(', ')}`,
	);
}

/** @param {Surroundings} surroundings */
export async function findNode(surroundings) {
	await inEditor(surroundings, async (page) => {
		await search(page, surroundings);
		await searchOtherWords(page, surroundings);
		await readActions(page, surroundings);
		await readLists(page, surroundings);
	});
}
