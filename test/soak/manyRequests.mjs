// Requests to the trigger's URL as fast as n8n takes them, a tenth of them hostile. Half of them go to a trigger for call
// flows, half to one for notifications, which has to remember what came.
import { Agent } from 'node:http';
import { triggerWorkflow } from '../e2e/triggerWorkflow.mjs';
import { nodeNamed, request, until } from '../e2e/support.mjs';
import { hostileTo, ordinary } from './requestKinds.mjs';
import { sendRequest } from './sendRequest.mjs';
import { listenForExecutions } from './startedExecutions.mjs';
import { soakInTenths } from './tenths.mjs';

/**
 * @typedef {import('./main.mjs').SoakSurroundings} SoakSurroundings
 * @typedef {import('./requestKinds.mjs').Kind} Kind
 * @typedef {keyof typeof hostileTo} TriggerOn
 * @typedef {{ triggerOn: TriggerOn, id: string, url: string }} Published
 */

const atOnce = 20;

/** Enough for what is under way when the last request was answered. */
const countSeconds = 600;

/** @param {SoakSurroundings} surroundings @param {string} countUrl @param {TriggerOn} triggerOn @returns {Promise<Published>} */
async function publish({ api, n8nUrl, prepared }, countUrl, triggerOn) {
	const path = `soak-${triggerOn}`;
	const credential = { id: prepared.credentialId, name: 'Anveo Sandbox' };
	const workflow = triggerWorkflow(path, credential, { triggerOn });
	const sender = '{{ ($json.variables ?? $json.fields).ID }}';
	Object.assign(nodeNamed(workflow, 'After'), {
		...{ type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
		parameters: { url: `=${countUrl}?id=${sender}&execution={{ $execution.id }}` },
	});
	// Those that fail stay, so that they are seen.
	const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'none' };
	const id = await api.createWorkflow({ ...workflow, settings });
	await api.activateWorkflow(id);
	const url = `${n8nUrl}/webhook/${path}/webhook`;
	await until(`${path} to be published`, async () => (await request(url)).status === 403);
	return { triggerOn, id, url };
}

/** Which kind a request is of: the same one in each run. @param {number} at @param {Published[]} published */
function planned(at, published) {
	const [tens, ones] = [Math.floor(at / 10), at % 10];
	const target = published[at % published.length];
	if (target === undefined) throw new Error('Nothing is published.');
	const hostile = hostileTo[target.triggerOn];
	const isHostile = ones === tens % 10;
	const kind = isHostile
		? hostile[Math.floor(tens / 2) % hostile.length]
		: ordinary[at % ordinary.length];
	if (kind === undefined) throw new Error('No such kind.');
	return { ...{ url: target.url, kind, id: `request-${at}` }, isHostile };
}

/** @param {number} from @param {number} to @param {(at: number) => Promise<void>} send */
async function allAtOnce(from, to, send) {
	let next = from;
	const sender = async () => {
		while (next < to) await send(next++);
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
}

/**
 * @param {SoakSurroundings} surroundings
 * @param {Published[]} published
 * @param {import('./startedExecutions.mjs').StartedExecutions} started
 * @param {number} total
 */
async function expectEach({ api, expect }, published, started, total) {
	const all = Array.from({ length: total }, (_, at) => planned(at, published));
	const wanted = all.filter(({ kind }) => kind.executions > 0).length;
	const wrong = all.filter(({ kind, id }) => started.of(id).length !== kind.executions);
	expect(
		wrong.length === 0 && started.count() === wanted,
		`${total} requests, ${all.filter(({ isHostile }) => isHostile).length} of them hostile: ${wanted} had to start an execution, ${started.count()} were started${wrong
			.slice(0, 5)
			.map(({ kind, id }) => `; ${id} (${kind.what}): ${started.of(id).length}`)
			.join('')}`,
	);
	const numbers = started.all().map(Number);
	const range =
		numbers.reduce((most, one) => Math.max(most, one)) -
		numbers.reduce((least, one) => Math.min(least, one)) +
		1;
	expect(
		range === wanted && new Set(numbers).size === wanted,
		`n8n has numbered ${range} executions meanwhile: no other one was begun`,
	);
	for (const { id, triggerOn } of published) {
		const failed = await api.listExecutions(id);
		expect(failed.length === 0, `${triggerOn}: ${failed.length} executions failed`);
	}
}

/** @param {SoakSurroundings} surroundings @param {number} total */
export async function manyRequests(surroundings, total) {
	const { pid, expect } = surroundings;
	const started = await listenForExecutions();
	const published = [
		await publish(surroundings, started.url, 'callFlowRequest'),
		await publish(surroundings, started.url, 'callEndedNotification'),
	];
	let wanted = 0;
	const part = async (/** @type {number} */ from, /** @type {number} */ to) => {
		const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
		await allAtOnce(from, to, async (at) => {
			const { url, kind, id } = planned(at, published);
			wanted += kind.executions;
			await sendRequest(url, kind, id, agent);
		});
		agent.destroy();
		await until(`${wanted} executions`, async () => started.count() >= wanted, countSeconds);
	};
	try {
		await soakInTenths({ pid, total, what: 'requests', part, expect });
		await expectEach(surroundings, published, started, total);
	} finally {
		started.stop();
	}
}
