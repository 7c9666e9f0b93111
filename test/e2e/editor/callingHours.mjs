// Calling Hours, added by hand: a call that is due outside of them is scheduled by the clocks of the number called.
import { changedExample, manualTrigger, nodeNamed } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executeStepWell, field, fillField, readOutput } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const nodeName = 'Anveo Dial Call Flow';
const phoneNumber = '+1 215 555 0147';
const timeZone = 'America/New_York';

/** All fields of the group at once. */
const tallWindow = { width: 1280, height: 1400 };

/** The hour that a clock in New York shows. @param {number} moment */
function hourAt(moment) {
	const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
	return Number(format.format(moment));
}

/** An hour of the day that is not now. */
function anotherHour() {
	const from = (hourAt(Date.now()) + 2) % 24;
	const text = (/** @type {number} */ hour) => `${String(hour).padStart(2, '0')}:00`;
	return { hour: from, from: text(from), to: text(from + 1) };
}

/** @param {Surroundings} surroundings */
async function oneCall(surroundings) {
	return await changedExample(surroundings, 'first-call.json', (workflow) => {
		const node = nodeNamed(workflow, nodeName);
		Object.assign(node.parameters, { phoneNumber, variables: {} });
		workflow.connections = {
			[manualTrigger]: { main: [[{ node: nodeName, type: 'main', index: 0 }]] },
		};
	});
}

/** @param {Page} page @param {string} name */
const hoursField = (page, name) => field(page, `additionalFields.callingHours.hours.${name}`);

/** @param {Page} page */
async function addCallingHours(page) {
	// The list of Additional Fields; behind it is that of Options.
	await page.getByTestId('collection-parameter-add').first().click();
	await page
		.locator('.el-select-dropdown__item:visible')
		.filter({ hasText: 'Calling Hours' })
		.click();
	await hoursField(page, 'from').waitFor();
}

/** @param {Surroundings} surroundings */
export async function callingHours(surroundings) {
	const { n8nUrl, expect } = surroundings;
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize(tallWindow);
		await openWorkflow(page, n8nUrl, await oneCall(surroundings));
		await openNode(page, nodeName);
		await addCallingHours(page);
		const shown = await hoursField(page, 'from').locator('input').inputValue();
		expect(shown === '08:00', `added as they come: from ${shown}`);
		expect(
			(await hoursField(page, 'timeZoneName').count()) === 0,
			'a name of a time zone is asked for only with One You Name',
		);
		await hoursField(page, 'outsideHours').scrollIntoViewIfNeeded();
		await takePicture(page, 'calling-hours', page.getByTestId('ndv'));

		const { hour, from, to } = anotherHour();
		await fillField(page, 'additionalFields.callingHours.hours.from', from);
		await fillField(page, 'additionalFields.callingHours.hours.to', to);
		await executeStepWell(page);
		const { scheduledFor, timeZones } = await readOutput(page);
		const due = Date.parse(scheduledFor);
		expect(
			due > Date.now() && hourAt(due) === hour && timeZones.join() === timeZone,
			`from ${from} to ${to} in ${timeZones}: due at ${scheduledFor}`,
		);
	});
}
