// Starts n8n as a person would (`n8n start`), on loopback, with its data in a folder of the project.
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folders } from '../system/folders.mjs';
import { freePort, requestedPort } from '../system/freePort.mjs';
import { environmentFor } from '../system/npm.mjs';
import { startProcess } from '../system/ownedProcess.mjs';
import { Problem } from '../system/problem.mjs';
import { showProgress } from '../system/progress.mjs';
import { waitUntil } from '../system/waitUntil.mjs';

/**
 * @typedef {object} N8nServer
 * @property {string} url the editor's address
 * @property {number | undefined} pid
 * @property {Promise<number | null>} exited
 * @property {(graceSeconds?: number) => Promise<void>} stop
 * @property {() => string} lastLogLines
 */

const startSeconds = 180;

/** What n8n may know of the person's environment: what any program needs, and the proxy. Never their own n8n's settings. */
const passedOn =
	/^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_.*|TZ|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|(HTTP|HTTPS|ALL|NO)_PROXY|NODE_EXTRA_CA_CERTS|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|USERNAME|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|NUMBER_OF_PROCESSORS)$/i;

/**
 * No request leaves this machine by itself, nothing but the editor is shown, and n8n has nothing to warn about.
 * @type {Record<string, string>}
 */
const quietSettings = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_AI_GATEWAY_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,chat-hub',
	// The list of verified packages would be fetched; ours is installed as an unverified one.
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	// Without these, n8n warns that their defaults will change.
	N8N_RUNNERS_TASK_TIMEOUT: '60',
	N8N_COMPRESSION_NODE_MAX_DECOMPRESSED_SIZE_BYTES: '268435456',
	N8N_COMPRESSION_NODE_MAX_ZIP_ENTRIES: '1000',
};

function personsEnvironment() {
	const entries = Object.entries(process.env).filter(([name]) => passedOn.test(name));
	return Object.fromEntries(entries);
}

/** Calls to the sandbox must not go through a proxy. @param {NodeJS.ProcessEnv} environment */
function withoutProxyOnLoopback(environment) {
	const exceptions = environment.NO_PROXY ?? environment.no_proxy;
	const list = ['127.0.0.1', 'localhost', ...(exceptions ? [exceptions] : [])].join(',');
	return { NO_PROXY: list, no_proxy: list };
}

/**
 * @param {{ node: string, homeFolder: string, port: number, brokerPort: number }} options
 * @returns {NodeJS.ProcessEnv}
 */
function n8nEnvironment({ node, homeFolder, port, brokerPort }) {
	const environment = personsEnvironment();
	const { PATH, Path } = environmentFor(node);
	return {
		...environment,
		...(PATH === undefined ? { Path } : { PATH }),
		...withoutProxyOnLoopback(environment),
		...quietSettings,
		N8N_USER_FOLDER: homeFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// The editor is plain http on loopback; the browser would drop a secure cookie.
		N8N_SECURE_COOKIE: 'false',
	};
}

/** @param {string} logFile */
function lastLines(logFile) {
	if (!existsSync(logFile)) return '';
	return readFileSync(logFile, 'utf8').trim().split('\n').slice(-20).join('\n');
}

/**
 * n8n answers requests while it still starts. Only after its readiness check passes has it looked through the executions
 * of before: one that runs during that look is taken for a crashed one.
 * @param {string} url
 */
async function isReady(url) {
	try {
		const response = await fetch(`${url}/healthz/readiness`, {
			signal: AbortSignal.timeout(5_000),
		});
		return response.ok;
	} catch {
		return false;
	}
}

/** @param {N8nServer} server @param {string} logFile */
async function waitUntilReady(server, logFile) {
	/** @param {string} what */
	const problem = (what) =>
		new Problem(`${server.lastLogLines()}\n\nn8n ${what}: its last lines are above (${logFile}).`);
	await waitUntil(async () => await isReady(server.url), {
		seconds: startSeconds,
		everyMs: 300,
		tooLate: () => problem(`was not ready after ${startSeconds} s`),
		exited: server.exited,
		hasExited: () => problem('ended while starting'),
	});
}

/**
 * Starts one of n8n's programs and waits until it is ready.
 * @param {object} options
 * @param {string} options.node
 * @param {string} options.homeFolder
 * @param {string} options.logFile
 * @param {string[]} options.command `start` is n8n itself, `worker` runs the executions of a queue
 * @param {number} options.port where it says that it is ready
 * @param {number} options.brokerPort
 * @param {NodeJS.ProcessEnv} [options.settings] on top of those that every n8n of ours gets
 * @param {boolean} [options.continueLog]
 * @returns {Promise<N8nServer>}
 */
export async function startN8nProgram({
	node,
	homeFolder,
	logFile,
	command,
	port,
	brokerPort,
	settings = {},
	continueLog = false,
}) {
	await mkdir(homeFolder, { recursive: true });
	const log = openSync(logFile, continueLog ? 'a' : 'w');
	const owned = startProcess(
		node,
		[join(folders.server, 'node_modules', 'n8n', 'bin', 'n8n'), ...command],
		{
			// Away from the project: n8n reads a .env file from the folder it is started in.
			cwd: homeFolder,
			env: { ...n8nEnvironment({ node, homeFolder, port, brokerPort }), ...settings },
			stdio: ['ignore', log, log],
		},
	);
	closeSync(log);
	/** @type {N8nServer} */
	const server = {
		url: `http://127.0.0.1:${port}`,
		pid: owned.child.pid,
		exited: owned.exited,
		stop: async (graceSeconds) => await owned.stop(graceSeconds),
		lastLogLines: () => lastLines(logFile),
	};
	await waitUntilReady(server, logFile);
	return server;
}

/**
 * Starts n8n and waits until its editor can be used.
 * @param {{ node: string, homeFolder: string, logFile: string, portOfBefore?: number, settings?: NodeJS.ProcessEnv }} options
 *   with `portOfBefore` n8n comes back where it was, and its log goes on
 * @returns {Promise<N8nServer>}
 */
export async function startN8n({ portOfBefore, ...options }) {
	const port = portOfBefore ?? (await requestedPort('N8N_PORT', 5678));
	const brokerPort = await freePort(5679);
	const continueLog = portOfBefore !== undefined;
	const command = ['start'];
	return await showProgress(
		'Starting n8n (10 to 60 s)',
		async () => await startN8nProgram({ ...options, command, port, brokerPort, continueLog }),
	);
}
