// Runs the Anveo sandbox beside n8n and shows the calls it receives.
import { createInterface } from 'node:readline';
import { projectFolder } from './folders.mjs';
import { requestedPort } from './freePort.mjs';
import { startProcess } from './ownedProcess.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {object} SandboxServer
 * @property {string} apiUrl what belongs into the credential
 * @property {Promise<number | null>} exited
 * @property {() => Promise<ReceivedRequest[]>} requests
 *
 * @typedef {{ requestId: string | null, parameters: Array<{ name: string, value: string }> }} ReceivedRequest
 */

export const sandboxUserKey = 'sandbox-user-key';

const startTimeout = 30_000;
const apiPath = '/api/v3.asp';
const portVariable = 'ANVEO_SANDBOX_PORT';

/** @param {string} url @param {Promise<number | null>} exited @param {() => string} output */
async function waitUntilReady(url, exited, output) {
	const deadline = Date.now() + startTimeout;
	let hasExited = false;
	void exited.then(() => (hasExited = true));
	while (
		!(await fetch(`${url}/sandbox/requests`).then(
			(r) => r.ok,
			() => false,
		))
	) {
		if (hasExited || Date.now() > deadline) {
			throw new Problem(`${output()}\n\nThe sandbox did not start: its own message is above.`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/**
 * @param {{ show: (line: string) => void }} options `show` gets each line about a received call
 * @returns {Promise<SandboxServer>}
 */
export async function startSandbox({ show }) {
	const port = await requestedPort(portVariable, 5690);
	const owned = startProcess(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
		cwd: projectFolder,
		env: {
			...process.env,
			[portVariable]: String(port),
			ANVEO_SANDBOX_USER_KEY: sandboxUserKey,
			// Whatever the person set for `npm run sandbox`: the prepared credential carries no signature.
			ANVEO_SANDBOX_EMAIL: '',
			ANVEO_SANDBOX_SECURE_PHRASE: '',
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	// What it says before it is ready is its introduction; shown only when it never gets ready.
	/** @type {string[] | undefined} */
	let early = [];
	for (const stream of [owned.child.stdout, owned.child.stderr]) {
		if (!stream) continue;
		createInterface({ input: stream }).on('line', (line) =>
			early ? early.push(line) : show(line),
		);
	}
	const url = `http://127.0.0.1:${port}`;
	await waitUntilReady(url, owned.exited, () => early?.join('\n') ?? '');
	early = undefined;
	return {
		apiUrl: `${url}${apiPath}`,
		exited: owned.exited,
		requests: async () => {
			const response = await fetch(`${url}/sandbox/requests`, {
				signal: AbortSignal.timeout(5_000),
			});
			return /** @type {ReceivedRequest[]} */ (await response.json());
		},
	};
}
