// "Call this contact": a colleague is connected with somebody out of a list.
import { callTo, changedExample, nodeNamed } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executeStep, optionsOf, output, readOutput } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const nodeName = 'Anveo Dial Call Flow';

/** Nobody else calls this one. */
const colleague = '+1 215 555 0149';

/** The first example with one contact left. @param {Surroundings} surroundings */
async function oneContact(surroundings) {
	return await changedExample(surroundings, 'first-call.json', (workflow) => {
		nodeNamed(workflow, 'Contacts').parameters.jsonOutput = JSON.stringify({
			contacts: [{ firstName: 'Ada', phone: '+1 215 555 0140' }],
		});
		nodeNamed(workflow, nodeName).parameters = {
			resource: 'call',
			operation: 'connect',
			firstNumber: colleague,
			secondNumber: '={{ $json.phone }}',
			additionalFields: { maxCallDuration: 30 },
		};
	});
}

/** @param {Page} page @param {Surroundings} surroundings */
async function connect(page, surroundings) {
	const { sandbox, expect } = surroundings;
	await openNode(page, nodeName);
	const operations = await optionsOf(page, 'operation');
	expect(operations.includes('Connect Two Numbers'), `operations: ${operations.join(', ')}`);
	await executeStep(page);
	await output(page).getByText('requestId').first().waitFor();
	await takePicture(page, 'connected', page.getByTestId('ndv'));
	const item = await readOutput(page);
	const { requestId } = await callTo(surroundings, '12155550149');
	expect(item.requestId === requestId, `the REQUESTID is the sandbox's: ${JSON.stringify(item)}`);
	const sent = (await sandbox.requests()).find((request) => request.requestId === requestId);
	const names = sent?.parameters.map(({ name }) => name).join();
	expect(
		names === 'PHONENUMBER,DESTPHONENUMBER,MAXCALLDURATION',
		`sent are the two numbers and how long they may talk: ${names}`,
	);
}

/** @param {Surroundings} surroundings */
export async function connectedPeople(surroundings) {
	await inEditor(surroundings, async (page) => {
		await openWorkflow(page, surroundings.n8nUrl, await oneContact(surroundings));
		await connect(page, surroundings);
	});
}
