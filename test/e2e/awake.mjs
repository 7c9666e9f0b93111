// While thousands of calls are dialled, n8n does its other work: a webhook of another workflow is asked all the while.
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAnswerServer } from '../../bench/child.mjs';
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { processorWait } from './processorWait.mjs';
import { changedExample, firstAnswerOf, manualTrigger, nodeNamed, until } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings & { n8nPid: () => number | undefined }} Surroundings
 * @typedef {object} Answer
 * @property {number} askedAt
 * @property {number} took by the clock
 * @property {number} byN8n without the time in which n8n would have gone on, and other programs had the processor
 * @property {number | undefined} status
 * @typedef {{ url: string, pid: number | undefined }} Other the webhook that is asked, and its n8n
 * @typedef {{ startTime: number, executionTime: number }} Timed
 * @typedef {{ onError: string, itemCount: number }} Load
 */

const askEveryMs = 100;
/** On two idle cores the goal is 250 ms. Machines of CI are slower; without pauses in the preparation it is thousands. */
const limitMs = 1_000;
/** For a machine on which n8n is slow even when it has nothing to do. */
const timesAtRest = 10;
const restMs = 3_000;
const endSeconds = 400;

const dialNode = 'Anveo Dial Call Flow';
const position = /** @type {[number, number]} */ ([0, 0]);

