// Calls over many executions in one process of n8n. Each execution answers with all its items, so that n8n need not store
// them and every REQUESTID is seen.
import { startAnswerServer } from '../../bench/child.mjs';
import { until } from '../e2e/support.mjs';
import { dialling, nodeOf, ordinaryNumber } from '../queue/support.mjs';
import { soakInTenths } from './tenths.mjs';

/** @typedef {import('./main.mjs').SoakSurroundings} SoakSurroundings */

const path = 'soak-calls';

const callsPerRun = 500;

/** Enough for the slowest machine; the answer comes when the execution has ended. */
const runSeconds = 250;

/** Beyond these the area has numbers that nobody can have, such as 211. */
const numberCount = 100_000;

/** @param {SoakSurroundings} surroundings @param {string} apiUrl */
async function publishDialling(surroundings, apiUrl) {
	const { api } = surroundings;
	const credential = { name: 'Fast server', type: 'anveoApi' };
	const data = { userApiKey: 'not used', apiUrl };
	const id = await api.createCredential({ ...credential, data });
	const webhook = {
		...nodeOf('Webhook', 'n8n-nodes-base.webhook', 2, {
			...{ httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries' },
		}),
		webhookId: path,
	};
	const items = nodeOf('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items' });
	const dial = {
		...dialling(surroundings),
		credentials: { anveoApi: { id, name: credential.name } },
	};
	const to = (/** @type {string} */ node) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const workflowId = await api.createWorkflow({
		name: path,
		nodes: [webhook, items, dial],
		connections: { Webhook: to('Items'), Items: to(dial.name) },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	});
	await api.activateWorkflow(workflowId);
}

/** One execution. @param {string} n8nUrl @param {number} from @param {number} to @returns {Promise<string[]>} REQUESTIDs */
async function dial(n8nUrl, from, to) {
	const items = Array.from({ length: to - from }, (_, at) => ({
		phone: ordinaryNumber((from + at) % numberCount),
	}));
	return await until('the workflow to be published', async () => {
		const response = await fetch(`${n8nUrl}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ items }),
			signal: AbortSignal.timeout(runSeconds * 1_000),
		});
		const text = await response.text();
		if (response.status === 404) return undefined;
		if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 500)}`);
		return JSON.parse(text).map((/** @type {{ requestId: string }} */ item) => item.requestId);
	});
}

/** @param {SoakSurroundings} surroundings @param {number} total */
export async function manyCalls(surroundings, total) {
	const { n8nUrl, pid, expect } = surroundings;
	const server = await startAnswerServer(0);
	/** @type {Set<string>} */
	const requestIds = new Set();
	let executions = 0;
	const part = async (/** @type {number} */ from, /** @type {number} */ to) => {
		for (let at = from; at < to; at += callsPerRun) {
			const ids = await dial(n8nUrl, at, Math.min(to, at + callsPerRun));
			for (const id of ids) requestIds.add(id);
			executions += 1;
		}
	};
	try {
		await publishDialling(surroundings, server.url);
		await soakInTenths({ pid, total, what: 'calls', part, expect });
		expect(
			requestIds.size === total,
			`${total} calls in ${executions} executions: ${requestIds.size} different REQUESTIDs`,
		);
	} finally {
		server.stop();
	}
}
