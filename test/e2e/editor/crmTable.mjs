// The reminders as a person sees them: the canvas with a run, a node that is only looked at, and the table in n8n.
import { readExample } from '../../../scripts/n8n/prepareEditor.mjs';
import { example, exampleTable, schedule } from '../reminders.mjs';
import { nodeNamed, preparedExample, runSeconds } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { closeNode } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { executeFrom, openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const canvasWindow = { width: 1100, height: 750 };
const tableWindow = { width: 1900, height: 420 };
const writing = 'Write: called';

/** Runs the example and gives the execution. @param {Surroundings} surroundings @returns {Promise<string>} */
export async function runInEditor(surroundings) {
	const { api, n8nUrl, expect } = surroundings;
	const id = preparedExample(surroundings, example);
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize(canvasWindow);
		// n8n shows its checklist over the canvas when a published workflow is opened for the first time.
		const checklist = page.getByTestId('suggested-actions-close');
		await page.addLocatorHandler(checklist, async () => await checklist.click());
		await openWorkflow(page, n8nUrl, id);
		const marks = await page.getByTestId('node-issues').count();
		expect(marks === 0, `nodes with a red mark: ${marks}`);
		await executeFrom(page, schedule);
		await page.getByTestId('zoom-to-fit').click();
		await takePicture(page, 'crm-reminders', page.getByTestId('canvas'));
		await lookAtNode(page, surroundings);
	});
	// Anveo's notifications start executions of this workflow as well.
	for (const run of await api.listExecutions(id)) {
		const { resultData } = await api.waitForExecution(run.id, runSeconds);
		if (resultData.runData[schedule] !== undefined) return run.id;
	}
	throw new Error('The editor has started nothing.');
}

/** A node that writes two columns must not begin to write the others when somebody looks at it. @param {Page} page @param {Surroundings} surroundings */
async function lookAtNode(page, surroundings) {
	const { api, expect } = surroundings;
	await openNode(page, writing);
	await page.getByTestId('ndv').getByText('requestId', { exact: true }).first().waitFor();
	await closeNode(page);
	await page.keyboard.press('ControlOrMeta+s');
	const stored = await api.readWorkflow(preparedExample(surroundings, example));
	const { value } = nodeNamed(stored, writing).parameters.columns;
	const wanted = nodeNamed(await readExample(example), writing).parameters.columns.value;
	expect(
		JSON.stringify(value) === JSON.stringify(wanted),
		`opened and closed, "${writing}" still writes: ${Object.keys(value).join(', ')}`,
	);
}

/** @param {Surroundings} surroundings */
export async function showTable(surroundings) {
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize(tableWindow);
		await page.goto(`${surroundings.n8nUrl}/home/datatables`);
		await page.getByText(exampleTable, { exact: true }).first().click();
		await page.getByText('C-2003').first().waitFor();
		await takePicture(page, 'crm-reminders-table');
	});
}
