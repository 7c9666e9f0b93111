// A first workflow, built by hand: a call with two variables, then a number that cannot be called.
import { variableOf } from '../support.mjs';
import { inEditor } from './browser.mjs';
import {
	addOption,
	chooseEntry,
	executeStep,
	executeStepWell,
	field,
	fillExpression,
	fillField,
	readOutput,
	shownError,
} from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { openNewWorkflow, panelEntry, searchNodes } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const phoneNumber = '+1 (215) 555-0148';
const nationalNumber = '(215) 555-0148';
const digits = '12155550148';

/** All fields of the node at once. */
const tallWindow = { width: 1280, height: 1030 };

/** @param {Page} page @param {Surroundings} surroundings */
async function buildWorkflow(page, { n8nUrl, prepared }) {
	await openNewWorkflow(page, n8nUrl);
	await searchNodes(page, 'manual trigger');
	await panelEntry(page, 'Manual Trigger').click();
	await page.getByTestId('canvas-node').waitFor();
	await searchNodes(page, 'anveo');
	await panelEntry(page, 'Anveo Dial Call Flow').click();
	await panelEntry(page, 'Dial call flow').click();
	await page.getByTestId('node-credentials-select').click();
	await page.getByTestId(`node-credentials-select-item-${prepared.credentialId}`).click();
}

/** @param {Page} page */
async function addVariable(page) {
	await page
		.getByTestId('fixed-collection-variables')
		.getByRole('button', { name: 'Add Variable' })
		.click();
}

/** @param {Page} page */
async function fillFields(page) {
	await fillField(page, 'phoneNumber', phoneNumber);
	await fillField(page, 'callerId', '+1 215 701 0680');
	await fillField(page, 'callFlow', 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22');
	await addVariable(page);
	await fillField(page, 'variables.variable[0].name', 'FIRSTNAME');
	await fillField(page, 'variables.variable[0].value', 'Ada');
	await addVariable(page);
	await fillField(page, 'variables.variable[1].name', 'DAY');
	await fillExpression(
		page,
		'variables.variable[1].value',
		'{{ $now.plus({ days: 1 }).weekdayLong }}',
		/day/,
	);
}

/** @param {Surroundings} surroundings */
const callsTo = async ({ sandbox }) =>
	(await sandbox.calls()).filter((call) => call.phoneNumber === digits);

/** @param {Page} page @param {Surroundings} surroundings */
async function placeCall(page, surroundings) {
	const { sandbox, expect } = surroundings;
	await executeStepWell(page);
	const item = await readOutput(page);
	const [call, ...more] = await callsTo(surroundings);
	const ids = (await sandbox.requests()).map(({ requestId }) => requestId);
	expect(
		more.length === 0 && call?.requestId === item.requestId && ids.includes(item.requestId),
		`one call, and the REQUESTID in the output is the sandbox's: ${item.requestId}`,
	);
	if (call === undefined) return;
	const day = variableOf(call, 'DAY');
	const days = ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun'].map((one) => `${one}day`);
	expect(
		variableOf(call, 'FIRSTNAME') === 'Ada' && days.includes(day),
		`the call has both variables, the one from the expression too: DAY is ${day}`,
	);
	// Scrolled to where the numbers and the variables can be seen together.
	await field(page, 'phoneNumber').scrollIntoViewIfNeeded();
	await takePicture(page, 'dial-call-flow', page.getByTestId('ndv'));
}

/** @param {Page} page @param {Surroundings} surroundings */
async function refusedNumber(page, surroundings) {
	const { sandbox, expect } = surroundings;
	const before = (await sandbox.requests()).length;
	await fillField(page, 'phoneNumber', nationalNumber);
	await executeStep(page);
	const { message, description } = await shownError(page);
	expect(
		message.includes("'Phone Number'") && message.includes(nationalNumber),
		`a number without country code: ${message}`,
	);
	expect(
		description.includes('country code') && description.includes("'Default Country'"),
		`what to do about it: ${description}`,
	);
	const sent = (await sandbox.requests()).length - before;
	expect(sent === 0, `requests that reached the sandbox: ${sent}`);
	await takePicture(page, 'refused-number', page.getByTestId('ndv'));
}

/** Here the number is a national one of the country that is chosen by its name. @param {Page} page @param {Surroundings} surroundings */
async function chosenCountry(page, surroundings) {
	await addOption(page, 'Default Country');
	await field(page, 'options.defaultCountry').locator('input').click();
	await page.keyboard.type('united sta');
	await chooseEntry(page, 'United States (US)');
	await executeStepWell(page);
	const calls = (await callsTo(surroundings)).length;
	surroundings.expect(calls === 2, 'the country, found in the list by its name, makes it a number');
}

/** @param {Surroundings} surroundings */
export async function callByHand(surroundings) {
	await inEditor(surroundings, async (page) => {
		await page.setViewportSize(tallWindow);
		await buildWorkflow(page, surroundings);
		await fillFields(page);
		await placeCall(page, surroundings);
		await refusedNumber(page, surroundings);
		await chosenCountry(page, surroundings);
	});
}
