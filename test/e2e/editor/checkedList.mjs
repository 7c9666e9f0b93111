// A list of contacts is checked before anybody is called, by somebody who has no account yet.
import { changedExample, nodeNamed } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executeStep, output, readOutput } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

/** So that a row of the output can be seen whole. */
const wideWindow = { width: 1900, height: 520 };

const tallWindow = { width: 1280, height: 1030 };

const nodeName = 'Anveo Dial Call Flow';

/** The contacts of the first example, of whom one gave half a number. @param {Surroundings} surroundings */
async function contactList(surroundings) {
	return await changedExample(surroundings, 'first-call.json', (workflow) => {
		const contacts = nodeNamed(workflow, 'Contacts').parameters;
		contacts.jsonOutput = contacts.jsonOutput.replace('0012155550142', '555-0142');
		const node = nodeNamed(workflow, nodeName);
		Reflect.deleteProperty(node, 'credentials');
		node.parameters = {
			resource: 'call',
			operation: 'checkNumber',
			numberToCheck: '={{ $json.phone }}',
		};
	});
}

/** @param {Page} page @param {Surroundings} surroundings */
async function checkList(page, { sandbox, expect }) {
	const before = (await sandbox.requests()).length;
	await openNode(page, nodeName);
	const asked = await page.getByTestId('node-credentials-select').count();
	expect(asked === 0, 'it asks for no credential');
	await page.setViewportSize(wideWindow);
	await executeStep(page);
	await output(page).getByText('3 items').waitFor();
	await takePicture(page, 'checked-numbers', page.getByTestId('ndv'));
	// The editor renders only as much JSON as there is room for.
	await page.setViewportSize(tallWindow);
	const first = await readOutput(page);
	expect(
		first.firstName === 'Ada' && first.valid === true && first.phoneNumber === '+12155550140',
		`the contact stays, and its number is valid: ${JSON.stringify(first)}`,
	);
	await output(page).getByText('has no valid country code').first().waitFor();
	expect(true, 'half a number is no error, and says what is missing');
	const sent = (await sandbox.requests()).length - before;
	expect(sent === 0, `requests that reached the sandbox: ${sent}`);
}

/** @param {Surroundings} surroundings */
export async function checkedList(surroundings) {
	await inEditor(surroundings, async (page) => {
		await openWorkflow(page, surroundings.n8nUrl, await contactList(surroundings));
		await checkList(page, surroundings);
	});
}
