// The Retry button in the editor's Executions tab, and what a person sees before and after it.
import { failedRun, firstRequestId, listNode, numberOf, timesDialled } from '../publishedList.mjs';
import { outputOf, successOf, until } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { closeNode, shownError } from './nodePanel.mjs';
import { openNode } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const areaCode = 409;
const accepted = ['0140', '0141'];
const refusedAtFirst = '0130';

/** @param {Page} page */
const button = (page) => page.getByTestId('execution-preview-retry-button');

/** What the failed node says in the Executions tab. @param {Page} page */
async function readError(page) {
	await openNode(page, listNode);
	const { message, description } = await shownError(page);
	await closeNode(page);
	return `${message} ${description}`;
}

/** @param {Page} page */
async function pressRetry(page) {
	await button(page).click();
	await page.getByText('Retry with original workflow').filter({ visible: true }).click();
	await page.getByText('Retry successful').waitFor();
}

/** @param {Surroundings} surroundings */
export async function retryButton(surroundings) {
	const { api, n8nUrl, expect } = surroundings;
	const lines = [...accepted, refusedAtFirst];
	const contacts = lines.map((line) => ({ phone: numberOf(areaCode, line) }));
	const { workflowId, executionId } = await failedRun(surroundings, 'retry-button', contacts);
	const idsOf = async (/** @type {string[]} */ some) =>
		await Promise.all(some.map(async (line) => await firstRequestId(surroundings, areaCode, line)));
	const ids = await idsOf(accepted);
	await inEditor(surroundings, async (page) => {
		await page.goto(`${n8nUrl}/workflow/${workflowId}/executions/${executionId}`);
		await button(page).waitFor();
		const text = await readError(page);
		expect(
			ids.every((id) => text.includes(id)) && text.includes('Retry dials only'),
			`the failed node lists the REQUESTIDs, and says what a Retry does: ${text}`,
		);
		await pressRetry(page);
		const times = await timesDialled(surroundings, areaCode);
		expect(
			accepted.every((line) => times[line] === 1) && times[refusedAtFirst] === 2,
			`"Retry successful", dialled: ${JSON.stringify(times)}`,
		);
		const retried = await until('the new execution', async () => {
			const [last] = await api.listExecutions(workflowId);
			return last?.id === executionId ? undefined : last?.id;
		});
		const output = outputOf(await successOf(surroundings, retried), listNode);
		const all = await idsOf(lines);
		expect(
			output.map(({ requestId }) => requestId).join() === all.join(),
			`execution ${retried} has the REQUESTIDs of both runs: ${output.length}`,
		);
		await page.getByText(`Retry of execution #${executionId}`).waitFor();
		await button(page).waitFor({ state: 'hidden' });
		expect(true, `execution ${executionId} does not offer the button any more`);
	});
}
