// n8n in queue mode, as its documentation describes it: one n8n that takes requests, workers that run the executions,
// Redis between them, PostgreSQL below. Each has a folder of its own, as on machines of their own.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startN8nProgram } from '../../scripts/n8n/n8nServer.mjs';
import { installPackedNode } from '../../scripts/n8n/packedNode.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { freePort } from '../../scripts/system/freePort.mjs';
import { showProgress } from '../../scripts/system/progress.mjs';
import { startPostgres } from './postgresServer.mjs';
import { startRedis } from './redisServer.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

/**
 * @typedef {object} Worker
 * @property {string} name
 * @property {string} place its folder, which stands for its machine
 * @property {() => string} log what it has written so far
 * @property {() => string[]} running the executions it has begun and not finished
 * @property {() => Promise<void>} stop in order: it finishes what it runs
 * @property {() => Promise<void>} kill at once, as when its machine loses power
 *
 * @typedef {object} Cluster
 * @property {import('../../scripts/n8n/n8nServer.mjs').N8nServer} main
 * @property {import('./redisServer.mjs').RedisServer} redis
 * @property {import('./postgresServer.mjs').PostgresServer} postgres with n8n's data
 * @property {() => string} mainLog what the main n8n has written so far
 * @property {() => Promise<void>} killAndStartMain the workers go on meanwhile
 * @property {() => Worker[]} workers those that run
 * @property {() => string[]} workerLogs of all workers that there were
 * @property {(options?: { isPatient?: boolean, place?: string }) => Promise<Worker>} startWorker a patient one locks what it
 *   runs for as long as n8n's own settings say
 */

/** Executions that a worker runs at once. n8n advises against fewer than 5. */
const workerConcurrency = 5;

/** A worker finishes what it runs before it ends. */
const shutdownSeconds = 30;

/** Two at a time, and a worker that is gone leaves its folder to the next. */
const workerFolders = ['worker-a', 'worker-b'];

/** So that a dead worker is noticed within seconds; n8n's own values take one to two minutes. */
const impatience = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** n8n's own values. */
const patience = {
	QUEUE_WORKER_LOCK_DURATION: '60000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '10000',
	QUEUE_WORKER_STALLED_INTERVAL: '30000',
};

/** @param {string} name */
const logFileOf = (name) => join(folders.n8n, `queue-${name}.log`);

/**
 * What n8n and its workers have to agree on.
 * @param {{ redisPort: number, postgres: import('./postgresServer.mjs').PostgresServer, mainPort: number }} services
 * @returns {NodeJS.ProcessEnv}
 */
function sharedSettings({ redisPort, postgres, mainPort }) {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		...impatience,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: 'unused',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		// A worker makes the addresses that resume an execution, and they have to lead to the main n8n.
		WEBHOOK_URL: `http://127.0.0.1:${mainPort}/`,
	};
}

/** @param {number} port @returns {NodeJS.ProcessEnv} */
function healthSettings(port) {
	return {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
}

/** @param {string} log @returns {string[]} */
function runningIn(log) {
	const begun = log.matchAll(/Worker started execution (\d+) /g);
	const ended = new Set(
		[...log.matchAll(/Worker (?:finished execution|errored while running execution) (\d+) /g)].map(
			([, id]) => id,
		),
	);
	return [...begun].flatMap(([, id]) => (id === undefined || ended.has(id) ? [] : [id]));
}

/**
 * The services and the main n8n, without a worker yet.
 * @param {{ node: string, homeFolder: string }} options
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ node, homeFolder }) {
	const folder = temporaryFolder('queue');
	const mainPort = await freePort(5700);
	const [redis, postgres] = await showProgress(
		'Starting Redis and PostgreSQL',
		async () => await Promise.all([startRedis(folder), startPostgres(folder)]),
	);
	const settings = sharedSettings({ redisPort: redis.port, postgres, mainPort });
	for (const name of ['main', ...workerFolders]) await installPackedNode(join(homeFolder, name));
	const brokerPort = await freePort(5740);
	const startMain = async (continueLog = false) =>
		await startN8nProgram({
			...{ node, homeFolder: join(homeFolder, 'main'), logFile: logFileOf('main'), continueLog },
			...{ command: ['start'], port: mainPort, brokerPort, settings },
		});
	const main = await showProgress(
		'Starting n8n in queue mode (20 to 90 s)',
		async () => await startMain(),
	);
	let running = main;
	const killAndStartMain = async () => {
		await running.stop(0);
		running = await startMain(true);
	};
	const start = workerStarter({ node, homeFolder, settings });
	const mainLog = () => readFileSync(logFileOf('main'), 'utf8');
	return { main, mainLog, killAndStartMain, redis, postgres, ...start };
}

/**
 * @param {{ node: string, homeFolder: string, settings: NodeJS.ProcessEnv }} options
 * @returns {Pick<Cluster, 'workers' | 'workerLogs' | 'startWorker'>}
 */
function workerStarter({ node, homeFolder, settings }) {
	const freeFolders = [...workerFolders];
	/** @type {Set<Worker>} */
	const workers = new Set();
	/** @type {Array<Worker['log']>} */
	const logs = [];
	let started = 0;

	/** @type {Cluster['startWorker']} */
	async function startWorker({ isPatient = false, place = freeFolders[0] ?? '' } = {}) {
		const at = freeFolders.indexOf(place);
		if (at === -1) throw new Error('The place for the worker is taken');
		freeFolders.splice(at, 1);
		const name = `worker-${++started}`;
		const logFile = logFileOf(name);
		const port = await freePort(5710);
		const server = await startN8nProgram({
			...{ node, homeFolder: join(homeFolder, place), logFile, port },
			command: ['worker', `--concurrency=${workerConcurrency}`],
			brokerPort: await freePort(5740),
			settings: { ...settings, ...(isPatient ? patience : {}), ...healthSettings(port) },
		});
		/** @param {number} graceSeconds */
		const end = async (graceSeconds) => {
			workers.delete(worker);
			await server.stop(graceSeconds);
			freeFolders.push(place);
		};
		const log = () => readFileSync(logFile, 'utf8');
		/** @type {Worker} */
		const worker = {
			name,
			place,
			log,
			running: () => runningIn(log()),
			stop: async () => await end(shutdownSeconds),
			kill: async () => await end(0),
		};
		workers.add(worker);
		logs.push(log);
		return worker;
	}

	const workerLogs = () => logs.map((log) => log());
	return { workers: () => [...workers], workerLogs, startWorker };
}
