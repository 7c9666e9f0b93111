// Makes a fresh n8n ready to try: an owner, a credential for the sandbox, the example workflows.
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folders } from '../system/folders.mjs';
import { sandboxUserKey } from './sandboxServer.mjs';

/**
 * @typedef {import('./n8nApi.mjs').N8nApi} N8nApi
 * @typedef {import('./n8nApi.mjs').Workflow} Workflow
 * @typedef {{ credentialId: string, sandboxUrl: string, workflows: Record<string, string> }} Prepared
 */

/** Known to everyone, and harmless: this n8n listens on loopback and knows nothing but the sandbox. */
export const demoAccount = { email: 'owner@example.com', password: 'AnveoSandbox1' };

/** What the URLs of the trigger have to carry. As harmless as the account: only this machine can reach them. */
export const sandboxCallbackToken = 'sandbox-callback-token';

const credentialName = 'Anveo Sandbox';
const credentialType = 'anveoApi';
const nodePrefix = 'n8n-nodes-anveo.';

/** @param {string} homeFolder */
const recordFile = (homeFolder) => join(homeFolder, 'prepared.json');

/** @param {string} homeFolder @returns {Promise<Partial<Prepared>>} */
async function readRecord(homeFolder) {
	const file = recordFile(homeFolder);
	return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
}

/** @param {string} homeFolder @param {Prepared} record */
async function writeRecord(homeFolder, record) {
	await mkdir(dirname(recordFile(homeFolder)), { recursive: true });
	await writeFile(recordFile(homeFolder), `${JSON.stringify(record, null, '\t')}\n`);
}

/** @param {string} sandboxUrl */
export function sandboxCredential(sandboxUrl) {
	const data = {
		userApiKey: sandboxUserKey,
		callbackToken: sandboxCallbackToken,
		apiUrl: sandboxUrl,
	};
	return { name: credentialName, type: credentialType, data };
}

/**
 * Creates the credential, or points it to where the sandbox listens now. A credential that a person has
 * pointed elsewhere (to their own account, say) is left alone.
 * @param {N8nApi} api
 * @param {Partial<Prepared>} record
 * @param {string} sandboxUrl
 */
async function prepareCredential(api, record, sandboxUrl) {
	const wanted = sandboxCredential(sandboxUrl);
	const id = record.credentialId;
	const stored = id === undefined ? undefined : await api.readCredential(id);
	if (id === undefined || stored === undefined) return await api.createCredential(wanted);
	const isOurs = stored.data.apiUrl === record.sandboxUrl;
	// n8n shows a set secret as a placeholder: nothing at all means a credential from before there was a token.
	const isComplete = Boolean(stored.data.callbackToken);
	if (isOurs && !(isComplete && record.sandboxUrl === sandboxUrl)) {
		await api.updateCredential({ id, ...wanted });
	}
	return id;
}

/** @param {Workflow} workflow @param {string} credentialId @returns {Workflow} */
export function withCredential(workflow, credentialId) {
	const credentials = { [credentialType]: { id: credentialId, name: credentialName } };
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(nodePrefix) ? { ...node, credentials } : node,
	);
	return { ...workflow, nodes };
}

/** @param {string} file @returns {Promise<Workflow>} */
export async function readExample(file) {
	return JSON.parse(await readFile(join(folders.examples, file), 'utf8'));
}

/**
 * Adds the examples that this n8n was not given yet: one a person has deleted stays deleted.
 * @param {N8nApi} api
 * @param {Record<string, string>} known
 * @param {string} credentialId
 */
async function addExamples(api, known, credentialId) {
	const workflows = { ...known };
	const files = (await readdir(folders.examples)).filter((name) => name.endsWith('.json')).sort();
	for (const file of files) {
		if (workflows[file] !== undefined) continue;
		workflows[file] = await api.createWorkflow(
			withCredential(await readExample(file), credentialId),
		);
	}
	return workflows;
}

/**
 * @param {N8nApi} api
 * @param {{ homeFolder: string, sandboxUrl: string }} options
 * @returns {Promise<Prepared>}
 */
export async function prepareEditor(api, { homeFolder, sandboxUrl }) {
	const record = await readRecord(homeFolder);
	await api.signIn(demoAccount);
	const credentialId = await prepareCredential(api, record, sandboxUrl);
	// Written before the workflows too: cut off between the two, the next start must not create a second credential.
	await writeRecord(homeFolder, { credentialId, sandboxUrl, workflows: record.workflows ?? {} });
	const workflows = await addExamples(api, record.workflows ?? {}, credentialId);
	const prepared = { credentialId, sandboxUrl, workflows };
	await writeRecord(homeFolder, prepared);
	return prepared;
}
