// What the checks of queue mode have in common: published workflows, started by requests with lists of numbers.
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { until } from '../e2e/support.mjs';

/**
 * @typedef {import('../../scripts/n8n/n8nApi.mjs').WorkflowNode} WorkflowNode
 * @typedef {import('../../scripts/n8n/n8nApi.mjs').Workflow} Workflow
 * @typedef {import('./n8nCluster.mjs').Worker} Worker
 *
 * @typedef {import('../e2e/support.mjs').Surroundings} Surroundings
 * @typedef {Surroundings & { cluster: import('./n8nCluster.mjs').Cluster }} QueueSurroundings
 *
 * @typedef {{ phoneNumber: string, executionId: string, requestId: string | null, receivedAt: number }} ReceivedDial
 */

export const dialNode = 'Dial';

/** Enough calls to be in the middle of a run. */
const someCalls = 5;

/** Enough for a worker to begin, on a slow machine. */
export const beginSeconds = 60;

/** The call flow variable by which the sandbox is told which execution dials. */
const executionVariable = 'EXECUTION';

/** Any area code but 0 and 1 will do. @param {number} index */
const areaCode = (index) => 200 + index;

/** The sandbox places such a call at once and answers 3 seconds later: time to die in between. @param {number} index */
export const slowNumber = (index) => `+1${areaCode(index)}5550102`;

/** Placed, and never answered. @param {number} index */
export const silentNumber = (index) => `+1${areaCode(index)}5550103`;

/** @param {number} index */
export const ordinaryNumber = (index) => `+1415${2_000_000 + index}`;

/**
 * A node that calls each item's `phone`.
 * @param {Pick<QueueSurroundings, 'prepared'>} surroundings
 * @param {Record<string, unknown>} [parameters]
 * @returns {WorkflowNode}
 */
export function dialling({ prepared }, parameters) {
	return {
		...nodeOf(dialNode, 'n8n-nodes-anveo.anveoDialCallFlow', 1, {
			resource: 'call',
			operation: 'dial',
			phoneNumber: '={{ $json.phone }}',
			callerId: '+1 215 701 0680',
			callFlow: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
			variables: { variable: [{ name: executionVariable, value: '={{ $execution.id }}' }] },
			...parameters,
		}),
		credentials: { anveoApi: { id: prepared.credentialId, name: 'Anveo Sandbox' } },
	};
}

/**
 * @param {string} name
 * @param {string} type
 * @param {number} typeVersion
 * @param {Record<string, unknown>} parameters
 * @returns {WorkflowNode}
 */
export function nodeOf(name, type, typeVersion, parameters) {
	const node = { id: name, name, type, typeVersion, parameters };
	return { ...node, position: [0, 0] };
}

/**
 * Publishes a workflow that takes a list of numbers by a request and hands on one item for each.
 * @param {Pick<Surroundings, 'api' | 'n8nUrl'>} surroundings
 * @param {object} options
 * @param {string} options.path
 * @param {WorkflowNode[]} options.nodes one after the other
 * @param {object} [options.connections] beyond those
 * @param {object} [options.settings]
 * @param {object} [options.answer] how the request is answered; at once, when nothing is said
 * @param {number} [options.answerSeconds]
 */
export async function publish(
	{ api, n8nUrl },
	{ path, nodes, connections = {}, settings = {}, answer = {}, answerSeconds = 30 },
) {
	const webhook = {
		...nodeOf('Webhook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path, ...answer }),
		webhookId: path,
	};
	const items = nodeOf('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items' });
	const chain = [webhook, items, ...nodes];
	const links = chain.slice(1).map(({ name }, at) => [chain[at]?.name, linkTo(name)]);
	const id = await api.createWorkflow({
		name: path,
		nodes: chain,
		connections: { ...Object.fromEntries(links), ...connections },
		settings: { executionOrder: 'v1', ...settings },
	});
	await api.activateWorkflow(id);
	const url = `${n8nUrl}/webhook/${path}`;
	return {
		id,
		start: async (/** @type {string[]} */ phones) => await post(url, phones, answerSeconds),
	};
}

/** Publishes a workflow that calls one number after the other, and stores after each how far it has come. @param {QueueSurroundings} surroundings @param {string} path */
export async function publishLoop(surroundings, path) {
	const loop = nodeOf('Loop', 'n8n-nodes-base.splitInBatches', 3, { options: {} });
	return await publish(surroundings, {
		path,
		nodes: [loop, dialling(surroundings)],
		// Its first output is for the end of the loop.
		connections: { Loop: { main: [[], ...linkTo(dialNode).main] }, [dialNode]: linkTo('Loop') },
		settings: { saveExecutionProgress: true },
	});
}

