// n8n's page Settings > Community nodes, as the owner uses it.

/** @typedef {import('playwright-core').Page} Page */

export const packageName = 'n8n-nodes-anveo';

/** npm works in the background, and the machine may be busy. */
const timeout = 180_000;

/** It has another text as long as no package is installed. @param {Page} page */
const installButton = (page) => page.getByRole('button', { name: /^Install( a community node)?$/ });

/** @param {Page} page @param {string} n8nUrl */
export async function openCommunityPage(page, n8nUrl) {
	await page.goto(`${n8nUrl}/settings/community-nodes`);
	await installButton(page).waitFor();
}

/** The line of this package. @param {Page} page */
export const packageCard = (page) =>
	page.getByTestId('community-package-card').filter({ hasText: packageName });

/** @param {Page} page @param {string} version */
export async function waitForVersion(page, version) {
	await packageCard(page).getByText(`v${version}`, { exact: false }).waitFor({ timeout });
}

/** What n8n says when something is done. @param {Page} page @param {string} title */
const notice = async (page, title) =>
	await page.locator('.el-notification').filter({ hasText: title }).waitFor({ timeout });

/** @param {Page} page @param {string} [wanted] with a version after `@`, that one */
export async function installPackage(page, wanted = packageName) {
	await installButton(page).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByTestId('package-name-input').fill(wanted);
	await dialog.getByTestId('user-agreement-checkbox').click();
	await dialog.getByTestId('install-community-package-button').click();
	await notice(page, 'Package installed');
}

/** @param {Page} page */
export async function updatePackage(page) {
	await packageCard(page).getByRole('button', { name: 'Update' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Confirm update' }).click();
	await notice(page, 'Package updated');
}

/** @param {Page} page */
export async function uninstallPackage(page) {
	await packageCard(page).getByTestId('action-toggle').click();
	await page.getByText('Uninstall package').filter({ visible: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Confirm uninstall' }).click();
	await notice(page, 'Package uninstalled');
}
