// `npm run test:queue`: n8n's queue mode for real, with workers that are killed while calls are under way. Exit code 0
// only when nobody was dialled twice, and every REQUESTID can be found.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installDependencies } from '../../scripts/install.mjs';
import { claimHome } from '../../scripts/n8n/homeLock.mjs';
import { installN8n } from '../../scripts/n8n/installN8n.mjs';
import { N8nApi } from '../../scripts/n8n/n8nApi.mjs';
import { findOrFetchNode24 } from '../../scripts/n8n/node24.mjs';
import { prepareEditor } from '../../scripts/n8n/prepareEditor.mjs';
import { startSandbox } from '../../scripts/n8n/sandboxServer.mjs';
import { end, endAfter, endOnSignals, runToTheEnd } from '../../scripts/system/endings.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { showProgress } from '../../scripts/system/progress.mjs';
import { CheckReport, chosenOf } from '../checkReport.mjs';
import { dialAndWaitElsewhere } from './dialAndWaitElsewhere.mjs';
import { findProgram } from './findProgram.mjs';
import { killedWorker } from './killedWorker.mjs';
import { startCluster } from './n8nCluster.mjs';
import { secondRun } from './secondRun.mjs';
import { triggerOnWorker } from './triggerOnWorker.mjs';

/** @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings */

const homeFolder = join(folders.homes, 'queue-home');

/** Enough for a first installation on a slow line; a machine must not wait for ever. */
const wholeTimeoutMinutes = 60;

/** @type {Record<string, (surroundings: QueueSurroundings) => Promise<void>>} */
const allChecks = {
	'The trigger starts an execution on a worker': triggerOnWorker,
	'Dial and Wait for Reply: dialled on one worker, resumed on another': dialAndWaitElsewhere,
	'1,000 calls, and a worker killed half way': killedWorker,
	'The same execution run a second time, by another worker': secondRun,
};

/** @returns {Promise<Omit<QueueSurroundings, 'expect'>>} */
async function bringUp() {
	claimHome(homeFolder);
	await rm(homeFolder, { recursive: true, force: true });
	const node = await findOrFetchNode24();
	await installN8n(node);
	const sandbox = await startSandbox({ show: () => {} });
	const cluster = await startCluster({ node, homeFolder });
	const api = new N8nApi(cluster.main.url);
	const prepared = await prepareEditor(api, { homeFolder, sandboxUrl: sandbox.apiUrl });
	await showProgress(
		'Starting two workers (15 to 90 s)',
		async () => await Promise.all([cluster.startWorker(), cluster.startWorker()]),
	);
	const { url: n8nUrl } = cluster.main;
	return { api, n8nUrl, sandbox, sandboxUrl: sandbox.url, prepared, cluster };
}

async function queueMode() {
	// Chosen for `npm start`, which may be running beside this: here any free port will do.
	delete process.env.N8N_PORT;
	delete process.env.ANVEO_SANDBOX_PORT;
	// Before anything is downloaded for nothing.
	for (const name of ['redis-server', 'redis-cli']) findProgram(name, 'redis-server');
	for (const name of ['initdb', 'postgres']) findProgram(name, 'postgresql');
	installDependencies();
	const report = new CheckReport();
	const surroundings = { ...(await bringUp()), expect: report.expect };
	for (const [name, check] of chosenOf(allChecks)) {
		await report.run(name, async () => await check(surroundings));
	}
	await end(report.conclude());
}

endAfter(wholeTimeoutMinutes);
endOnSignals(() => 130);
void runToTheEnd(queueMode);
