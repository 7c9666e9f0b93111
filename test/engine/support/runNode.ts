import { DirectoryLoader, ExecutionLifecycleHooks, RoutingNode, WorkflowExecute } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import { AnveoApi } from '../../../credentials/AnveoApi.credentials';
import { AnveoDialCallFlow } from '../../../nodes/AnveoDialCallFlow/AnveoDialCallFlow.node';
import { startExecution } from './engineDifferences';

/** Anveo's documented example values, as a person would type them. */
export const DIAL_PARAMETERS: INodeParameters = {
	resource: 'call',
	operation: 'dial',
	phoneNumber: '={{ $json.phone }}',
	callerId: '12157010680',
	callFlow: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
};

export interface NodeRun {
	/** JSON of the items that enter the node. */
	items: INodeExecutionData['json'][];
	parameters?: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	/** Settings of the node: onError, retryOnFail, executeOnce ... */
	node?: Partial<INode>;
	settings?: IWorkflowSettings;
	/** n8n gives each execution an id of its own, and keeps it when it runs one again. */
	executionId?: string;
}

/** Name of the node type under test. */
export const SUT = 'n8n-nodes-anveo.anveoDialCallFlow';

/** A node that hands the given items on, as any node before ours does. */
export function startNode(items: INodeExecutionData[]): INodeType {
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

/** The node under test as n8n's loader and its NodeTypes service make it ready. */
export function nodeUnderTest(): INodeType {
	const node: INodeType = new AnveoDialCallFlow();
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	node.execute = async function (this: IExecuteFunctions) {
		// The engine's own context class has what RoutingNode wants; n8n-workflow's interface does not show it.
		return (await new RoutingNode(this as never, node).runNode()) ?? [];
	};
	return node;
}

/** A node of a test workflow. */
export function node(name: string, type: string, extra: Partial<INode>): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...extra };
}

/** The node types of a test workflow, by name. */
export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	const typeOf = (name: string) => {
		const type = types[name];
		if (type === undefined) throw new Error(`The test workflow has no node type ${name}`);
		return type;
	};
	return {
		getByName: typeOf,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(typeOf(name), version),
		getKnownTypes: () => ({}),
	};
}

/** A workflow of a start node and the node under test, ready to run in the real engine. */
export function workflowFor({ items, parameters, node: settings, settings: workflow }: NodeRun) {
	return new Workflow({
		id: 'workflow',
		active: false,
		nodeTypes: nodeTypesOf({
			start: startNode(items.map((json) => ({ json }))),
			[SUT]: nodeUnderTest(),
		}),
		settings: { timezone: 'America/New_York', ...workflow },
		nodes: [
			node('Start', 'start', {}),
			node('Dial', SUT, {
				parameters: { ...DIAL_PARAMETERS, ...parameters },
				credentials: { anveoApi: { id: '1', name: 'Anveo' } },
				...settings,
			}),
		],
		connections: { Start: { main: [[{ node: 'Dial', type: 'main', index: 0 }]] } },
	});
}

/** What the server gives a run: the credential and hooks. */
export function additionalData(
	credential: ICredentialDataDecryptedObject,
	executionId = '1',
): IWorkflowExecuteAdditionalData {
	const type = new AnveoApi();
	const url = 'http://localhost/';
	const data = {
		hooks: new ExecutionLifecycleHooks('manual', '1', {} as never),
		credentialsHelper: {
			getParentTypes: () => [],
			getCredentialsProperties: () => [],
			isCredentialUsableByNode: () => true,
			preAuthentication: async () => undefined,
			getDecrypted: async () => ({ ...credential }),
			authenticate: async (
				decrypted: ICredentialDataDecryptedObject,
				_type: string,
				request: IHttpRequestOptions,
			) => await type.authenticate(decrypted, request),
		},
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		formWaitingBaseUrl: url,
	};
	// Only what the engine reads on this path: a whole one needs n8n's server and its database.
	return data as unknown as IWorkflowExecuteAdditionalData;
}

/** Starts a workflow at its node "Start" in the real engine. */
export function startWorkflow(workflow: Workflow, data: IWorkflowExecuteAdditionalData) {
	const startNode = workflow.getNode('Start') ?? undefined;
	return startExecution(new WorkflowExecute(data, 'manual'), workflow, startNode);
}

/** Starts the node in the real engine and gives n8n's own cancellable promise of the run. */
export function startRun(options: NodeRun) {
	return startWorkflow(
		workflowFor(options),
		additionalData(options.credential, options.executionId),
	);
}

/** What came of a run, as a person reads it in the editor. */
export interface RunResult {
	run: IRun;
	/** Items of the first output. */
	output: INodeExecutionData[];
	/** Items of the error output. */
	errorOutput: INodeExecutionData[];
	/** The error that stopped the workflow. */
	error?: { message: string; description?: string | null; itemIndex?: unknown };
	/** All run data as n8n stores it. */
	stored: string;
}

/** Runs the node in the real engine. */
export async function runNode(options: NodeRun): Promise<RunResult> {
	return resultOf(await startRun(options));
}

export function resultOf(run: IRun): RunResult {
	const { runData, error } = run.data.resultData;
	const [output, errorOutput] = runData.Dial?.[0]?.data?.main ?? [];
	return {
		run,
		output: output ?? [],
		errorOutput: errorOutput ?? [],
		error:
			error === undefined
				? undefined
				: {
						message: error.message,
						description: 'description' in error ? error.description : undefined,
						itemIndex: 'context' in error ? error.context.itemIndex : undefined,
					},
		stored: JSON.stringify(run),
	};
}
