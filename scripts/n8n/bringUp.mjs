// From nothing to an n8n with this package in it, a sandbox beside it, and a credential between the two.
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
 * @property {string} logFile n8n's log
 * @property {() => Promise<void>} [beforeInstall] called once the folder is ours alone
 * @property {(line: string) => void} showSandboxLine
 */

/** @param {Surroundings} surroundings */
export async function bringUp({ homeFolder, logFile, beforeInstall, showSandboxLine }) {
	const addToLock = claimHome(homeFolder);
	await beforeInstall?.();
	const node = await findOrFetchNode24();
	await installN8n(node);
	await installPackedNode(homeFolder);
	const sandbox = await startSandbox({ show: showSandboxLine });
	const n8n = await startN8n({ node, homeFolder, logFile });
	addToLock(n8n.pid);
	const api = new N8nApi(n8n.url);
	const prepared = await prepareEditor(api, { homeFolder, sandboxUrl: sandbox.apiUrl });
	/** The n8n of before has to be stopped by then. */
	const startN8nAgain = async () => {
		const portOfBefore = Number(new URL(n8n.url).port);
		const again = await startN8n({ node, homeFolder, logFile, portOfBefore });
		addToLock(again.pid);
		return again;
	};
	return { sandbox, n8n, api, prepared, startN8nAgain };
}
