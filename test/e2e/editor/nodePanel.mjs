// The panel of an opened node: its fields in the middle, its output on the right.

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} path such as `variables.variable[0].name` */
export const field = (page, path) => page.locator(`[data-parameter-path="parameters.${path}"]`);

/** @param {Page} page @param {string} path @param {string} text */
export async function fillField(page, path, text) {
	await field(page, path).locator('input').fill(text);
}

/**
 * Turns an empty field into an expression.
 * @param {Page} page
 * @param {string} path
 * @param {string} expression
 * @param {RegExp} preview what the editor shows as its value
 */
export async function fillExpression(page, path, expression, preview) {
	await field(page, path).locator('input').press('=');
	const editor = field(page, path).locator('.cm-content');
	await editor.click();
	await editor.press('ControlOrMeta+a');
	// At once: the editor would complete what is typed key by key.
	await page.keyboard.insertText(expression);
	// Away from it, so that its helper closes.
	await page.getByTestId('tab-params').click();
	// Only then has the node got it.
	const item = page.getByTestId('parameter-item').filter({ has: field(page, path) });
	const shown = item.last().locator('[data-test-id^="parameter-expression-preview"]');
	await shown.filter({ hasText: preview }).first().waitFor();
}

/** The entries of a list field. @param {Page} page @param {string} name @returns {Promise<string[]>} */
export async function optionsOf(page, name) {
	await page.getByTestId(`parameter-input-${name}`).click();
	const options = page.locator('.el-select-dropdown__item:visible');
	await options.first().waitFor();
	const texts = await options.allInnerTexts();
	await page.keyboard.press('Escape');
	// It fades out; the next list must not be mixed up with it.
	await options.first().waitFor({ state: 'hidden' });
	// Below the name is a description.
	return texts.map((text) => text.trim().split('\n', 1).join());
}

/** Adds an entry of "Options". @param {Page} page @param {string} name */
export async function addOption(page, name) {
	await page.getByPlaceholder('Add Option').filter({ visible: true }).click();
	await chooseEntry(page, name);
}

/** Searches in an opened list and takes what it finds. @param {Page} page @param {string} name */
export async function chooseEntry(page, name) {
	const entry = page.locator('.el-select-dropdown__item:visible');
	await entry.filter({ hasText: name }).first().click();
}

/** @param {Page} page */
export const output = (page) => page.getByTestId('output-panel');

/** Shows the output as JSON and reads the first item. @param {Page} page @returns {Promise<Record<string, any>>} */
export async function readOutput(page) {
	await output(page).getByTestId('radio-button-json').click();
	const json = output(page).locator('.json-data');
	await json.waitFor();
	// The lines are indented by hard spaces.
	return JSON.parse((await json.innerText()).replaceAll('\u00a0', ' '))[0];
}

/** @param {Page} page */
export async function executeStep(page) {
	await page.getByTestId('node-execute-button').click();
}

/** Executes the step, and waits for n8n's word that it went well: not for that of an earlier run. @param {Page} page */
export async function executeStepWell(page) {
	const word = page.getByText('Node executed successfully');
	await word.waitFor({ state: 'hidden' });
	await executeStep(page);
	await word.waitFor();
}

/** The error that the output shows. @param {Page} page */
export async function shownError(page) {
	const message = output(page).getByTestId('node-error-message');
	await message.waitFor();
	await page.locator('[data-test-id=node-execute-button][aria-busy]').waitFor({ state: 'hidden' });
	const description = output(page).getByTestId('node-error-description');
	return { message: await message.innerText(), description: await description.innerText() };
}

/** @param {Page} page */
export async function closeNode(page) {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}
