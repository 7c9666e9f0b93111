// What the page says to somebody who sees it for the first time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/system/folders.mjs';
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import { sandboxUserKey } from '../../scripts/n8n/sandboxServer.mjs';
import { dial } from './dialling.mjs';
import { callsTo, onPage } from './openPage.mjs';

/** @typedef {import('./openPage.mjs').Surroundings} Surroundings */

/** Counts how often the page asked the browser for sound. */
const countSound = `window.sounds = 0;
window.AudioContext = class extends AudioContext { constructor() { super(); window.sounds += 1; } };`;

/** As the sandbox's own README lists them. */
function specialNumbers() {
	const readme = readFileSync(join(projectFolder, 'sandbox/README.md'), 'utf8');
	return readme.match(/^\| 121555501\d\d /gm) ?? [];
}

/** @param {Surroundings} surroundings */
export async function welcome(surroundings) {
	const { sandbox, expect } = surroundings;
	await onPage(surroundings, {}, async (page) => {
		const panel = page.locator('#welcome');
		await panel.getByText('Try the trigger').click();
		for (const text of [sandboxUserKey, sandbox.apiUrl, 'any', sandboxCallbackToken]) {
			const button = panel.getByRole('button', { name: `${text} (click to copy)`, exact: true });
			await button.click();
			const copied = await page.evaluate('navigator.clipboard.readText()');
			expect(copied === text, `a click copies ${text}`);
		}
		await panel.getByRole('button', { name: '+1 215 555 0135' }).first().click();
		await page.getByText('Copied: +1 215 555 0135').waitFor();
		expect(true, 'a click on a special number copies it, and the page says so');
		await panel.getByText('All special numbers').click();
		const lines = panel.locator('#all-numbers').getByRole('listitem');
		await lines.last().waitFor();
		const numbers = specialNumbers();
		expect(
			(await lines.count()) === numbers.length,
			`all ${numbers.length} special numbers are there`,
		);
	});
	await onPage(surroundings, {}, async (page) => {
		await page.getByText('No call yet').waitFor();
		expect(await page.getByText('Connect n8n').isVisible(), 'without a call, the welcome is open');
		await dial(sandbox, '12155550140');
		await callsTo(page, '+1 215 555 0140').waitFor();
		expect(await page.getByText('Connect n8n').isHidden(), 'the first call folds the welcome');
	});
}

/** @param {Surroundings} surroundings */
export async function sound(surroundings) {
	const { sandbox, expect } = surroundings;
	const prepare = async (/** @type {import('playwright-core').Page} */ page) =>
		await page.addInitScript(countSound);
	await onPage(surroundings, { prepare }, async (page) => {
		await dial(sandbox, '12155550135');
		await page.getByText('1 call, 1 ringing').waitFor();
		expect((await page.evaluate('window.sounds')) === 0, 'sound is off at first');
		await page.getByRole('button', { name: 'Sound is off', pressed: false }).click();
		await page.getByRole('button', { name: 'Sound is on', pressed: true }).waitFor();
		expect((await page.evaluate('window.sounds')) === 1, 'a click turns it on');
	});
}