/** @param {string} name */
const linkTo = (name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });

/** Requests again until n8n knows the address: it answers "Publish" before its webhooks listen. @param {string} url @param {string[]} phones @param {number} answerSeconds @returns {Promise<string>} the answer */
async function post(url, phones, answerSeconds) {
	return await until(`${url} to be published`, async () => {
		const response = await askN8n(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ items: phones.map((phone) => ({ phone })) }),
			signal: AbortSignal.timeout(answerSeconds * 1_000),
		});
		if (response.status === 404) return undefined;
		const text = await response.text();
		if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
		return text;
	});
}

/** Every dial the sandbox received, accepted or not. @param {QueueSurroundings} surroundings @returns {Promise<ReceivedDial[]>} */
export async function dials({ sandbox }) {
	return (await sandbox.requests()).flatMap(
		({ action, parameters, variables, requestId, receivedAt }) =>
			action !== 'DIAL.CALLFLOW'
				? []
				: {
						phoneNumber: named(parameters, 'PHONENUMBER'),
						executionId: named(variables, executionVariable),
						requestId,
						receivedAt: Date.parse(receivedAt),
					},
	);
}

/** @param {Array<{ name: string, value: string }>} list @param {string} name */
const named = (list, name) => list.find((one) => one.name === name)?.value ?? '';

/** How often each of the numbers was dialled. @param {ReceivedDial[]} received @param {string[]} phones */
export function timesDialled(received, phones) {
	const counts = new Map(phones.map((phone) => [phone.replace('+', ''), 0]));
	for (const { phoneNumber } of received) {
		counts.set(phoneNumber, (counts.get(phoneNumber) ?? 0) + 1);
	}
	return counts;
}

/** Prints how many numbers were dialled how often. @param {Map<string, number>} counts */
export function showHistogram(counts) {
	const most = Math.max(2, ...counts.values());
	console.log('        dialled   numbers');
	for (let times = 0; times <= most; times++) {
		const numbers = [...counts.values()].filter((count) => count === times).length;
		console.log(`        ${`${times} x`.padStart(7)}   ${String(numbers).padStart(7)}`);
	}
}

/** @param {Worker} worker @param {string} executionId */
export const hasRun = (worker, executionId) =>
	worker.log().includes(`Worker started execution ${executionId} `);

/** The worker that has begun the execution. @param {Worker[]} workers @param {string} executionId */
export async function workerOf(workers, executionId) {
	return await until(
		`execution ${executionId} on a worker`,
		async () => workers.find((worker) => hasRun(worker, executionId)),
		beginSeconds,
	);
}

/** The workers until there are two. @param {QueueSurroundings} surroundings */
export async function twoWorkers({ cluster }) {
	while (cluster.workers().length < 2) await cluster.startWorker();
	return cluster.workers();
}

/** @param {QueueSurroundings} surroundings @param {string} executionId */
export const dialsOf = async (surroundings, executionId) =>
	(await dials(surroundings)).filter((dial) => dial.executionId === executionId);

/** @param {ReceivedDial[]} received */
export const numbersIn = (received) => received.map(({ phoneNumber }) => phoneNumber);

/**
 * The newest execution of a workflow, as soon as there is another than the known one.
 * @param {Surroundings} surroundings
 * @param {string} workflowId
 * @param {string} [known]
 */
export async function newExecution({ api }, workflowId, known) {
	return await until('the execution', async () => {
		const [last] = await api.listExecutions(workflowId);
		return last === undefined || last.id === known ? undefined : last.id;
	});
}

/** Kills the worker in the middle of an execution. @param {QueueSurroundings} surroundings @param {string} executionId */
export async function killInTheMiddle(surroundings, executionId) {
	const worker = await workerOf(surroundings.cluster.workers(), executionId);
	await until(
		'calls under way',
		async () => (await dialsOf(surroundings, executionId)).length >= someCalls,
	);
	await worker.kill();
	return worker;
}

/** One worker alone, with the lock as n8n sets it. @param {QueueSurroundings} surroundings */
export async function onePatientWorker({ cluster }) {
	for (const worker of cluster.workers()) await worker.stop();
	return await cluster.startWorker({ isPatient: true });
}
