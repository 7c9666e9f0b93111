// n8n's Retry of a failed execution, asked for as n8n's editor does, and the saving of a workflow that was changed before.
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { demoAccount } from '../../scripts/n8n/prepareEditor.mjs';
import { runSeconds } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 * @typedef {import('./support.mjs').Execution} Execution
 * @typedef {'original workflow' | 'currently saved workflow'} RetryKind the two entries of the button
 */

/** @type {RetryKind[]} */
export const retryKinds = ['original workflow', 'currently saved workflow'];

/** One sign-in for each n8n: it takes five in a few minutes and refuses the next. @type {Map<string, Promise<string>>} */
const cookies = new Map();

/** @param {string} url @param {string} method @param {unknown} body @param {string} [cookie] */
async function ask(url, method, body, cookie = '') {
	const response = await askN8n(url, {
		method,
		headers: { 'content-type': 'application/json', cookie },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(240_000),
	});
	const text = await response.text();
	return { response, text };
}

/** @param {string} n8nUrl */
async function signIn(n8nUrl) {
	const { email, password } = demoAccount;
	const { response, text } = await ask(`${n8nUrl}/rest/login`, 'POST', {
		emailOrLdapLoginId: email,
		password,
	});
	if (!response.ok) throw new Error(`n8n did not sign in: ${response.status} ${text}`);
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

/** @param {Surroundings} surroundings @param {string} method @param {string} path @param {unknown} body */
async function call({ n8nUrl }, method, path, body) {
	const cookie = cookies.get(n8nUrl) ?? signIn(n8nUrl);
	cookies.set(n8nUrl, cookie);
	return await ask(`${n8nUrl}/rest${path}`, method, body, await cookie);
}

/**
 * Asks for a Retry and gives n8n's answer, whatever it is.
 * @param {Surroundings} surroundings
 * @param {string} executionId
 * @param {RetryKind} kind
 * @returns {Promise<{ id?: string, refusal?: string }>} the new execution, or n8n's reason for none
 */
export async function askForRetry(surroundings, executionId, kind) {
	const isSaved = kind === 'currently saved workflow';
	const path = `/executions/${executionId}/retry`;
	const { response, text } = await call(surroundings, 'POST', path, { loadWorkflow: isSaved });
	const { data, message } = JSON.parse(text);
	if (response.ok) return { id: data.id };
	return { refusal: `${response.status} ${message}` };
}

/**
 * Retries an execution and waits for the end of the new one.
 * @param {Surroundings} surroundings
 * @param {string} executionId
 * @param {RetryKind} kind
 * @returns {Promise<Execution & { id: string }>}
 */
export async function retry(surroundings, executionId, kind) {
	const { id, refusal } = await askForRetry(surroundings, executionId, kind);
	if (id === undefined) throw new Error(`n8n does not retry execution ${executionId}: ${refusal}`);
	return { id, ...(await surroundings.api.waitForExecution(id, runSeconds)) };
}

/**
 * Changes a workflow and saves it, without publishing it.
 * @param {Surroundings} surroundings
 * @param {string} id
 * @param {(workflow: Workflow) => void} change
 */
export async function saveChanged(surroundings, id, change) {
	const workflow = await surroundings.api.readWorkflow(id);
	change(workflow);
	const { name, nodes, connections, settings, versionId } = workflow;
	const changes = { name, nodes, connections, settings, versionId };
	const { response, text } = await call(surroundings, 'PATCH', `/workflows/${id}`, changes);
	if (!response.ok) throw new Error(`n8n did not save "${name}": ${response.status} ${text}`);
}
