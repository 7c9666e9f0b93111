// A small client of the interface n8n's own editor uses: what a person clicks is one call here.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { folders } from '../system/folders.mjs';
import { waitUntil } from '../system/waitUntil.mjs';
import { askN8n } from './askN8n.mjs';

/**
 * @typedef {{ email: string, password: string }} Account
 * @typedef {{ id: string, name: string, type: string, data: Record<string, unknown> }} Credential
 * @typedef {{ id?: string, name: string, type: string, webhookId?: string, position: [number, number], parameters: Record<string, any>, credentials?: Record<string, { id: string, name: string }> }} WorkflowNode
 * @typedef {{ name: string, nodes: WorkflowNode[], connections: object, settings?: object }} Workflow
 * @typedef {{ json: Record<string, any> }} Item
 * @typedef {{ error?: { message: string, description?: string }, data?: { main: Array<Item[] | null> } }} NodeRun
 * @typedef {{ id: string, status: string }} ExecutionSummary
 * @typedef {{ status: string, resultData: { error?: { message: string, description?: string }, runData: Record<string, NodeRun[]> } }} Execution
 */

export class N8nRefusal extends Error {
	/**
	 * @param {string} call
	 * @param {number} status
	 * @param {string} message
	 */
	constructor(call, status, message) {
		super(`n8n answered ${call} with ${status}: ${message}`);
		this.status = status;
	}
}

/** n8n stores run data with references instead of nesting; its own package reads them. @param {string} text */
function parseRunData(text) {
	const serverRequire = createRequire(join(folders.server, 'package.json'));
	return serverRequire('flatted').parse(text);
}

export class N8nApi {
	#cookie = '';
	#url;

	/** @param {string} url the editor's address */
	constructor(url) {
		this.#url = url;
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the answer's data
	 */
	async #call(method, path, body) {
		const response = await askN8n(`${this.#url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.#cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const text = await response.text();
		if (!response.ok)
			throw new N8nRefusal(`${method} ${path}`, response.status, text.slice(0, 500));
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		if (cookies.length > 0) this.#cookie = cookies.join('; ');
		return JSON.parse(text).data;
	}

	/** Creates the owner on a fresh n8n, else signs in. @param {Account} account */
	async signIn({ email, password }) {
		const settings = await this.#call('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			const names = { firstName: 'Anveo', lastName: 'Sandbox' };
			await this.#call('POST', '/owner/setup', { email, password, ...names });
		} else {
			await this.#call('POST', '/login', { emailOrLdapLoginId: email, password });
		}
	}

	/** @param {Omit<Credential, 'id'>} credential @returns {Promise<string>} its id */
	async createCredential(credential) {
		return (await this.#call('POST', '/credentials', credential)).id;
	}

	/** The stored credential, its secrets blanked; undefined when it was deleted. @param {string} id @returns {Promise<Credential | undefined>} */
	async readCredential(id) {
		try {
			return await this.#call('GET', `/credentials/${id}?includeData=true`);
		} catch (error) {
			if (error instanceof N8nRefusal && error.status === 404) return undefined;
			throw error;
		}
	}

	/** @param {Credential} credential */
	async updateCredential({ id, ...changes }) {
		await this.#call('PATCH', `/credentials/${id}`, changes);
	}

	/**
	 * What the credential's Test button does.
	 * @param {Credential} credential
	 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
	 */
	async testCredential(credential) {
		return await this.#call('POST', '/credentials/test', { credentials: credential });
	}

	/** @param {Workflow} workflow @returns {Promise<string>} its id */
	async createWorkflow(workflow) {
		return (await this.#call('POST', '/workflows', workflow)).id;
	}

	/** The workflow as it is stored. @param {string} id @returns {Promise<Workflow & { versionId: string }>} */
	async readWorkflow(id) {
		return await this.#call('GET', `/workflows/${id}`);
	}

	/** What "Publish" does: its triggers listen from now on. @param {string} id */
	async activateWorkflow(id) {
		const { versionId } = await this.readWorkflow(id);
		await this.#call('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** @param {string} id */
	async deactivateWorkflow(id) {
		await this.#call('POST', `/workflows/${id}/deactivate`, {});
	}

	/**
	 * The executions of a workflow, the last one first, 100 at most.
	 * @param {string} workflowId
	 * @param {string[]} [status] those with one of these only
	 * @returns {Promise<ExecutionSummary[]>}
	 */
	async listExecutions(workflowId, status) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
		const { results } = await this.#call('GET', `/executions?limit=100&filter=${filter}`);
		// n8n asks for running and for ended ones in turn: one that ends in between is listed twice.
		const byId = new Map(results.map((/** @type {ExecutionSummary} */ one) => [one.id, one]));
		return [...byId.values()];
	}

	/** Everything that n8n stores of an execution, as one text. @param {string} id @returns {Promise<string>} */
	async readStoredExecution(id) {
		return JSON.stringify(await this.#call('GET', `/executions/${id}`));
	}

	/** What a workflow has noted about its execution. @param {string} id @returns {Promise<Record<string, string>>} */
	async readCustomData(id) {
		return (await this.#call('GET', `/executions/${id}`)).customData;
	}

	/** What "Execute workflow" does. @param {string} id @param {string} triggerName @returns {Promise<string>} the execution's id */
	async runWorkflow(id, triggerName) {
		const body = { triggerToStartFrom: { name: triggerName } };
		return (await this.#call('POST', `/workflows/${id}/run`, body)).executionId;
	}

	/** What "Stop" does. @param {string} id */
	async stopExecution(id) {
		await this.#call('POST', `/executions/${id}/stop`);
	}

	/**
	 * Waits until the execution has ended and gives what each node did.
	 * @param {string} id
	 * @param {number} timeoutSeconds
	 * @returns {Promise<Execution>}
	 */
	async waitForExecution(id, timeoutSeconds) {
		return await this.#waitWhile(id, ['new', 'running', 'waiting', 'unknown'], timeoutSeconds);
	}

	/**
	 * Waits until the execution sleeps, or has ended after all: its status tells.
	 * @param {string} id
	 * @param {number} timeoutSeconds
	 * @returns {Promise<Execution>}
	 */
	async waitForSleep(id, timeoutSeconds) {
		return await this.#waitWhile(id, ['new', 'running', 'unknown'], timeoutSeconds);
	}

	/** @param {string} id @param {string[]} statuses @param {number} timeoutSeconds @returns {Promise<Execution>} */
	async #waitWhile(id, statuses, timeoutSeconds) {
		let status = '';
		const ask = async () => {
			const execution = await this.#call('GET', `/executions/${id}`);
			({ status } = execution);
			if (statuses.includes(status)) return undefined;
			return { status, resultData: parseRunData(execution.data).resultData };
		};
		const tooLate = () =>
			new Error(`Execution ${id} was still "${status}" after ${timeoutSeconds} s.`);
		return await waitUntil(ask, { seconds: timeoutSeconds, everyMs: 200, tooLate });
	}
}
