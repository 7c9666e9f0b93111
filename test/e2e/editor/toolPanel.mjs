// The node as an AI agent's tool, tried by its own button, without a model.
import { callTo, preparedExample, variableOf } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executeStep, output } from './nodePanel.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/** @typedef {import('../support.mjs').Surroundings} Surroundings */

const message = 'Hello Ada, your parcel is ready.';

/** @param {Surroundings} surroundings */
export async function toolPanel(surroundings) {
	const { n8nUrl, expect } = surroundings;
	await inEditor(surroundings, async (page) => {
		await openWorkflow(page, n8nUrl, preparedExample(surroundings, 'ai-agent.json'));
		await openNode(page, 'Anveo Dial Call Flow');
		await executeStep(page);
		const form = page.getByTestId('fromAiParameters-modal');
		await form.locator('[name="query.phoneNumber"]').fill('+1 215 555 0144');
		await form.locator('[name="query.message"]').fill(message);
		await form.getByTestId('execute-workflow-button').click();
		await output(page).getByText('requestId').first().waitFor();
		const call = await callTo(surroundings, '12155550144');
		expect(
			variableOf(call, 'MESSAGE') === message,
			"n8n's form for trying a tool places the call with what was entered",
		);
		await output(page).getByText(call.requestId).first().waitFor();
		expect(true, 'and the panel shows its requestId');
		await page.getByTestId('tab-settings').click();
		await page.getByText('Notes').first().waitFor();
		const onError = await page.getByText('On Error', { exact: true }).count();
		expect(onError === 0, 'as docs/ai-agent.md says, a tool has no On Error setting');
	});
}
