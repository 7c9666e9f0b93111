// axe-core over the page with calls of every kind, in light and dark, wide and narrow.
import { createRequire } from 'node:module';
import { dial } from './dialling.mjs';
import { callsTo, onPage } from './openPage.mjs';

/**
 * @typedef {import('./openPage.mjs').Surroundings} Surroundings
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ id: string, nodes: Array<{ target: unknown[] }> }} Violation
 */

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const widths = [1000, 360];
const colorSchemes = /** @type {const} */ (['light', 'dark']);

/** @param {Surroundings} surroundings */
async function dialEveryKind({ sandbox }) {
	const long = `${sandbox.url}/webhook/${'long-'.repeat(20)}`;
	await dial(sandbox, '13125550135', { variables: { CODE: '7788' } });
	await dial(sandbox, '12155550135', { parameters: { MEMO: 'x'.repeat(200) } });
	await dial(sandbox, '12155550141', { parameters: { DELAY: '1440' } });
	await dial(sandbox, '12155550101');
	await dial(sandbox, '12155550105');
	await dial(sandbox, '12155550142', { parameters: { TEST: 'no' } });
	await dial(sandbox, '12155550143', { variables: { FIRSTNAME: 'Ann', ONENDURL: long } });
	await dial(sandbox, '12155550143', { variables: { FIRSTNAME: 'Ann' } });
}

/**
 * The violations in words; '' when there is none.
 * @param {Page} page
 * @param {string} part a selector
 */
async function violations(page, part) {
	/** @type {{ violations: Violation[] }} */
	const found = await page.evaluate(`axe.run('${part}', { resultTypes: ['violations'] })`);
	return found.violations
		.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
		.join('; ');
}

/** @param {Page} page @param {Surroundings} surroundings @param {string} look */
async function checkLook(page, { expect }, look) {
	const seen = await violations(page, 'html');
	expect(seen === '', `${look}, calls of every kind: ${seen || 'no violation'}`);
	const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
	expect(fits === true, `${look}: nothing sticks out at the side`);
	await page.getByRole('button', { name: 'Clear', exact: true }).click();
	const asked = await violations(page, '#clearing');
	expect(asked === '', `${look}, the question before clearing: ${asked || 'no violation'}`);
	await page.getByRole('button', { name: 'Keep them' }).click();
}

/** @param {Surroundings} surroundings */
export async function accessible(surroundings) {
	await dialEveryKind(surroundings);
	const prepare = async (/** @type {Page} */ page) => {
		await page.addInitScript({ path: axeFile });
		// A card that is still fading in has colours that nobody reads.
		await page.emulateMedia({ reducedMotion: 'reduce' });
	};
	await onPage(surroundings, { prepare }, async (page) => {
		await callsTo(page, '+1 312 555 0135').getByRole('button', { name: 'Answer' }).click();
		await callsTo(page, '+1 312 555 0135').getByLabel('Digits').waitFor();
		await callsTo(page, '+1 215 555 0143').getByText('→ 404').waitFor();
		// What is folded would not be looked at.
		await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
		for (const width of widths) {
			for (const colorScheme of colorSchemes) {
				await page.setViewportSize({ width, height: 800 });
				await page.emulateMedia({ colorScheme });
				await checkLook(page, surroundings, `${colorScheme}, ${width} px`);
			}
		}
	});
}
