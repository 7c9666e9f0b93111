// Stop pressed while a long list is dialled: nobody is called after n8n has confirmed it, and what was placed can be found.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folders } from '../../scripts/system/folders.mjs';
import { inEditor } from './editor/browser.mjs';
import { numberOf, publishList } from './publishedList.mjs';
import { firstAnswerOf, until } from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const itemCount = 2_000;
const areaCode = 413;
const path = 'stop-pressed';
/** The sandbox takes its time to accept this one, so that the list lasts. */
const slowLine = '0102';
const enough = 20;
const concurrency = 2;

/** Each dial of this check, with the moment it came to the sandbox. @param {Surroundings} surroundings */
async function dials({ sandbox }) {
	const requests = await sandbox.requests();
	return requests.filter(
		({ action, parameters }) =>
			action === 'DIAL.CALLFLOW' &&
			parameters.some(({ value }) => value === `1${areaCode}555${slowLine}`),
	);
}

/** @param {Surroundings} surroundings */
async function startList(surroundings) {
	const { api, n8nUrl } = surroundings;
	const contacts = Array.from({ length: itemCount }, () => ({
		phone: numberOf(areaCode, slowLine),
	}));
	const workflowId = await publishList(surroundings, path, contacts, (node) => {
		node.parameters.variables = {};
		node.parameters.options = { concurrency, maxCallsPerRun: itemCount };
	});
	await firstAnswerOf(`${n8nUrl}/webhook/${path}`);
	const executionId = await until(
		'the execution',
		async () => (await api.listExecutions(workflowId))[0]?.id,
	);
	return { workflowId, executionId };
}

/** As the docs say: all of them in n8n's log. @param {string[]} ids */
async function allInLog(ids) {
	const log = await readFile(join(folders.n8n, 'e2e.log'), 'utf8');
	return ids.every((id) => log.includes(id));
}

/** @param {Surroundings} surroundings */
export async function stopPressed(surroundings) {
	const { api, n8nUrl, expect } = surroundings;
	const { workflowId, executionId } = await startList(surroundings);
	await until(`${enough} calls`, async () => (await dials(surroundings)).length >= enough);
	await api.stopExecution(executionId);
	const confirmedAt = new Date().toISOString();
	const ids = async () => (await dials(surroundings)).map(({ requestId }) => String(requestId));
	await until('the REQUESTIDs of the calls that were under way, in the log', async () =>
		allInLog(await ids()),
	);
	await inEditor(surroundings, async (page) => {
		await page.goto(`${n8nUrl}/workflow/${workflowId}/executions/${executionId}`);
		await page.getByTestId('execution-preview-label').waitFor();
		const shown = await page.getByTestId('execution-preview-label').innerText();
		expect(shown.includes('Canceled'), `Executions shows it as "${shown}"`);
	});
	const all = await dials(surroundings);
	const late = all.filter(({ receivedAt }) => receivedAt > confirmedAt);
	expect(
		late.length === 0 && all.length < itemCount,
		`${all.length} of ${itemCount} were called, none after n8n had confirmed the stop`,
	);
	const stored = await api.readCustomData(executionId);
	const text = Object.values(stored).join();
	const kept = all.filter(({ requestId }) => text.includes(String(requestId)));
	expect(
		kept.length >= Math.min(all.length - concurrency, 60) && 'anveoRequestIds' in stored,
		`the custom data of the execution have the REQUESTIDs: ${kept.length} of ${all.length}, ${Object.keys(stored).join(', ')}`,
	);
	expect(await allInLog(await ids()), `n8n's log has all ${all.length} REQUESTIDs`);
}
