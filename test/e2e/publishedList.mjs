// The first example as a person takes it into production: their own list of contacts, started by a request, published.
import {
	changedExample,
	firstAnswerOf,
	manualTrigger,
	nodeNamed,
	runSeconds,
	until,
} from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').WorkflowNode} WorkflowNode
 * @typedef {import('./support.mjs').Execution} Execution
 * @typedef {Record<string, string>} Contact
 */

export const contactsNode = 'Contacts';
export const listNode = 'Anveo Dial Call Flow';

/** @param {Contact[]} contacts */
export const asJson = (contacts) => JSON.stringify({ contacts });

/**
 * @param {Surroundings} surroundings
 * @param {string} path where the request goes, and the workflow's name
 * @param {Contact[]} contacts
 * @param {(node: WorkflowNode) => void} [change] changes the node of this package
 * @returns {Promise<string>} the workflow's id
 */
export async function publishList(surroundings, path, contacts, change = () => {}) {
	const id = await changedExample(surroundings, 'first-call.json', (workflow) => {
		workflow.name = path;
		Object.assign(nodeNamed(workflow, manualTrigger), {
			...{ type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path },
			parameters: { httpMethod: 'GET', path, responseMode: 'onReceived' },
		});
		nodeNamed(workflow, contactsNode).parameters.jsonOutput = asJson(contacts);
		Object.assign(nodeNamed(workflow, listNode), { onError: 'stopWorkflow' });
		change(nodeNamed(workflow, listNode));
	});
	await surroundings.api.activateWorkflow(id);
	return id;
}

/**
 * Publishes the workflow, runs it once, and gives the execution when it has failed.
 * @param {Surroundings} surroundings
 * @param {string} path
 * @param {Contact[]} contacts
 * @param {(node: WorkflowNode) => void} [change]
 * @returns {Promise<{ workflowId: string, executionId: string, execution: Execution }>}
 */
export async function failedRun(surroundings, path, contacts, change) {
	const { api, n8nUrl } = surroundings;
	const workflowId = await publishList(surroundings, path, contacts, change);
	const { status, text } = await firstAnswerOf(`${n8nUrl}/webhook/${path}`);
	if (status !== 200) throw new Error(`The published workflow does not start: ${status} ${text}`);
	const executionId = await until(
		'the execution',
		async () => (await api.listExecutions(workflowId))[0]?.id,
	);
	const execution = await api.waitForExecution(executionId, runSeconds);
	if (execution.status !== 'error') {
		throw new Error(`Execution ${executionId} was to fail, and is "${execution.status}".`);
	}
	return { workflowId, executionId, execution };
}

/**
 * How often each number of an area code was dialled, as the sandbox saw it. Each check takes an area code of its own.
 * @param {Surroundings} surroundings
 * @param {number} areaCode
 * @returns {Promise<Record<string, number>>} by the last four digits
 */
export async function timesDialled({ sandbox }, areaCode) {
	/** @type {Record<string, number>} */
	const times = {};
	for (const { action, parameters } of await sandbox.requests()) {
		const number = parameters.find(({ name }) => name === 'PHONENUMBER')?.value ?? '';
		if (action !== 'DIAL.CALLFLOW' || !number.startsWith(`1${areaCode}`)) continue;
		const line = number.slice(-4);
		times[line] = (times[line] ?? 0) + 1;
	}
	return times;
}

/**
 * The REQUESTID of the first call to a number.
 * @param {Surroundings} surroundings
 * @param {number} areaCode
 * @param {string} line
 */
export async function firstRequestId({ sandbox }, areaCode, line) {
	const calls = await sandbox.calls();
	const call = calls.find(({ phoneNumber }) => phoneNumber === `1${areaCode}555${line}`);
	if (call === undefined) throw new Error(`Nobody called 1 ${areaCode} 555 ${line}.`);
	return call.requestId;
}

/** @param {number} areaCode @param {string} line */
export const numberOf = (areaCode, line) => `+1 ${areaCode} 555 ${line}`;
