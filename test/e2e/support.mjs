// What the checks have in common: examples as a person would change them, and what came of their runs.
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { readExample, withCredential } from '../../scripts/n8n/prepareEditor.mjs';
import { waitUntil } from '../../scripts/system/waitUntil.mjs';

/**
 * @typedef {import('../../scripts/n8n/n8nApi.mjs').Workflow} Workflow
 * @typedef {import('../../scripts/n8n/n8nApi.mjs').WorkflowNode} WorkflowNode
 * @typedef {import('../../scripts/n8n/n8nApi.mjs').Execution} Execution
 * @typedef {import('../../scripts/n8n/sandboxServer.mjs').PlacedCall} PlacedCall
 *
 * @typedef {object} Surroundings what a check gets
 * @property {import('../../scripts/n8n/n8nApi.mjs').N8nApi} api signed in as the owner
 * @property {string} n8nUrl
 * @property {import('../../scripts/n8n/sandboxServer.mjs').SandboxServer} sandbox
 * @property {string} sandboxUrl
 * @property {import('../../scripts/n8n/prepareEditor.mjs').Prepared} prepared the credential and the examples in n8n
 * @property {(isMet: boolean, claim: string) => void} expect says what was seen; throws when it is not met
 */

export const manualTrigger = "When clicking 'Execute workflow'";

/** Enough for a call in the sandbox, on a slow machine. */
export const runSeconds = 60;

/** n8n looks once a minute for executions whose time is up. */
export const dueSeconds = 150;

/** @param {Workflow} workflow @param {string} name @returns {WorkflowNode} */
export function nodeNamed(workflow, name) {
	const node = workflow.nodes.find((candidate) => candidate.name === name);
	if (node === undefined) throw new Error(`"${workflow.name}" has no node "${name}".`);
	return node;
}

/** Adds a call flow variable to an Anveo node. @param {WorkflowNode} node @param {string} name @param {string} value */
export function addVariable(node, name, value) {
	node.parameters.variables.variable.push({ name, value });
}

/** @param {Surroundings} surroundings @param {string} file @returns {string} the workflow that `npm start` prepares */
export function preparedExample({ prepared }, file) {
	const id = prepared.workflows[file];
	if (id === undefined) throw new Error(`examples/${file} was not imported.`);
	return id;
}

/**
 * A copy of an example, changed.
 * @param {Surroundings} surroundings
 * @param {string} file
 * @param {(workflow: Workflow) => void} change
 * @returns {Promise<string>} the workflow's id
 */
export async function changedExample({ api, prepared }, file, change) {
	const workflow = withCredential(await readExample(file), prepared.credentialId);
	change(workflow);
	return await api.createWorkflow(workflow);
}

/** @param {Execution} execution */
export function errorText({ resultData: { error } }) {
	return error === undefined ? '' : ` "${error.message}" ${error.description ?? ''}`;
}

/**
 * @param {Surroundings} surroundings
 * @param {string} executionId
 * @param {number} [seconds]
 * @returns {Promise<Execution>}
 */
export async function successOf({ api }, executionId, seconds = runSeconds) {
	const execution = await api.waitForExecution(executionId, seconds);
	if (execution.status === 'success') return execution;
	throw new Error(`Execution ${executionId}: ${execution.status}${errorText(execution)}`);
}

/** Waits until the execution sleeps. @param {Surroundings} surroundings @param {string} executionId */
export async function sleepOf({ api }, executionId) {
	const execution = await api.waitForSleep(executionId, runSeconds);
	if (execution.status === 'waiting') return;
	throw new Error(
		`Execution ${executionId} is not waiting: ${execution.status}${errorText(execution)}`,
	);
}

/** @param {Execution} execution @param {string} nodeName @param {number} [output] @returns {Array<Record<string, any>>} */
export function outputOf({ resultData: { runData } }, nodeName, output = 0) {
	const items = runData[nodeName]?.at(-1)?.data?.main[output] ?? [];
	return items.map(({ json }) => json);
}

/**
 * Asks again and again until there is an answer.
 * @template T
 * @param {string} wanted what is waited for, for the message
 * @param {() => Promise<T | undefined | false>} ask
 * @param {number} [seconds]
 * @returns {Promise<T>}
 */
export async function until(wanted, ask, seconds = runSeconds) {
	const tooLate = () => new Error(`Not there after ${seconds} s: ${wanted}.`);
	return await waitUntil(ask, { seconds, tooLate });
}

/**
 * The last call to a number, as soon as the sandbox knows it.
 * @param {Surroundings} surroundings
 * @param {string} phoneNumber its digits, with or without +
 * @returns {Promise<PlacedCall>}
 */
export async function callTo({ sandbox }, phoneNumber) {
	const digits = String(phoneNumber).replace(/^\+/, '');
	return await until(`a call to ${phoneNumber}`, async () => {
		const calls = await sandbox.calls();
		return calls.filter((call) => call.phoneNumber === digits).at(-1);
	});
}

/**
 * The last call to a number, once its call flow has requested something and every request was answered.
 * @param {Surroundings} surroundings
 * @param {string} phoneNumber its digits, with or without +
 * @returns {Promise<PlacedCall>}
 */
export async function answeredCallTo(surroundings, phoneNumber) {
	return await until(`the answers to what the call to ${phoneNumber} requested`, async () => {
		const call = await callTo(surroundings, phoneNumber);
		const isAnswered = call.requestsMade.every(({ status, error }) => status ?? error);
		return call.requestsMade.length > 0 && isAnswered ? call : undefined;
	});
}

/** The calls to a number, the first one first. @param {Surroundings} surroundings @param {string} phone its digits @returns {Promise<PlacedCall[]>} */
export async function callsTo({ sandbox }, phone) {
	return (await sandbox.calls()).filter(({ phoneNumber }) => phoneNumber === phone);
}

/** How often numbers were dialled, accepted or not. @param {Surroundings} surroundings @param {string[]} phones their digits */
export async function dialsTo({ sandbox }, ...phones) {
	const requests = await sandbox.requests();
	return requests.filter(({ parameters }) =>
		parameters.some(({ name, value }) => name === 'PHONENUMBER' && phones.includes(value)),
	).length;
}

/** @param {PlacedCall} call @param {string} name */
export function variableOf(call, name) {
	const value = call.variables.find((variable) => variable.name === name)?.value;
	if (value === undefined) {
		throw new Error(`The call to ${call.phoneNumber} has no variable ${name}.`);
	}
	return value;
}

/**
 * Requests a URL until n8n knows it: it answers "Publish" before its webhooks listen.
 * @param {string} url
 */
export async function firstAnswerOf(url) {
	return await until(`an answer from ${url}`, async () => {
		const answer = await request(url);
		return answer.status === 404 ? undefined : answer;
	});
}

/**
 * One request, with the answer as text: its beginning, because n8n adds a stack to its errors.
 * @param {string} url
 * @param {RequestInit} [options]
 */
export async function request(url, options) {
	const response = await askN8n(url, { ...options, signal: AbortSignal.timeout(10_000) });
	return { status: response.status, text: (await response.text()).slice(0, 100) };
}
