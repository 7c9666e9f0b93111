// n8n's real engine, out of the n8n under `.n8n/server`: what n8n's server does around a run, and nothing more.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { folders } from '../scripts/system/folders.mjs';

const serverRequire = createRequire(join(folders.server, 'package.json'));
/** @type {typeof import('n8n-core')} */
const { DirectoryLoader, ExecutionLifecycleHooks, RoutingNode, WorkflowExecute } =
	serverRequire('n8n-core');
/** @type {typeof import('n8n-workflow')} */
const { NodeHelpers, Workflow } = serverRequire('n8n-workflow');

/**
 * @typedef {import('n8n-workflow').INodeType} INodeType
 * @typedef {import('n8n-workflow').IVersionedNodeType} IVersionedNodeType
 * @typedef {import('n8n-workflow').ICredentialType} ICredentialType
 * @typedef {import('n8n-workflow').INodeExecutionData} Item
 *
 * @typedef {object} Candidate a way to get the job done: nodes in a row
 * @property {Array<{ type: INodeType | IVersionedNodeType, typeVersion: number, parameters: Record<string, any> }>} chain
 * @property {{ type: ICredentialType, data: Record<string, string> }} [credential] for the first node
 * @property {import('n8n-workflow').OnError} [onError] of each node; Stop Workflow when nothing is set
 * @property {string} [idField] of the output, that tells the calls apart; requestId when nothing is set
 */

/** @param {string} file below n8n's own nodes @returns {any} the module */
export function builtInNode(file) {
	return serverRequire(`n8n-nodes-base/dist/nodes/${file}`);
}

/** For what-if measurements, in this process only. */
export function leaveOutSecondEvaluation() {
	Reflect.set(RoutingNode.prototype, 'resolveBaseUrl', () => undefined);
}

/** What n8n's loader and its NodeTypes service do with a node that has no `execute`. @param {INodeType} node */
function makeReady(node) {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	if (node.execute !== undefined) return;
	node.execute = async function () {
		return (await new RoutingNode(/** @type {never} */ (this), node).runNode()) ?? [];
	};
}

/** @param {Item[]} items @returns {INodeType} */
function startNode(items) {
	return {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => [items],
	};
}

/** @param {Candidate['credential']} credential */
function additionalData(credential) {
	const url = 'http://localhost/';
	const data = {
		hooks: new ExecutionLifecycleHooks('manual', '1', /** @type {never} */ ({})),
		credentialsHelper: {
			getParentTypes: () => [],
			getCredentialsProperties: () => [],
			isCredentialUsableByNode: () => true,
			preAuthentication: async () => undefined,
			getDecrypted: async () => ({ ...credential?.data }),
			/** @param {any} decrypted @param {string} _type @param {any} request */
			authenticate: async (decrypted, _type, request) => {
				const authenticate = credential?.type.authenticate;
				return typeof authenticate === 'function'
					? await authenticate(decrypted, request)
					: request;
			},
		},
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		formWaitingBaseUrl: url,
	};
	return /** @type {never} */ (data);
}

/**
 * Runs the candidate's nodes one after the other over the items, as one workflow, and gives what came out at the end.
 * @param {Candidate} candidate
 * @param {Item[]} items
 * @returns {Promise<Item[]>}
 */
export async function runChain({ chain, credential, onError }, items) {
	/** @type {Record<string, INodeType | IVersionedNodeType>} */
	const types = { start: startNode(items) };
	chain.forEach(({ type }, at) => {
		if ('description' in type && !('nodeVersions' in type)) makeReady(type);
		types[`node${at}`] = type;
	});
	const place = { position: /** @type {[number, number]} */ ([0, 0]) };
	const nodes = [
		{ id: 's', name: 'Start', type: 'start', typeVersion: 1, parameters: {}, ...place },
		...chain.map(({ typeVersion, parameters }, at) => ({
			id: `node${at}`,
			name: `Node ${at}`,
			type: `node${at}`,
			typeVersion,
			parameters,
			...place,
			...(onError === undefined ? {} : { onError }),
			...(credential === undefined || at > 0
				? {}
				: { credentials: { [credential.type.name]: { id: '1', name: 'Credential' } } }),
		})),
	];
	/** @type {Record<string, { main: Array<Array<{ node: string, type: 'main', index: number }>> }>} */
	const connections = Object.fromEntries(
		nodes
			.slice(0, -1)
			.map(({ name }, at) => [
				name,
				{ main: [[{ node: nodes[at + 1]?.name ?? '', type: 'main', index: 0 }]] },
			]),
	);
	const workflow = new Workflow({
		id: 'bench',
		active: false,
		settings: { timezone: 'America/New_York', executionOrder: 'v1' },
		nodeTypes: {
			getByName: (name) => /** @type {any} */ (types[name]),
			getByNameAndVersion: (name, version) =>
				NodeHelpers.getVersionedNodeType(/** @type {any} */ (types[name]), version),
			getKnownTypes: () => ({}),
		},
		nodes,
		connections,
	});
	const start = workflow.getNode('Start') ?? undefined;
	const engine = new WorkflowExecute(additionalData(credential), 'manual');
	const run = await engine.run({ workflow, startNode: start });
	const { error, runData } = run.data.resultData;
	if (error !== undefined) throw error;
	return runData[nodes.at(-1)?.name ?? '']?.[0]?.data?.main?.[0] ?? [];
}
