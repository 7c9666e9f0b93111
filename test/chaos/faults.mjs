// What goes wrong in the middle of a run, and how n8n comes back after it.
import { askN8n } from '../../scripts/n8n/askN8n.mjs';
import { until } from '../e2e/support.mjs';
import { twoWorkers, workerOf } from '../queue/support.mjs';
import { isEnded, statusOf } from './executionStatus.mjs';

/**
 * @typedef {import('./roundPlan.mjs').Fault} Fault
 * @typedef {import('./grounds.mjs').Grounds} Grounds
 */

/** Milliseconds that Redis is away. n8n's own limit is ten seconds. */
const redisPause = 5_000;

/** @param {Grounds} grounds */
function clusterOf({ cluster }) {
	if (cluster === undefined) throw new Error('This happens in queue mode only.');
	return cluster;
}

/** n8n refuses its editor until then. @param {Grounds} grounds */
async function hasDatabase({ surroundings: { n8nUrl } }) {
	return (await askN8n(`${n8nUrl}/healthz/readiness`)).ok;
}

/**
 * Each ends when n8n is there again.
 * @type {Record<Fault, (grounds: Grounds, executionId: string) => Promise<void | 'too late'>>} too late when the run had
 *   ended
 */
export const faults = {
	'n8n killed': async ({ killAndStartN8n }) => await killAndStartN8n(),
	'worker killed': async (grounds, executionId) => {
		const { cluster, surroundings } = { ...grounds, cluster: clusterOf(grounds) };
		const worker = await workerOf(cluster.workers(), executionId);
		await worker.kill();
		await twoWorkers({ ...surroundings, cluster });
	},
	'Redis gone': async (grounds) => await clusterOf(grounds).redis.pause(redisPause),
	'PostgreSQL restarted': async (grounds) => {
		await clusterOf(grounds).postgres.restart();
		await until('n8n to have its database again', async () => await hasDatabase(grounds));
	},
	'stopped by a person': async (grounds, executionId) => {
		try {
			await grounds.surroundings.api.stopExecution(executionId);
			return undefined;
		} catch (error) {
			if (!isEnded(await statusOf(grounds, executionId))) throw error;
			return 'too late';
		}
	},
	'answers cut': async ({ answers }) => answers.be('cut'),
	'answers slow, out of order': async ({ answers }) => answers.be('slow'),
};
