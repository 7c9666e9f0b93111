// `npm run first-call`: what a person does in the editor for their first call, done through n8n's own
// interface, and checked against what the sandbox says it received. Exit code 0 only when all of it agrees.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bringUp } from './bringUp.mjs';
import { end, endOnSignals, runToTheEnd } from './endings.mjs';
import { folders } from './folders.mjs';
import { installDependencies } from './install.mjs';
import { sandboxCredential } from './prepareEditor.mjs';
import { Problem } from './problem.mjs';

const homeFolder = join(folders.n8n, 'first-call-home');
const logFile = join(folders.n8n, 'first-call.log');
const example = 'first-call.json';
const nodeName = 'Anveo Dial Call Flow';
const triggerName = "When clicking 'Execute workflow'";
const contacts = 3;

/** Enough for a first installation on a slow line; a machine must not wait for ever. */
const wholeTimeout = 45 * 60_000;
const executionTimeout = 60;

/** @typedef {Awaited<ReturnType<typeof bringUp>>} Running */

/** @param {boolean} isMet @param {string} claim */
function check(isMet, claim) {
	console.log(`${isMet ? 'ok      ' : 'NOT OK  '}${claim}`);
	if (!isMet) throw new Problem(`Not as expected: ${claim}`);
}

/** @param {Running} running */
async function testCredential({ api, prepared, sandbox }) {
	const right = { id: prepared.credentialId, ...sandboxCredential(sandbox.apiUrl) };
	const accepted = await api.testCredential(right);
	check(
		accepted.status === 'OK',
		`credential test with the right key: ${accepted.status}, "${accepted.message}"`,
	);
	const wrong = { ...right, data: { ...right.data, userApiKey: 'wrong-key' } };
	const refused = await api.testCredential(wrong);
	check(
		refused.status === 'Error' && refused.message.includes('Sandbox'),
		`credential test with a wrong key: ${refused.status}, "${refused.message}"`,
	);
}

/** @param {unknown} phoneNumber @param {unknown} requestId */
const callLine = (phoneNumber, requestId) => `${phoneNumber}  REQUESTID ${requestId}`;

/** @param {Running} running @returns {Promise<string[]>} the calls, as they came out of the node */
async function runExample({ api, prepared }) {
	const workflowId = prepared.workflows[example];
	if (workflowId === undefined) throw new Problem(`examples/${example} is missing.`);
	const executionId = await api.runWorkflow(workflowId, triggerName);
	const { status, resultData } = await api.waitForExecution(executionId, executionTimeout);
	const { message = '', description = '' } = resultData.error ?? {};
	check(status === 'success', `workflow run: ${status} ${message} ${description}`.trimEnd());
	const items = resultData.runData[nodeName]?.[0]?.data?.main[0] ?? [];
	return items.map(({ json }) => callLine(json.phoneNumber, json.requestId));
}

/** @param {Running} running @returns {Promise<string[]>} the calls, as the sandbox received them */
async function callsAtSandbox({ sandbox }) {
	const placed = (await sandbox.requests()).filter(({ requestId }) => requestId !== null);
	return placed.map(({ requestId, parameters }) => {
		const phoneNumber = parameters.find(({ name }) => name === 'PHONENUMBER')?.value;
		return callLine(phoneNumber, requestId);
	});
}

/** @param {string[]} fromNode @param {string[]} atSandbox */
function compare(fromNode, atSandbox) {
	for (const call of fromNode) console.log(`        ${call}`);
	check(
		atSandbox.length === contacts,
		`calls placed, according to the sandbox: ${atSandbox.length} of ${contacts}`,
	);
	check(
		fromNode.sort().join() === atSandbox.sort().join(),
		'each item carries the REQUESTID that the sandbox gave out for its number',
	);
}

async function firstCall() {
	// Chosen for `npm start`, which may be running beside this: here any free port will do.
	delete process.env.N8N_PORT;
	delete process.env.ANVEO_SANDBOX_PORT;
	installDependencies();
	const running = await bringUp({
		homeFolder,
		logFile,
		beforeInstall: async () => await rm(homeFolder, { recursive: true, force: true }),
		showSandboxLine: (line) => console.log(`sandbox | ${line}`),
	});
	console.log();
	await testCredential(running);
	const fromNode = await runExample(running);
	compare(fromNode, await callsAtSandbox(running));
	console.log('\nFirst call: everything agrees.');
	await end(0);
}

setTimeout(() => {
	console.error(`\nNot finished after ${wholeTimeout / 60_000} minutes.`);
	void end(1);
}, wholeTimeout).unref();
endOnSignals(() => 130);
void runToTheEnd(firstCall);
