// What a person reads of a run that was stopped, line by line.
import { failedRun, listNode, numberOf } from '../publishedList.mjs';
import { inEditor } from './browser.mjs';
import { output, shownError } from './nodePanel.mjs';
import { takePicture } from './pictures.mjs';
import { openNode } from './workflow.mjs';

/** @typedef {import('../support.mjs').Surroundings} Surroundings */

const areaCode = 415;
/** The refused one comes first, so that those beside it are under way: accepted, unclear, accepted. */
const underWay = ['0101', '0102', '0105', '0102'];
const list = [...underWay, ...Array.from({ length: 16 }, (_, at) => `02${at + 10}`)];

const numbers = Array.from({ length: 13 }, (_, at) => ({ phone: `ext. ${at + 1}` }));

/** @param {Surroundings} surroundings @param {string} path @param {Array<{ phone: string }>} contacts */
async function stopped(surroundings, path, contacts) {
	const { workflowId, executionId } = await failedRun(surroundings, path, contacts, (node) => {
		node.parameters.variables = {};
		node.parameters.options = { concurrency: underWay.length };
	});
	return `${surroundings.n8nUrl}/workflow/${workflowId}/executions/${executionId}`;
}

/** @param {Surroundings} surroundings */
export async function stopError(surroundings) {
	const { expect } = surroundings;
	const contacts = list.map((line) => ({ phone: numberOf(areaCode, line) }));
	const refused = await stopped(surroundings, 'stopped-list', contacts);
	const bad = await stopped(surroundings, 'bad-list', numbers);
	await inEditor(surroundings, async (page) => {
		await page.goto(refused);
		await openNode(page, listNode);
		const { message, description } = await shownError(page);
		const lines = description.split('\n');
		expect(
			message.startsWith(`Anveo refused the call to ${numberOf(areaCode, '0101')}`) &&
				!message.includes('[item'),
			`the title names the number, and no item: ${message}`,
		);
		expect(
			lines[0] === '2 calls placed, 1 refused, 1 unclear, 16 not sent.' &&
				lines.includes('Failed:'),
			`what became of all, line by line: ${lines.join(' | ')}`,
		);
		await takePicture(page, 'stopped-list', output(page));
		await page.goto(bad);
		await openNode(page, listNode);
		const told = await shownError(page);
		expect(
			told.description.startsWith('Nobody was called: 13 not sent.') &&
				told.description.includes('and 3 more'),
			`bad numbers: ${told.message} | ${told.description.replaceAll('\n', ' | ')}`,
		);
	});
}
