// What a person does in the editor for their first call, done through n8n's own interface, and checked against
// what the sandbox says it received.
import { sandboxCredential } from '../../scripts/n8n/prepareEditor.mjs';
import { Problem } from '../../scripts/system/problem.mjs';

/**
 * @typedef {Pick<Awaited<ReturnType<typeof import('../../scripts/n8n/bringUp.mjs').bringUp>>, 'api' | 'prepared' | 'sandbox'>} Running
 * @typedef {(isMet: boolean, claim: string) => void} Expect says what was seen; throws when it is not met
 */

const example = 'first-call.json';
const nodeName = 'Anveo Dial Call Flow';
const triggerName = "When clicking 'Execute workflow'";
const contacts = 3;
const executionTimeout = 60;

/** @param {Running} running @param {Expect} expect */
async function testCredential({ api, prepared, sandbox }, expect) {
	const right = { id: prepared.credentialId, ...sandboxCredential(sandbox.apiUrl) };
	const accepted = await api.testCredential(right);
	expect(
		accepted.status === 'OK',
		`credential test with the right key: ${accepted.status}, "${accepted.message}"`,
	);
	const wrong = { ...right, data: { ...right.data, userApiKey: 'wrong-key' } };
	const refused = await api.testCredential(wrong);
	expect(
		refused.status === 'Error' && refused.message.includes('Sandbox'),
		`credential test with a wrong key: ${refused.status}, "${refused.message}"`,
	);
}

/** @param {unknown} phoneNumber @param {unknown} requestId */
const callLine = (phoneNumber, requestId) => `${phoneNumber}  REQUESTID ${requestId}`;

/** @param {Running} running @param {Expect} expect @returns {Promise<string[]>} the calls, as they came out of the node */
async function runExample({ api, prepared }, expect) {
	const workflowId = prepared.workflows[example];
	if (workflowId === undefined) throw new Problem(`examples/${example} is missing.`);
	const executionId = await api.runWorkflow(workflowId, triggerName);
	const { status, resultData } = await api.waitForExecution(executionId, executionTimeout);
	const { message = '', description = '' } = resultData.error ?? {};
	expect(status === 'success', `workflow run: ${status} ${message} ${description}`.trimEnd());
	const items = resultData.runData[nodeName]?.[0]?.data?.main[0] ?? [];
	// The node gives numbers out in E.164; sent are digits.
	return items.map(({ json }) =>
		callLine(String(json.phoneNumber).replace(/^\+/, ''), json.requestId),
	);
}

/** @param {Running} running @returns {Promise<string[]>} the calls, as the sandbox received them */
async function callsAtSandbox({ sandbox }) {
	const placed = (await sandbox.requests()).filter(({ requestId }) => requestId !== null);
	return placed.map(({ requestId, parameters }) => {
		const phoneNumber = parameters.find(({ name }) => name === 'PHONENUMBER')?.value;
		return callLine(phoneNumber, requestId);
	});
}

/** @param {string[]} fromNode @param {string[]} atSandbox @param {Expect} expect */
function compare(fromNode, atSandbox, expect) {
	for (const call of fromNode) console.log(`        ${call}`);
	expect(
		atSandbox.length === contacts,
		`calls placed, according to the sandbox: ${atSandbox.length} of ${contacts}`,
	);
	expect(
		fromNode.sort().join() === atSandbox.sort().join(),
		'each item carries the REQUESTID that the sandbox gave out for its number',
	);
}

/**
 * Needs a sandbox that no call has reached yet.
 * @param {Running} running
 * @param {Expect} expect
 */
export async function checkFirstCall(running, expect) {
	await testCredential(running, expect);
	const fromNode = await runExample(running, expect);
	compare(fromNode, await callsAtSandbox(running), expect);
}
