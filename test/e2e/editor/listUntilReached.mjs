// docs/examples/call-until-reached.md, step by step in the editor.
import { rowsOf } from '../dataTables.mjs';
import { manualTrigger, preparedExample, runSeconds, until } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executionPicture } from './executionPicture.mjs';
import { takePicture } from './pictures.mjs';
import { executeFrom, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const table = 'Calls to make';

/** Wide enough for the tasks, with little below the rows. */
const tableWindow = { width: 1500, height: 380 };

/** Set up, run, and look at the table. @param {Surroundings} surroundings @param {string} id */
async function stepByStep(surroundings, id) {
	const { n8nUrl, expect } = surroundings;
	await inEditor(surroundings, async (page) => {
		await openWorkflow(page, n8nUrl, id);
		await executeFrom(page, 'Set up once');
		await executeFrom(page, manualTrigger);
		const rows = await until('three of four are done', async () => {
			const found = await rowsOf(surroundings, table);
			return found.filter(({ reply, task }) => reply || task).length === 3 ? found : undefined;
		});
		expect(
			rows.map(({ state }) => state).join() === 'reached,calling,for a person,for a person',
			`set up and run in the editor: ${rows.map(({ name, state }) => `${name} ${state}`).join(', ')}`,
		);
		await page.goto(`${n8nUrl}/home/datatables`);
		await page.getByText(table, { exact: true }).click();
		await page.getByText('for a person', { exact: true }).first().waitFor();
		await page.setViewportSize(tableWindow);
		await takePicture(page, 'calls-to-make');
	});
}

/** The run of the person who was reached. @param {Surroundings} surroundings @param {string} id */
async function runOfReached({ api }, id) {
	for (const { id: executionId } of await api.listExecutions(id, ['success'])) {
		const { resultData } = await api.waitForExecution(executionId, runSeconds);
		if (resultData.runData['Reached: note it'] !== undefined) return executionId;
	}
	throw new Error('Nobody was reached.');
}

/** @param {Surroundings} surroundings */
export async function listUntilReached(surroundings) {
	const id = preparedExample(surroundings, 'call-until-reached.json');
	await stepByStep(surroundings, id);
	const executionId = await runOfReached(surroundings, id);
	await executionPicture(surroundings, { id, executionId }, 'call-until-reached');
}
