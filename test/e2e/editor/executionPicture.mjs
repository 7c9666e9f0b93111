// A picture of an execution that has been, as n8n's list of executions shows it.
import { inEditor } from './browser.mjs';
import { takePicture } from './pictures.mjs';

/**
 * @param {import('../support.mjs').Surroundings} surroundings
 * @param {{ id: string, executionId: string }} execution of the workflow with that id
 * @param {import('./pictures.mjs').PictureName} name
 */
export async function executionPicture(surroundings, { id, executionId }, name) {
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize({ width: 1100, height: 680 });
		// Open, where another check has run a workflow, it takes half of the room.
		await page.addInitScript("localStorage.setItem('N8N_LOGS_PANEL_OPEN', 'false')");
		await page.goto(`${surroundings.n8nUrl}/workflow/${id}/executions/${executionId}`);
		await page.getByTestId('canvas-node').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
		// The time and the state of the execution would stand on the note.
		await page.getByTestId('zoom-out-button').click();
		await takePicture(page, name, page.getByTestId('canvas'));
	});
}
