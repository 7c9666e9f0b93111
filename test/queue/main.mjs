// `npm run test:queue`: n8n's queue mode for real, with workers that are killed while calls are under way. Exit code 0
// only when nobody was dialled twice, and every REQUESTID can be found.
import { join } from 'node:path';
import { bringUpServer } from '../../scripts/n8n/bringUp.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { showProgress } from '../../scripts/system/progress.mjs';
import { prepareBesideNpmStart } from '../besideNpmStart.mjs';
import { CheckReport } from '../checkReport.mjs';
import { findProgram } from '../findProgram.mjs';
import { crashedExecution } from './crashedExecution.mjs';
import { dialAndWaitElsewhere } from './dialAndWaitElsewhere.mjs';
import { killedWorker } from './killedWorker.mjs';
import { longRun } from './longRun.mjs';
import { startCluster } from './n8nCluster.mjs';
import { remindersAtOnce } from './remindersAtOnce.mjs';
import { remindersOfPostgres } from './remindersOfPostgres.mjs';
import { retriedExecution } from './retriedExecution.mjs';
import { secondRun } from './secondRun.mjs';
import { triggerOnWorker } from './triggerOnWorker.mjs';

/** @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings */

const homeFolder = join(folders.homes, 'queue-home');

/** Enough for a first installation on a slow line. */
const wholeTimeoutMinutes = 60;

/** @type {Record<string, (surroundings: QueueSurroundings) => Promise<void>>} */
const allChecks = {
	'The trigger starts an execution on a worker': triggerOnWorker,
	'Dial and Wait for Reply: dialled on one worker, resumed on another': dialAndWaitElsewhere,
	'Reminders out of a Data Table, by four runs at once': remindersAtOnce,
	'Reminders out of PostgreSQL': remindersOfPostgres,
	'1,000 calls, and a worker killed half way': killedWorker,
	'Retry of a failed execution, on another worker': retriedExecution,
	'Retry of an execution whose worker was killed': crashedExecution,
	'Thousands of calls in one execution': longRun,
	'The same execution run a second time, by another worker': secondRun,
};

/** @returns {Promise<Omit<QueueSurroundings, 'expect'>>} */
async function bringUpCluster() {
	const surroundings = { homeFolder, isFresh: true, showSandboxLine: () => {} };
	const { api, sandbox, prepared, n8n } = await bringUpServer(surroundings, async (node) => {
		const cluster = await startCluster({ node, homeFolder });
		return { ...cluster.main, cluster };
	});
	const { cluster } = n8n;
	await showProgress(
		'Starting two workers (15 to 90 s)',
		async () => await Promise.all([cluster.startWorker(), cluster.startWorker()]),
	);
	return { api, n8nUrl: n8n.url, sandbox, sandboxUrl: sandbox.url, prepared, cluster };
}

async function queueMode() {
	// Before anything is downloaded for nothing.
	for (const name of ['redis-server', 'redis-cli']) findProgram(name, 'redis-server');
	for (const name of ['initdb', 'postgres']) findProgram(name, 'postgresql');
	prepareBesideNpmStart();
	const report = new CheckReport();
	const surroundings = { ...(await bringUpCluster()), expect: report.expect };
	await report.runChosen(allChecks, surroundings);
	await end(report.conclude());
}

runWithin(wholeTimeoutMinutes, queueMode);
