// Runs the Anveo sandbox beside n8n and shows the calls it receives.
import { createInterface } from 'node:readline';
import { projectFolder } from '../system/folders.mjs';
import { requestedPort } from '../system/freePort.mjs';
import { startProcess } from '../system/ownedProcess.mjs';
import { Problem } from '../system/problem.mjs';
import { waitUntil } from '../system/waitUntil.mjs';

/**
 * @typedef {object} SandboxServer
 * @property {string} url the page with the calls
 * @property {string} apiUrl what belongs into the credential
 * @property {Promise<number | null>} exited
 * @property {() => Promise<ReceivedRequest[]>} requests
 * @property {() => Promise<PlacedCall[]>} calls
 * @property {(url: string) => Promise<void>} notify sets the address that is told about ended calls; '' for none
 * @property {() => Promise<Delivery[]>} notifications
 * @property {(requestId: string, command: 'answer' | 'press' | 'hangup', digits?: string) => Promise<void>} command
 *
 * @typedef {{ name: string, value: string }} NamedText
 * @typedef {{ receivedAt: string, action: string | null, requestId: string | null, parameters: NamedText[], variables: NamedText[] }} ReceivedRequest
 * @typedef {{ requestId: string, phoneNumber: string, state: string, variables: NamedText[], requestsMade: MadeRequest[] }} PlacedCall
 * @typedef {{ url: string, method: string, status?: number, error?: string }} MadeRequest
 * @typedef {MadeRequest & { requestId: string, delivery: number }} Delivery
 */

export const sandboxUserKey = 'sandbox-user-key';

const startSeconds = 30;
const apiPath = '/api/v3.asp';
const portVariable = 'ANVEO_SANDBOX_PORT';
const stepVariable = 'ANVEO_SANDBOX_STEP_MS';

/** Long enough to watch on the page, and for a status asked each second to see every state. */
const step = '2000';

/** @param {string} url @param {Promise<number | null>} exited @param {() => string} output */
async function waitUntilReady(url, exited, output) {
	const isReady = async () =>
		await fetch(`${url}/sandbox/requests`).then(
			({ ok }) => ok,
			() => false,
		);
	const tooLate = () =>
		new Problem(`${output()}\n\nThe sandbox did not start: its own message is above.`);
	await waitUntil(isReady, { seconds: startSeconds, tooLate, exited });
}

/** One of the sandbox's own addresses. @param {string} url @param {RequestInit} [options] @returns {Promise<any>} */
async function control(url, options) {
	const response = await fetch(url, { ...options, signal: AbortSignal.timeout(5_000) });
	if (!response.ok) {
		throw new Error(
			`The sandbox answered ${url} with ${response.status}: ${await response.text()}`,
		);
	}
	return await response.json();
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
			[stepVariable]: process.env[stepVariable] || step,
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
		url,
		apiUrl: `${url}${apiPath}`,
		exited: owned.exited,
		requests: async () => await control(`${url}/sandbox/requests`),
		calls: async () => await control(`${url}/sandbox/calls`),
		notify: async (address) => {
			const body = JSON.stringify({ url: address });
			await control(`${url}/sandbox/notifications`, { method: 'PUT', body });
		},
		notifications: async () => (await control(`${url}/sandbox/notifications`)).deliveries,
		command: async (requestId, command, digits) => {
			const body = digits === undefined ? undefined : JSON.stringify({ digits });
			await control(`${url}/sandbox/calls/${requestId}/${command}`, { method: 'POST', body });
		},
	};
}
