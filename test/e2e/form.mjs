// Forms of n8n: published, and filled in by a program, as fast as it can.
import { randomUUID } from 'node:crypto';
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { changedExample, firstAnswerOf, until } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 * @typedef {{ id: string, url: string }} Form
 */

/** @param {Workflow} workflow */
function formTriggerOf({ name, nodes }) {
	const trigger = nodes.find(({ type }) => type.endsWith('.formTrigger'));
	if (trigger === undefined) throw new Error(`"${name}" begins with no form.`);
	return trigger;
}

/**
 * Publishes a copy of an example, with an address of its own.
 * @param {Surroundings} surroundings
 * @param {string} file
 * @param {(workflow: Workflow) => void} [change]
 * @returns {Promise<Form>}
 */
export async function publishForm(surroundings, file, change = () => {}) {
	const path = randomUUID();
	const id = await changedExample(surroundings, file, (workflow) => {
		formTriggerOf(workflow).parameters.options.path = path;
		change(workflow);
	});
	await surroundings.api.activateWorkflow(id);
	const url = `${surroundings.n8nUrl}/form/${path}`;
	await firstAnswerOf(url);
	return { id, url };
}

/**
 * Submits a page.
 * @param {string} url
 * @param {string[]} values in the order of the fields
 * @returns {Promise<string>} the address of the next page
 */
export async function submitAtOnce(url, values) {
	const body = new FormData();
	values.forEach((value, index) => body.append(`field-${index}`, value));
	// A page whose workflow is running gets no answer at all.
	const signal = AbortSignal.timeout(10_000);
	const response = await askN8n(url, { method: 'POST', body, signal });
	if (!response.ok) throw new Error(`The form was refused: ${response.status}`);
	/** @type {{ formWaitingUrl?: string }} */
	const next = JSON.parse(await response.text());
	return next.formWaitingUrl ?? url;
}

/** The page of a waiting form; undefined while the workflow runs: n8n does not answer then. @param {string} url */
async function pageAt(url) {
	const status = new URL(url);
	status.pathname += '/n8n-execution-status';
	if ((await (await askN8n(status)).text()).trim() !== 'form-waiting') return undefined;
	try {
		return await (await askN8n(url, { signal: AbortSignal.timeout(2_000) })).text();
	} catch {
		return undefined;
	}
}

/**
 * Submits a page and waits for a text of the next one.
 * @param {string} url
 * @param {string[]} values in the order of the fields
 * @param {string} answer
 * @returns {Promise<string>} the address of the next page
 */
export async function send(url, values, answer) {
	const next = await submitAtOnce(url, values);
	await until(`"${answer}"`, async () => (await pageAt(next))?.includes(answer));
	return next;
}
