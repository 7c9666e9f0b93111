// Forms of n8n in a browser.

/** @typedef {import('playwright-core').Page} Page */

/** No larger than what a form shows, for pictures. */
export const formSize = { width: 640, height: 400 };

/**
 * Fills in what is shown, and submits it.
 * @param {Page} page
 * @param {Record<string, string>} values by label
 * @param {string} button
 */
export async function submit(page, values, button) {
	for (const [label, value] of Object.entries(values)) {
		await page.getByLabel(label, { exact: true }).fill(value);
	}
	await page.getByRole('button', { name: button, exact: true }).click();
}

/** Waits for a text of the next page. @param {Page} page @param {string} text */
export async function untilShown(page, text) {
	await page.getByText(text).first().waitFor();
}
