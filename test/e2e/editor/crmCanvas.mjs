// A workflow with nodes of a CRM on n8n's canvas: what n8n marks red in it, and a run with pinned data.
import { schedule } from '../reminders.mjs';
import { inEditor } from './browser.mjs';
import { takePicture } from './pictures.mjs';
import { executeFrom, openWorkflow } from './workflow.mjs';

/** @typedef {import('../support.mjs').Surroundings} Surroundings */

const canvasWindow = { width: 1040, height: 780 };

/**
 * The nodes with a red mark, and what n8n says of each when the pointer is on it.
 * @param {Surroundings} surroundings
 * @param {string} id
 * @param {import('./pictures.mjs').PictureName} [picture]
 */
export async function redMarks(surroundings, id, picture) {
	/** @type {Array<{ node: string, text: string }>} */
	const marks = [];
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize(canvasWindow);
		await openWorkflow(page, surroundings.n8nUrl, id);
		await page.getByTestId('zoom-to-fit').click();
		await page.getByTestId('node-issues').first().waitFor();
		if (picture !== undefined) await takePicture(page, picture, page.getByTestId('canvas'));
		for (const node of await page.getByTestId('canvas-node').all()) {
			const mark = node.getByTestId('node-issues');
			if ((await mark.count()) === 0) continue;
			await mark.hover();
			const bubble = page.locator('[data-reka-popper-content-wrapper]:visible');
			await bubble.first().waitFor();
			marks.push({
				node: (await node.getAttribute('data-node-name')) ?? '',
				text: (await bubble.first().innerText()).replaceAll(/\s+/g, ' ').trim(),
			});
			await page.mouse.move(0, 0);
			await bubble.waitFor({ state: 'hidden' });
		}
	});
	return marks;
}

/** @param {Surroundings} surroundings @param {string} id @param {import('./pictures.mjs').PictureName} picture */
export async function runPinned(surroundings, id, picture) {
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize(canvasWindow);
		await page.addInitScript("localStorage.setItem('N8N_LOGS_PANEL_OPEN', 'false')");
		await openWorkflow(page, surroundings.n8nUrl, id);
		await executeFrom(page, schedule);
		await page.getByTestId('zoom-to-fit').click();
		await takePicture(page, picture, page.getByTestId('canvas'));
	});
}
