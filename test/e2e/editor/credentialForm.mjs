// The credential's form: a wrong key, then the right one.
import { sandboxUserKey } from '../../../scripts/n8n/sandboxServer.mjs';
import { inEditor } from './browser.mjs';
import { takePicture } from './pictures.mjs';
import { openNewWorkflow, panelEntry, searchNodes } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const fields = ['userApiKey', 'email', 'securePassphrase', 'callbackToken', 'apiUrl'];

/** @param {Page} page */
const formOf = (page) => page.getByTestId('editCredential-modal');

/** @param {Page} page @param {string} name */
const fieldOf = (page, name) => formOf(page).locator(`[data-parameter-path="${name}"]`);

/** @param {Page} page @param {string} name @param {string} text */
async function fill(page, name, text) {
	await fieldOf(page, name).locator('input').fill(text);
}

/** @param {Page} page */
async function save(page) {
	await formOf(page).getByTestId('credential-save-button').click();
}

/** @param {Page} page @param {string} n8nUrl */
async function openForm(page, n8nUrl) {
	await openNewWorkflow(page, n8nUrl);
	await searchNodes(page, 'anveo');
	await panelEntry(page, 'Anveo Dial Call Flow').click();
	await panelEntry(page, 'Dial call flow').click();
	await page.getByTestId('node-credentials-select').click();
	await page.getByTestId('node-credentials-select-item-new').click();
	await fieldOf(page, 'userApiKey').waitFor();
	// The name that n8n gives it comes later than the fields, and without a name nothing can be saved.
	await formOf(page)
		.getByTestId('inline-edit-preview')
		.filter({ hasText: 'Anveo account' })
		.waitFor();
}

/** @param {Page} page @param {Surroundings} surroundings */
async function wrongKey(page, { sandbox, expect }) {
	await fill(page, 'userApiKey', 'not-the-key');
	await fill(page, 'apiUrl', sandbox.apiUrl);
	await save(page);
	await formOf(page).getByText('More details').click();
	const text = 'Anveo refused the user key: Sandbox: the user key is wrong';
	await formOf(page).getByText(text).waitFor();
	expect(true, `a wrong key: "${text}"`);
}

/** n8n closes the form after a good test, so a person sees the green line on opening it again. @param {Page} page @param {Surroundings} surroundings */
async function rightKey(page, { expect }) {
	await fill(page, 'userApiKey', sandboxUserKey);
	await save(page);
	await formOf(page).waitFor({ state: 'hidden' });
	await page.getByTestId('credential-edit-button').click();
	await formOf(page).getByText('Connection tested successfully').waitFor();
	expect(true, 'the right key: "Connection tested successfully"');
	const shown = await fieldOf(page, 'userApiKey').locator('input').inputValue();
	expect(!shown.includes(sandboxUserKey), 'the saved key does not come back into the form');
	await takePicture(page, 'credential', formOf(page));
}

/** @param {Surroundings} surroundings */
export async function credentialForm(surroundings) {
	const { n8nUrl, expect } = surroundings;
	await inEditor(surroundings, async (page) => {
		await openForm(page, n8nUrl);
		const shown = await formOf(page)
			.locator('[data-parameter-path]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-parameter-path')));
		expect(shown.join() === fields.join(), `fields of the form: ${shown.join(', ')}`);
		await wrongKey(page, surroundings);
		await rightKey(page, surroundings);
	});
}
