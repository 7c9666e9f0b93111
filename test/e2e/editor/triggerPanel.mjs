// The trigger's panel: which URL to use, and what to add to it.
import { nodeNamed, preparedExample } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { takePicture } from './pictures.mjs';
import { optionsOf } from './nodePanel.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const triggerName = 'Anveo Call Flow Trigger';

/** @param {Surroundings} surroundings */
export async function triggerPanel(surroundings) {
	const { api, n8nUrl, expect } = surroundings;
	const id = preparedExample(surroundings, 'call-flow-events.json');
	const { webhookId } = nodeNamed(await api.readWorkflow(id), triggerName);
	await inEditor(surroundings, async (page) => {
		await openWorkflow(page, n8nUrl, id);
		await openNode(page, triggerName);
		const panel = page.getByTestId('ndv');
		await panel.getByText('Webhook URLs').click();
		await panel.getByTestId('radio-button-production').click();
		const url = `${n8nUrl}/webhook/${webhookId}/webhook`;
		await panel.getByText(url).waitFor();
		const shown = (await panel.innerText()).split('\n').filter((line) => line.includes('/webhook'));
		expect(shown.length === 1, `one URL is shown, although it takes GET and POST: ${shown}`);
		const notice = panel.getByText('In the Call Flow Builder, use the Production URL above');
		const lines = await notice.locator('li').allInnerTexts();
		expect(
			lines[0] === '?event=end&token=YOUR_TOKEN&ACCOUNTID=$[ACCOUNTID]$',
			`the notice tells what to add to it: ${lines.join('  ')}`,
		);
		await takePicture(page, 'trigger', panel);
		await chooseCallEnded(page, surroundings);
		await takePicture(page, 'call-ended', panel);
	});
}

/** @param {Page} page @param {Surroundings} surroundings */
async function chooseCallEnded(page, { expect }) {
	const panel = page.getByTestId('ndv');
	const sources = await optionsOf(page, 'triggerOn');
	expect(
		sources.join() === 'Call Flow Request,Call Ended Notification',
		`Trigger On: ${sources.join(', ')}`,
	);
	await page.getByTestId('parameter-input-triggerOn').click();
	await page.locator('.el-select-dropdown__item:visible').last().click();
	const notice = panel.getByText('In your Anveo account, set the Production URL above');
	const lines = await notice.locator('li').allInnerTexts();
	expect(lines.join() === '?token=YOUR_TOKEN', `its notice: ${lines.join('  ')}`);
	const hidden = await panel.getByText('Response Text').count();
	expect(hidden === 0, 'a notification has no Response Text');
	// Away from the list.
	await page.getByTestId('tab-params').click();
}
