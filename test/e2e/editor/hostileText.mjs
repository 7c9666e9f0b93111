// Texts from outside that look like markup: shown as text, never run.
import { createServer } from 'node:http';
import { changedExample, manualTrigger, nodeNamed } from '../support.mjs';
import { inEditor } from './browser.mjs';
import { executeStep, output, shownError } from './nodePanel.mjs';
import { openNode, openWorkflow } from './workflow.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../support.mjs').Surroundings} Surroundings
 */

const nodeName = 'Anveo Dial Call Flow';
const mark = 'anveoMarkupRan';
const markup = `<b>BOLD</b> <img src="x" onerror="window.${mark} = true"> <a href="javascript:${mark}">link</a>`;

/** @type {Record<string, string>} */
const answers = {
	'an ERROR text': `<RESPONSE><ERROR><![CDATA[${markup}]]></ERROR></RESPONSE>`,
	'an ERROR text and a REQUESTID': `<RESPONSE><ERROR><![CDATA[${markup}]]></ERROR><VALUE NAME="REQUESTID"><![CDATA[${markup}]]></VALUE></RESPONSE>`,
	'a web page': `<html><body>${markup}</body></html>`,
};

/** Answers every request alike; the sandbox's own texts hold no markup. @param {string} document */
async function startAnswering(document) {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/xml; charset=utf-8').end(document);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given.');
	return { url: `http://127.0.0.1:${address.port}/`, stop: () => server.close() };
}

/** One call, to another server than the sandbox. @param {Surroundings} surroundings @param {string} apiUrl */
async function workflowTo(surroundings, apiUrl) {
	const name = 'Markup';
	const data = { userApiKey: 'not used', apiUrl };
	const id = await surroundings.api.createCredential({ name, type: 'anveoApi', data });
	return await changedExample(surroundings, 'first-call.json', (workflow) => {
		const node = nodeNamed(workflow, nodeName);
		node.credentials = { anveoApi: { id, name } };
		node.parameters.phoneNumber = '+1 215 555 0146';
		node.parameters.variables = {};
		Object.assign(node, { onError: 'stopWorkflow' });
		workflow.connections = {
			[manualTrigger]: { main: [[{ node: nodeName, type: 'main', index: 0 }]] },
		};
	});
}

/** @param {Page} page @param {Surroundings} surroundings @param {string} what @param {string} id */
async function checkShown(page, { n8nUrl, expect }, what, id) {
	await openWorkflow(page, n8nUrl, id);
	await openNode(page, nodeName);
	await executeStep(page);
	const { message, description } = await shownError(page);
	expect(
		`${message} ${description}`.includes(markup),
		`${what} with markup is shown letter for letter: ${message} ${description}`,
	);
	// n8n's toast does make harmless markup of it, bold letters for one; the node's output must not.
	const harmful = page.locator('img[src="x"], a[href^="javascript:"]');
	const elements =
		(await harmful.count()) + (await output(page).locator('b', { hasText: 'BOLD' }).count());
	const ran = await page.evaluate(`window.${mark} === true`);
	expect(elements === 0 && ran === false, `${what} with markup: nothing of it is run`);
}

/** @param {Surroundings} surroundings */
export async function hostileText(surroundings) {
	await inEditor(surroundings, async (page) => {
		for (const [what, document] of Object.entries(answers)) {
			const server = await startAnswering(document);
			try {
				await checkShown(page, surroundings, what, await workflowTo(surroundings, server.url));
			} finally {
				server.stop();
			}
		}
	});
}
