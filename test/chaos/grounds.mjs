// Where the rounds take place: an n8n of each mode, with the sandbox behind answers that can go wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bringUp, bringUpServer } from '../../scripts/n8n/bringUp.mjs';
import { sandboxUserKey } from '../../scripts/n8n/sandboxServer.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { startCluster } from '../queue/n8nCluster.mjs';
import { startUnrulyAnswers } from './unrulyAnswers.mjs';

/**
 * @typedef {object} Grounds
 * @property {import('../e2e/support.mjs').Surroundings} surroundings its credential leads to the sandbox through the answers
 * @property {Awaited<ReturnType<typeof startUnrulyAnswers>>} answers
 * @property {import('../queue/n8nCluster.mjs').Cluster} [cluster] in queue mode
 * @property {() => Promise<void>} killAndStartN8n
 * @property {() => string} logs what n8n and all workers have written so far
 * @property {() => Promise<void>} leave
 */

const logFile = join(folders.n8n, 'chaos.log');
const showSandboxLine = () => {};

/**
 * @param {Pick<import('../e2e/support.mjs').Surroundings, 'api' | 'prepared' | 'sandbox' | 'n8nUrl' | 'expect'>} running
 */
async function throughUnrulyAnswers(running) {
	const { api, prepared, sandbox } = running;
	const answers = await startUnrulyAnswers(sandbox.apiUrl);
	const data = { userApiKey: sandboxUserKey, apiUrl: answers.url };
	const credentialId = await api.createCredential({ name: 'Chaos', type: 'anveoApi', data });
	const surroundings = {
		...running,
		sandboxUrl: sandbox.url,
		prepared: { ...prepared, credentialId },
	};
	return { answers, surroundings };
}

/** n8n as most people run it. @param {(isMet: boolean, claim: string) => void} expect @returns {Promise<Grounds>} */
export async function withSqlite(expect) {
	const homeFolder = join(folders.homes, 'chaos-home');
	const running = await bringUp({ homeFolder, logFile, isFresh: true, showSandboxLine });
	let { n8n } = running;
	const { url: n8nUrl } = n8n;
	const { answers, surroundings } = await throughUnrulyAnswers({ ...running, n8nUrl, expect });
	return {
		...{ answers, surroundings },
		logs: () => readFileSync(logFile, 'utf8'),
		killAndStartN8n: async () => {
			await n8n.stop(0);
			n8n = await running.startN8nAgain();
		},
		leave: async () => {
			answers.close();
			await n8n.stop();
		},
	};
}

/** n8n with Redis, PostgreSQL and two workers. @param {(isMet: boolean, claim: string) => void} expect @returns {Promise<Grounds>} */
export async function withQueue(expect) {
	const homeFolder = join(folders.homes, 'chaos-queue-home');
	const { n8n, ...running } = await bringUpServer(
		{ homeFolder, isFresh: true, showSandboxLine },
		async (node) => {
			const cluster = await startCluster({ node, homeFolder });
			return { ...cluster.main, cluster };
		},
	);
	const { cluster, url: n8nUrl } = n8n;
	await Promise.all([cluster.startWorker(), cluster.startWorker()]);
	const { answers, surroundings } = await throughUnrulyAnswers({ ...running, n8nUrl, expect });
	return {
		...{ answers, surroundings, cluster },
		logs: () => [cluster.mainLog(), ...cluster.workerLogs()].join('\n'),
		killAndStartN8n: cluster.killAndStartMain,
		leave: async () => answers.close(),
	};
}
