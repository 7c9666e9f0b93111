// The ways to dial that are measured against each other. Each ends with one REQUESTID an item.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { folders } from '../scripts/system/folders.mjs';
import { builtInChain } from './builtInChain.mjs';
import { leaveOutSecondEvaluation } from './engine.mjs';
import { dialParameters, fixedBody, userKey, xmlHeaders } from './items.mjs';
import { twilioNode } from './twilioNode.mjs';

/**
 * @typedef {import('./engine.mjs').Candidate} Candidate
 * @typedef {import('n8n-workflow').INodeType} INodeType
 */

/** The package as npm installs it, so that it shares n8n's own n8n-workflow. */
const installed = createRequire(join(folders.bench, 'home', '.n8n', 'nodes', 'package.json'));

/** @returns {INodeType} */
function dialNode() {
	const file = 'n8n-nodes-anveo/dist/nodes/AnveoDialCallFlow/AnveoDialCallFlow.node.js';
	return new (installed(file).AnveoDialCallFlow)();
}

/** @param {string} apiUrl */
function anveoCredential(apiUrl) {
	const { AnveoApi } = installed('n8n-nodes-anveo/dist/credentials/AnveoApi.credentials.js');
	return { type: new AnveoApi(), data: { userApiKey: userKey, apiUrl } };
}

/** This package. @param {string} url @param {number} concurrency @returns {Candidate} */
function thisNode(url, concurrency) {
	return {
		chain: [{ type: dialNode(), typeVersion: 1, parameters: dialParameters(concurrency) }],
		credential: anveoCredential(url),
	};
}

/** The same with another On Error than Stop Workflow. @param {import('n8n-workflow').OnError} onError */
function thisNodeWith(onError) {
	/** @param {string} url @param {number} concurrency @returns {Candidate} */
	return (url, concurrency) => ({ ...thisNode(url, concurrency), onError });
}

/** How a request of the floors is sent: as this package's, with the document ready. @param {string} url */
function fixedRequest(url) {
	return {
		method: /** @type {const} */ ('POST'),
		url,
		headers: xmlHeaders,
		body: fixedBody,
		encoding: /** @type {const} */ ('arraybuffer'),
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

const requestIdPattern = /NAME="REQUESTID">([^<]+)</;

/** @param {unknown} body */
function requestIdIn(body) {
	const [, requestId] = requestIdPattern.exec(String(body)) ?? [];
	return requestId === undefined ? {} : { requestId };
}

/**
 * The engine's floor for this node: the very same parameters, credential and request (but n8n reads the answer), and hooks
 * that do nothing but what makes it work at all.
 * @param {string} url
 * @param {number} _concurrency the declarative engine knows none
 * @param {(context: import('n8n-workflow').IExecuteSingleFunctions) => void} [prepare]
 * @returns {Candidate}
 */
function emptyHooks(url, _concurrency, prepare = () => {}) {
	const node = dialNode();
	const { description } = node;
	const routing = {
		send: {
			preSend: [
				/** @type {(this: import('n8n-workflow').IExecuteSingleFunctions, request: object) => Promise<object>} */
				async function (request) {
					prepare(this);
					return Object.assign(request, fixedRequest(url));
				},
			],
		},
		output: {
			postReceive: [
				/** @param {unknown} _items @param {{ body: unknown }} response */
				async (_items, response) => [{ json: requestIdIn(response.body) }],
			],
		},
	};
	const properties = description.properties.map((property) => ({
		...property,
		options: property.options?.map((option) =>
			'routing' in option && option.routing !== undefined ? { ...option, routing } : option,
		),
	}));
	const { type, data } = anveoCredential(url);
	return {
		chain: [
			{
				type: /** @type {INodeType} */ ({ description: { ...description, properties } }),
				typeVersion: 1,
				parameters: dialParameters(1),
			},
		],
		credential: {
			type: Object.assign(Object.create(type), {
				name: type.name,
				/** @param {unknown} _data @param {object} request */
				authenticate: async (_data, request) => request,
			}),
			data,
		},
	};
}

/** n8n's floor: its HTTP helper in a loop, at the same pace. @param {string} url @param {number} concurrency @returns {Candidate} */
function bareHelper(url, concurrency) {
	/** @type {INodeType} */
	const node = {
		description: {
			displayName: 'Bare',
			name: 'bare',
			group: ['output'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		},
		async execute() {
			const limit = pLimit(concurrency);
			const answers = this.getInputData().map((_item, item) =>
				limit(async () => {
					const body = await this.helpers.httpRequest(fixedRequest(url));
					return { json: requestIdIn(body), pairedItem: { item } };
				}),
			);
			return [await Promise.all(answers)];
		},
	};
	return { chain: [{ type: node, typeVersion: 1, parameters: {} }] };
}

/**
 * What the floor leaves out although no node can: reading the parameters. Each once, as n8n offers it.
 * @param {string} url @returns {Candidate}
 */
function emptyHooksThatRead(url) {
	return emptyHooks(url, 0, (context) => {
		for (const name of readParameters) context.getNodeParameter(name, '');
	});
}

const readParameters = Object.keys(dialParameters(1)).filter(
	(name) => !['resource', 'operation', 'requestOptions'].includes(name),
);

/** This node, if n8n did not evaluate every parameter a second time to find a base URL. @param {string} url @param {number} concurrency @returns {Candidate} */
function evaluatedOnce(url, concurrency) {
	leaveOutSecondEvaluation();
	return thisNode(url, concurrency);
}

/**
 * @typedef {object} Way one row of the tables
 * @property {string} title
 * @property {(url: string, concurrency: number) => Candidate} at
 * @property {number} [underWay] how many requests are under way at once, when it cannot be set
 */

/** In the order of the tables. @type {Record<string, Way>} */
export const candidates = {
	thisNode: { title: 'This node', at: thisNode },
	thisNodeContinue: {
		title: 'This node, On Error: Continue',
		at: thisNodeWith('continueRegularOutput'),
	},
	thisNodeErrorOutput: {
		title: 'This node, On Error: Continue (using error output)',
		at: thisNodeWith('continueErrorOutput'),
	},
	emptyHooks: { title: "Engine's floor for this node", at: emptyHooks, underWay: Infinity },
	emptyHooksThatRead: {
		title: 'The same, reading its parameters',
		at: emptyHooksThatRead,
		underWay: Infinity,
	},
	evaluatedOnce: { title: 'This node, in an n8n that evaluates once', at: evaluatedOnce },
	builtInChain: { title: 'HTTP Request + XML + Set', at: builtInChain, underWay: Infinity },
	twilio: { title: "n8n's Twilio node", at: twilioNode, underWay: 1 },
	bareHelper: { title: "n8n's HTTP helper alone", at: bareHelper },
};
