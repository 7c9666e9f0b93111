/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { loadOutputSchema } from 'n8n-core';
import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialType,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { outputSchemas, testWith } from '../engine/support/engineDifferences';
import { loadedPackage } from './loadedPackage';
import { packedPackage, PROJECT, TIMEOUT } from './packedPackage';

const NODE_FILE = 'dist/nodes/AnveoDialCallFlow/AnveoDialCallFlow.node.js';
const TRIGGER_FILE = 'dist/nodes/AnveoCallFlowTrigger/AnveoCallFlowTrigger.node.js';
const CREDENTIAL_FILE = 'dist/credentials/AnveoApi.credentials.js';

/** n8n shows a node under these, and under nothing else: its documentation of codex files lists them. */
const N8N_CATEGORIES = [
	'AI',
	'Analytics',
	'Communication',
	'Core Nodes',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

/** In the order of package.json. */
const NODE_NAMES = packageNodes();

let loader: PackageDirectoryLoader;
let node: INodeType;
let description: INodeTypeDescription;
let credential: ICredentialType;

beforeAll(async () => {
	loader = await loadedPackage();
	const { type } = loader.getNode('anveoDialCallFlow');
	if ('nodeVersions' in type) throw new Error('The node has become a versioned one');
	node = type;
	description = type.description;
	credential = loader.getCredential('anveoApi').type;
}, TIMEOUT);

/** The names n8n has for the nodes of package.json: those of their classes, with a small first letter. */
function packageNodes(): string[] {
	const { n8n } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
	return n8n.nodes.map((file: string) => {
		const name = basename(file, '.node.js');
		return name.charAt(0).toLowerCase() + name.slice(1);
	});
}

const fileText = (path: string) => readFileSync(join(loader.directory, path), 'utf8');

test('n8n finds the node and the credential, and which belongs to which', () => {
	expect(loader.known).toEqual({
		nodes: {
			anveoDialCallFlow: { className: 'AnveoDialCallFlow', sourcePath: NODE_FILE },
			anveoCallFlowTrigger: { className: 'AnveoCallFlowTrigger', sourcePath: TRIGGER_FILE },
		},
		credentials: {
			anveoApi: {
				className: 'AnveoApi',
				sourcePath: CREDENTIAL_FILE,
				extends: undefined,
				supportedNodes: NODE_NAMES,
			},
		},
	});
	expect(loader.loadedNodes).toEqual(NODE_NAMES.map((name) => ({ name, version: 1 })));
});

test('the node tells which version of the package it came with', () => {
	expect(description.communityNodePackageVersion).toBe(packedPackage().manifest.version);
});

test('the node panel shows the node under a category and other words for it', () => {
	const { categories = [], alias } = description.codex ?? {};
	expect(categories).toEqual(['Communication']);
	expect(N8N_CATEGORIES).toEqual(expect.arrayContaining(categories));
	expect(alias).toEqual(expect.arrayContaining(['phone call', 'voice call', 'telephone']));
	expect(new Set(alias).size).toBe(alias?.length);
});

test('the codex file names this node and links to its documentation', () => {
	const codex: unknown = JSON.parse(fileText(NODE_FILE.replace(/\.js$/, '.json')));
	expect(codex).toMatchObject({
		node: `${packedPackage().manifest.name}.${description.name}`,
		nodeVersion: '1.0',
		codexVersion: '1.0',
	});
	const documentation = [{ url: expect.stringMatching(/^https:\/\//) }];
	expect(description.codex?.resources).toEqual({
		primaryDocumentation: documentation,
		credentialDocumentation: documentation,
	});
});

/** n8n serves `icons/<package>/<path>` from the package's folder. */
function iconFile(url: string): string {
	const start = `icons/${packedPackage().manifest.name}/`;
	expect(url.startsWith(start)).toBe(true);
	return fileText(url.slice(start.length));
}

describe.each(['node', 'credential'] as const)('the icon of the %s', (which) => {
	const iconUrl = () => (which === 'node' ? description : credential).iconUrl;

	test('is a picture for light and another for dark', () => {
		const url = iconUrl();
		if (typeof url !== 'object') throw new Error('There is only one icon');
		const [light, dark] = [iconFile(url.light), iconFile(url.dark)];
		expect(light).toContain('<svg');
		expect(dark).toContain('<svg');
		expect(dark).not.toBe(light);
	});
});

test('an AI agent can use the node as a tool', () => {
	expect(description.usableAsTool).toBe(true);
});

test('n8n tests the credential with a method that the node has', () => {
	const [wired, ...more] = description.credentials ?? [];
	expect(more).toEqual([]);
	expect(wired).toMatchObject({ name: 'anveoApi', required: true, testedBy: 'testAnveoAccount' });
	expect(Object.keys(node.methods?.credentialTest ?? {})).toEqual(['testAnveoAccount']);
	expect(node.methods?.credentialTest?.testAnveoAccount).toBeInstanceOf(Function);
});

test('the credential signs requests itself and is for this node', () => {
	expect(credential.authenticate).toBeInstanceOf(Function);
	expect(credential.supportedNodes).toEqual(NODE_NAMES);
	expect(credential.documentationUrl).toMatch(/^https:\/\//);
});

test('n8n runs the node declaratively, with Request Options named as its own', () => {
	expect(node.execute).toBeUndefined();
	const added = description.properties.filter(({ name }) => name === 'requestOptions');
	// The hidden one keeps an expression for the whole group, so that the node can refuse it.
	expect(added).toMatchObject([
		{ displayName: 'Request Options', type: 'collection' },
		{ type: 'hidden' },
	]);
	expect(added[0]?.options?.map(({ name }) => name)).toEqual([
		'batching',
		'allowUnauthorizedCerts',
		'proxy',
		'timeout',
	]);
});

const valuesOf = (parameter: INodeProperties | undefined) =>
	((parameter?.options ?? []) as INodePropertyOptions[]).map(({ value }) => String(value));

/** Each operation with the resource it belongs to. */
function operations() {
	const { properties } = description;
	const resources = valuesOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) =>
		properties
			.filter(({ name }) => name === 'operation')
			.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource))
			.flatMap(valuesOf)
			.map((operation) => ({ resource, operation })),
	);
}

testWith(outputSchemas)('each operation has its output schema where n8n looks for it', () => {
	expect(operations()).toEqual([
		{ resource: 'call', operation: 'dial' },
		{ resource: 'call', operation: 'dialAndWait' },
		{ resource: 'call', operation: 'verify' },
		{ resource: 'call', operation: 'connect' },
		{ resource: 'call', operation: 'checkNumber' },
		{ resource: 'call', operation: 'getStatus' },
		{ resource: 'call', operation: 'getResult' },
		{ resource: 'customAction', operation: 'send' },
	]);
	const nodeDir = dirname(join(loader.directory, NODE_FILE));
	for (const operation of operations()) {
		const schema = loadOutputSchema({ nodeDir, version: 1, ...operation });
		expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) });
		expect(Object.keys(Object(schema?.properties))).not.toEqual([]);
	}
});

test('each operation has its failures turned into failed items', () => {
	const [call, customAction] = [node.customOperations?.call, node.customOperations?.customAction];
	const own = [...Object.keys(call ?? {}), ...Object.keys(customAction ?? {})];

	expect(own).toEqual(operations().map(({ operation }) => operation));
});

test('n8n can write everything it loaded as JSON, as it does for the editor', () => {
	expect(JSON.stringify(loader.types.nodes)).toContain('"displayName":"Anveo Dial Call Flow"');
	expect(JSON.stringify(loader.types.credentials)).toContain('"displayName":"Anveo API"');
});
