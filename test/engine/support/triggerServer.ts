/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { WebhookContext } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type IWebhookResponseData,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { AnveoCallFlowTrigger } from '../../../nodes/AnveoCallFlowTrigger/AnveoCallFlowTrigger.node';
import { additionalData, node, nodeTypesOf } from './runNode';

const SUT = 'n8n-nodes-anveo.anveoCallFlowTrigger';

export interface TriggerOptions {
	parameters?: INodeParameters;
	/** Undefined when the node has none. */
	credential?: ICredentialDataDecryptedObject;
	workflowId?: string;
	/** What is stored with the workflow. */
	staticData?: IDataObject;
	/** 'manual' when somebody listens for a test event. */
	mode?: WorkflowExecuteMode;
	/** Resolves when n8n has started an execution. */
	executionStarted?: () => Promise<void>;
	/** n8n cannot start an execution: its database is away, say. */
	takesNothing?: boolean;
}

export interface TriggerServer {
	port: number;
	/** What each request started, in order: the item's JSON. */
	started: Array<INodeExecutionData['json']>;
	/** Errors of the trigger: n8n would answer HTTP 500 and show a failed execution. */
	errors: unknown[];
	/** What the trigger wrote into n8n's log. */
	log: string[];
	/** What n8n has stored with the workflow. */
	staticData: IDataObject;
	set: (options: TriggerOptions) => void;
	close: () => Promise<void>;
}

/** The trigger behind a real HTTP server, called as n8n's webhook server calls it, with n8n's own context. */
export async function startTriggerServer(): Promise<TriggerServer> {
	let options: TriggerOptions = {};
	const started: TriggerServer['started'] = [];
	const errors: unknown[] = [];
	const log: string[] = [];
	const server = createServer((request, response) => {
		void callTrigger(options, request, response, log)
			.then(async ({ result, staticData }) => {
				if (result.workflowData !== undefined) await options.executionStarted?.();
				if (options.takesNothing === true) {
					response.writeHead(500).end();
					return;
				}
				// As n8n does: once it has the execution, and before it answers.
				if (staticData !== undefined) running.staticData = staticData;
				options = { ...options, staticData: running.staticData };
				started.push(...(result.workflowData ?? []).flat().map(({ json }) => json));
				// As n8n does, which fails when the response is out already.
				if (result.noWebhookResponse !== true) response.writeHead(200).end(result.webhookResponse);
			})
			.catch((error) => {
				errors.push(error);
				response.writeHead(500).end();
			});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const running: TriggerServer = {
		port: typeof address === 'object' && address !== null ? address.port : 0,
		started,
		errors,
		log,
		staticData: {},
		set: (changed) => {
			options = changed;
			running.staticData = changed.staticData ?? {};
			started.length = 0;
			errors.length = 0;
			log.length = 0;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return running;
}

interface Called {
	result: IWebhookResponseData;
	/** What n8n would store now; undefined when nothing changed. */
	staticData: IDataObject | undefined;
}

async function callTrigger(
	{
		parameters = {},
		credential,
		workflowId = 'workflow',
		staticData = {},
		mode = 'webhook',
	}: TriggerOptions,
	request: IncomingMessage,
	response: ServerResponse,
	log: string[],
): Promise<Called> {
	const type = new AnveoCallFlowTrigger();
	const workflow = new Workflow({
		id: workflowId,
		active: true,
		nodeTypes: nodeTypesOf({ [SUT]: type }),
		nodes: [
			node('Trigger', SUT, {
				parameters,
				...(credential === undefined
					? {}
					: { credentials: { anveoApi: { id: '1', name: 'Anveo' } } }),
			}),
		],
		connections: {},
		// n8n reads it from its database for each request.
		staticData: stored(staticData),
	});
	const data = {
		...additionalData(credential ?? {}),
		httpRequest: asExpressRequest(request),
		httpResponse: response,
	};
	const context = new WebhookContext(
		workflow,
		workflow.getNode('Trigger') ?? node('', '', {}),
		data as never,
		mode,
		{ webhookDescription: type.description.webhooks?.[0] } as IWebhookData,
		[],
		null,
	);
	const note = (line: string) => log.push(line);
	Object.defineProperty(context, 'logger', { value: { warn: note, info: note } });
	const result = await type.webhook.call(context);
	const isChanged = workflow.staticData.__dataChanged === true;
	return { result, staticData: isChanged ? stored(workflow.staticData) : undefined };
}

function stored(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data));
}

/** What n8n's server adds to a request, as far as the trigger uses it. */
function asExpressRequest(request: IncomingMessage): IncomingMessage {
	return Object.assign(request, {
		originalUrl: request.url,
		query: {},
		params: {},
		readRawBody: async () => {
			request.rawBody ??= await bodyOf(request);
		},
	});
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	const body = Buffer.concat(chunks);
	// As n8n's raw-body does at N8N_PAYLOAD_SIZE_MAX.
	if (body.length > 16 * 1024 * 1024) throw Object.assign(new Error('too large'), { status: 413 });
	// As zlib does with what is no gzip.
	if (request.headers['content-encoding'] === 'gzip') throw new Error('incorrect header check');
	return body;
}
