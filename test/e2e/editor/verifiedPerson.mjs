// The verification example, run by its button: what a person sees of it.
import { preparedExample } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { output, readOutput } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { executeWorkflow, openNode, openWorkflow } from './workflow.mjs';

/** @typedef {import('../support.mjs').Surroundings} Surroundings */

/** All fields of the node at once. */
const tallWindow = { width: 1280, height: 1030 };

/** @param {Surroundings} surroundings */
export async function verifiedPerson(surroundings) {
	const { n8nUrl, expect } = surroundings;
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize(tallWindow);
		await openWorkflow(page, n8nUrl, preparedExample(surroundings, 'verification-call.json'));
		await executeWorkflow(page);
		await openNode(page, 'Verify Phone Number');
		await output(page).getByText('verified').first().waitFor();
		const item = await readOutput(page);
		expect(item.verified === true, `the panel shows: ${JSON.stringify(item)}`);
		await takePicture(page, 'verified', page.getByTestId('ndv'));
	});
}
