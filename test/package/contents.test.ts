/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { packedPackage, PROJECT, TIMEOUT, type PackedPackage } from './packedPackage';

let packed: PackedPackage;
beforeAll(() => {
	packed = packedPackage();
}, TIMEOUT);

const textOf = (file: string) => readFileSync(join(packed.folder, file), 'utf8');

test('the tarball holds what n8n and its users read, and nothing else', () => {
	expect(packed.files).toEqual([
		'CHANGELOG.md',
		'LICENSE.md',
		'README.md',
		'dist/THIRD_PARTY_LICENSES.txt',
		'dist/bundle.js',
		'dist/credentials/AnveoApi.credentials.js',
		'dist/icons/anveo.dark.svg',
		'dist/icons/anveo.svg',
		'dist/nodes/AnveoCallFlowTrigger/AnveoCallFlowTrigger.node.js',
		'dist/nodes/AnveoCallFlowTrigger/AnveoCallFlowTrigger.node.json',
		'dist/nodes/AnveoCallFlowTrigger/__schema__/v1.0.0.json',
		'dist/nodes/AnveoDialCallFlow/AnveoDialCallFlow.node.js',
		'dist/nodes/AnveoDialCallFlow/AnveoDialCallFlow.node.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/checkNumber.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/connect.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/dial.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/dialAndWait.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/getResult.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/getStatus.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/call/verify.json',
		'dist/nodes/AnveoDialCallFlow/__schema__/v1.0.0/customAction/send.json',
		'package.json',
	]);
});

test('no file is a source map, a declaration, a source or a build record', () => {
	expect(packed.files.filter((file) => /\.(map|[cm]?tsx?|tsbuildinfo)$/.test(file))).toEqual([]);
});

test('it takes less than 450 kB unpacked', () => {
	const sizes = packed.files.map((file) => statSync(join(packed.folder, file)).size);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(450_000);
});

test('no file is empty', () => {
	expect(packed.files.filter((file) => textOf(file).trim() === '')).toEqual([]);
});

test('no file names a folder of the computer it was built on', () => {
	expect(packed.files.filter((file) => textOf(file).includes(PROJECT))).toEqual([]);
});

test('no built file points to a source map', () => {
	expect(packed.files.filter((file) => textOf(file).includes('sourceMappingURL='))).toEqual([]);
});

test('installing it installs nothing else', () => {
	const { manifest } = packed;
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.optionalDependencies).toBeUndefined();
	expect(manifest.bundleDependencies ?? manifest.bundledDependencies).toBeUndefined();
	expect(manifest.overrides ?? manifest.resolutions).toBeUndefined();
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(manifest.peerDependenciesMeta).toBeUndefined();
});

test.each([
	'preinstall',
	'install',
	'postinstall',
	'prepublish',
	'preprepare',
	'prepare',
	'postprepare',
	'prepack',
	'postpack',
])('it has no %s script', (script) => {
	expect(packed.manifest.scripts).not.toHaveProperty(script);
});

test('n8n finds the package by its name, its keyword and its licence', () => {
	expect(packed.manifest).toMatchObject({
		name: expect.stringMatching(/^n8n-nodes-[a-z]/),
		version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
		keywords: expect.arrayContaining(['n8n-community-node-package']),
		license: 'MIT',
	});
	expect(packed.manifest).not.toHaveProperty('private');
	expect(textOf('LICENSE.md')).toContain('MIT License');
});

test('package.json names what is published', () => {
	expect(packed.manifest.files).toEqual(['dist', 'CHANGELOG.md', 'LICENSE.md']);
});

test('package.json follows the strict rules of n8n and API version 1', () => {
	expect(packed.manifest.n8n).toMatchObject({ strict: true, n8nNodesApiVersion: 1 });
});

test('package.json registers each node and each credential that is in the package', () => {
	const { n8n } = packed.manifest;
	expect(n8n.nodes).toEqual(packed.files.filter((file) => file.endsWith('.node.js')));
	expect(n8n.credentials).toEqual(packed.files.filter((file) => file.endsWith('.credentials.js')));
});