/** A workflow that has nothing to do with calls: a request, and an answer. @param {Surroundings} surroundings @param {string} otherPath */
async function publishOther({ api, n8nUrl }, otherPath) {
	const webhook = {
		...{ id: 'webhook', name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, position },
		parameters: { httpMethod: 'GET', path: otherPath, responseMode: 'responseNode', options: {} },
		webhookId: otherPath,
	};
	const respond = {
		...{ id: 'respond', name: 'Respond', type: 'n8n-nodes-base.respondToWebhook', position },
		...{ typeVersion: 1.1, parameters: { respondWith: 'text', responseBody: 'awake' } },
	};
	const id = await api.createWorkflow({
		name: otherPath,
		nodes: [webhook, respond],
		connections: { Webhook: { main: [[{ node: 'Respond', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	});
	await api.activateWorkflow(id);
	await firstAnswerOf(`${n8nUrl}/webhook/${otherPath}`);
}

/**
 * The first example with a list that comes with the request.
 * @param {Surroundings} surroundings
 * @param {string} path
 * @param {string} apiUrl
 * @param {Load} load
 */
async function publishDialling(surroundings, path, apiUrl, { onError, itemCount }) {
	const { api } = surroundings;
	const data = { userApiKey: 'not used', apiUrl };
	const credential = await api.createCredential({ name: path, type: 'anveoApi', data });
	const id = await changedExample(surroundings, 'first-call.json', (workflow) => {
		workflow.name = path;
		Object.assign(nodeNamed(workflow, manualTrigger), {
			...{ type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path },
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode' },
		});
		nodeNamed(workflow, 'Contacts').parameters.jsonOutput = '={{ $json.body }}';
		const dial = nodeNamed(workflow, dialNode);
		// n8n takes some milliseconds for each expression; one will do here.
		dial.parameters.variables = {};
		dial.parameters.options = { maxCallsPerRun: itemCount };
		Object.assign(dial, {
			...{ onError, credentials: { anveoApi: { id: credential, name: path } } },
		});
	});
	await api.activateWorkflow(id);
	return id;
}

/**
 * One request, however long n8n takes: fetch would give up.
 * @param {Other} other
 * @param {Agent} agent
 * @returns {Promise<Answer>}
 */
async function askOnce({ url, pid }, agent) {
	const askedAt = Date.now();
	const start = performance.now();
	const waitBefore = processorWait(pid);
	const status = await new Promise((resolve, reject) => {
		const request = get(url, { agent }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode));
		});
		request.on('error', reject);
	}).catch(() => undefined);
	const took = performance.now() - start;
	return { askedAt, took, byN8n: took - (processorWait(pid) - waitBefore), status };
}

/**
 * Asks again and again until told to stop, one request at a time: more of them would be a load of their own.
 * @param {Other} other
 */
function askAllTheWhile(other) {
	const agent = new Agent({ keepAlive: true });
	/** @type {Answer[]} */
	const answers = [];
	let isWanted = true;
	const asking = (async () => {
		while (isWanted) {
			const answer = await askOnce(other, agent);
			answers.push(answer);
			await sleep(Math.max(0, askEveryMs - answer.took));
		}
	})();
	return async () => {
		isWanted = false;
		await asking;
		agent.destroy();
		return answers;
	};
}

/** The longest answer while n8n has nothing else to do: it tells how slow the machine is. @param {Other} other */
async function longestAtRest(other) {
	const stopAsking = askAllTheWhile(other);
	await sleep(restMs);
	return longest(await stopAsking());
}

/**
 * Sends the list, and gives the execution when it has ended: n8n answers no earlier.
 * @param {Surroundings} surroundings
 * @param {string} id
 * @param {string} path
 * @param {number} itemCount
 */
async function dialAll({ api, n8nUrl }, id, path, itemCount) {
	const contacts = Array.from({ length: itemCount }, (_, at) => ({
		...{ phone: `+1415${2_000_000 + at}`, firstName: 'Ada', accountId: `A-${at}` },
	}));
	await until('the workflow to be published', async () => {
		const response = await askN8n(`${n8nUrl}/webhook/${path}`, {
			...{ method: 'POST', headers: { 'content-type': 'application/json' } },
			...{ body: JSON.stringify({ contacts }), signal: AbortSignal.timeout(endSeconds * 1_000) },
		});
		await response.arrayBuffer();
		return response.status !== 404;
	});
	const [last] = await api.listExecutions(id);
	return await api.waitForExecution(last?.id ?? '', endSeconds);
}

/** @param {Answer[]} answers */
const longest = (answers) => Math.round(Math.max(0, ...answers.map(({ byN8n }) => byN8n)));

/** @param {Surroundings} surroundings @param {Load} load @param {string} apiUrl */
async function stayAwake(surroundings, load, apiUrl) {
	const { n8nUrl, n8nPid, expect } = surroundings;
	const { onError, itemCount } = load;
	const path = `awake-${onError}`;
	const id = await publishDialling(surroundings, path, apiUrl, load);
	const other = { url: `${n8nUrl}/webhook/awake-beside-${onError}`, pid: n8nPid() };
	const atRest = await longestAtRest(other);
	const stopAsking = askAllTheWhile(other);
	const { status, resultData } = await dialAll(surroundings, id, path, itemCount);
	const answers = await stopAsking();
	const run = resultData.runData[dialNode]?.[0];
	const { startTime, executionTime } = /** @type {Timed} */ (/** @type {unknown} */ (run));
	const isMeanwhile = (/** @type {Answer} */ { askedAt, took }) =>
		askedAt < startTime + executionTime && askedAt + took > startTime;
	const meanwhile = answers.filter(isMeanwhile);
	const items = run?.data?.main[0]?.length ?? 0;
	const placed = new Set(run?.data?.main[0]?.map(({ json }) => json.requestId));
	expect(
		status === 'success' && items === itemCount && placed.size === itemCount,
		`On Error ${onError}: ${items} calls in ${(executionTime / 1_000).toFixed(1)} s`,
	);
	const worst = [...meanwhile].sort((one, next) => next.byN8n - one.byN8n).slice(0, 3);
	const when = worst.map(
		({ askedAt, byN8n }) =>
			`${Math.round(byN8n)} ms at ${((askedAt - startTime) / 1_000).toFixed(1)} s`,
	);
	const byClock = Math.round(Math.max(0, ...meanwhile.map(({ took }) => took)));
	const others = answers.filter((answer) => !isMeanwhile(answer));
	expect(
		answers.every((answer) => answer.status === 200) &&
			longest(meanwhile) <= Math.max(limitMs, timesAtRest * atRest),
		`${meanwhile.length} requests of another webhook meanwhile, the longest answers after ${when.join(', ')} (before and after, when n8n itself works: ${longest(others)} ms; at rest: ${atRest} ms; by the clock, with what other programs took: ${byClock} ms)`,
	);
}

/** @param {Load} load @returns {(surroundings: Surroundings) => Promise<void>} */
export const awakeWith = (load) => async (surroundings) => {
	await publishOther(surroundings, `awake-beside-${load.onError}`);
	const server = await startAnswerServer(0);
	try {
		await stayAwake(surroundings, load, server.url);
	} finally {
		server.stop();
	}
};
