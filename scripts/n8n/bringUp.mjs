// From nothing to an n8n with this package in it, a sandbox beside it, and a credential between the two.
import { rm } from 'node:fs/promises';
import { claimHome } from './homeLock.mjs';
import { installN8n } from './installN8n.mjs';
import { N8nApi } from './n8nApi.mjs';
import { startN8n } from './n8nServer.mjs';
import { findOrFetchNode24 } from './node24.mjs';
import { installPackedNode } from './packedNode.mjs';
import { prepareEditor } from './prepareEditor.mjs';
import { startSandbox } from './sandboxServer.mjs';

/**
 * @typedef {object} Surroundings
 * @property {string} homeFolder n8n's data
 * @property {boolean} [isFresh] without the data of before
 * @property {(line: string) => void} showSandboxLine
 */

/**
 * Brings up an n8n of any kind.
 * @template {{ url: string, pid: number | undefined }} Server
 * @param {Surroundings} surroundings
 * @param {(node: string) => Promise<Server>} start starts it, with this package in it
 */
export async function bringUpServer({ homeFolder, isFresh = false, showSandboxLine }, start) {
	const addToLock = claimHome(homeFolder);
	// Only now is the folder ours alone.
	if (isFresh) await rm(homeFolder, { recursive: true, force: true });
	const node = await findOrFetchNode24();
	await installN8n(node);
	const sandbox = await startSandbox({ show: showSandboxLine });
	const n8n = await start(node);
	addToLock(n8n.pid);
	const api = new N8nApi(n8n.url);
	const prepared = await prepareEditor(api, { homeFolder, sandboxUrl: sandbox.apiUrl });
	return { node, sandbox, n8n, api, prepared, addToLock };
}

/**
 * Brings up one n8n, as most people run it.
 * @param {Surroundings & { logFile: string, settings?: NodeJS.ProcessEnv }} surroundings with n8n's log, and what it is set
 *   to beyond that
 */
export async function bringUp({ logFile, settings, ...surroundings }) {
	const { homeFolder } = surroundings;
	const start = async (/** @type {string} */ node) => {
		await installPackedNode(homeFolder);
		return await startN8n({ node, homeFolder, logFile, settings });
	};
	const { node, addToLock, ...running } = await bringUpServer(surroundings, start);
	/** The n8n of before has to be stopped by then. */
	const startN8nAgain = async (otherSettings = settings) => {
		const portOfBefore = Number(new URL(running.n8n.url).port);
		const again = await startN8n({
			...{ node, homeFolder, logFile, portOfBefore },
			settings: otherSettings,
		});
		addToLock(again.pid);
		return again;
	};
	return { ...running, startN8nAgain };
}
