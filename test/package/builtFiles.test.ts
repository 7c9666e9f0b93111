/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { Linter } from 'eslint';
import type { INodeProperties } from 'n8n-workflow';

import { packedPackage, run, TIMEOUT, type PackedPackage } from './packedPackage';

const NODE = 'dist/nodes/AnveoDialCallFlow/AnveoDialCallFlow.node.js';
const TRIGGER = 'dist/nodes/AnveoCallFlowTrigger/AnveoCallFlowTrigger.node.js';
const CREDENTIAL = 'dist/credentials/AnveoApi.credentials.js';
/** The code of all three. */
const BUNDLE = 'dist/bundle.js';

let packed: PackedPackage;
beforeAll(() => {
	packed = packedPackage();
}, TIMEOUT);

test('these are all the built files', () => {
	expect(packed.files.filter((file) => file.endsWith('.js'))).toEqual([
		BUNDLE,
		CREDENTIAL,
		TRIGGER,
		NODE,
	]);
});

test.each([
	[NODE, '../../bundle.js', 'AnveoDialCallFlow'],
	[TRIGGER, '../../bundle.js', 'AnveoCallFlowTrigger'],
	[CREDENTIAL, '../bundle.js', 'AnveoApi'],
])('%s hands on its class from the bundle, and does nothing else', (file, bundle, className) => {
	const code = readFileSync(join(packed.folder, file), 'utf8');
	expect(code).toBe(`exports.${className} = require('${bundle}').${className};\n`);
});

/** The list of n8n's no-restricted-globals rule, and what reaches the network past n8n. */
const FORBIDDEN_GLOBALS = [
	...['process', 'global', 'globalThis', '__dirname', '__filename'],
	...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
	...['setImmediate', 'clearImmediate'],
	...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
];

const selector = (pattern: string, message: string) => ({ selector: pattern, message });

const FORBIDDEN_SYNTAX = [
	selector(
		'CallExpression[callee.name="require"]:not([arguments.0.value=/^(n8n-workflow|(node:)?crypto)$/])',
		'requires another module',
	),
	selector(
		'Identifier[name="require"]:not(CallExpression > Identifier.callee)',
		'uses require for something else than a call',
	),
	selector(
		'Identifier[name="module"]:not(MemberExpression[property.name="exports"] > Identifier.object)',
		'uses module for something else than module.exports',
	),
	selector('ImportExpression', 'imports a module while it runs'),
	selector('CallExpression[callee.property.name="constructor"]', 'makes code of text'),
];

/** What a built file must not contain. It is parsed, with its scopes: a local `process` is no finding. */
function findings(code: string): string[] {
	const messages = new Linter().verify(
		code,
		{
			languageOptions: { sourceType: 'commonjs', ecmaVersion: 'latest' },
			linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
			rules: {
				'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
				'no-restricted-globals': ['error', ...FORBIDDEN_GLOBALS],
				'no-eval': 'error',
				'no-implied-eval': 'error',
				'no-new-func': 'error',
			},
		},
		'built.js',
	);
	return messages.map(({ line, message }) => `line ${line}: ${message}`);
}

test('the bundle requires only n8n-workflow and crypto, and makes no code of text', () => {
	expect(findings(readFileSync(join(packed.folder, BUNDLE), 'utf8'))).toEqual([]);
});

test('the bundle leaves n8n-workflow to the n8n it runs in', () => {
	const code = readFileSync(join(packed.folder, BUNDLE), 'utf8');
	expect(code).toContain('require("n8n-workflow")');
	expect(code).not.toContain('node_modules/n8n-workflow/');
});

test.each([
	"require('fs');",
	"require('n8n-workflow/dist/x');",
	'require(name);',
	'require();',
	'const load = require; load("fs");',
	'require.resolve("fs");',
	'[].map.call(names, require);',
	'module.require("fs");',
	'module["require"]("fs");',
	'const { require: load } = module;',
	'const loaders = [require];',
	'import("fs");',
	'import fs from "fs";',
	'eval(text);',
	'(0, eval)(text);',
	'new Function(text);',
	'Function(text)();',
	'(() => {}).constructor(text)();',
	'process.env.HOME;',
	'/* eslint-disable */ process.exit();',
	'globalThis.x;',
	'setTimeout(go, 1);',
	'fetch(url);',
])('%s would be found', (code) => {
	expect(findings(code)).not.toEqual([]);
});

test.each([
	"require('n8n-workflow');",
	"require('crypto');",
	"require('node:crypto');",
	'module.exports = {};',
	'function f(process) { return process.env; }',
	'Function.toString.call(f);',
	'object.constructor === Object;',
])('%s is no finding', (code) => {
	expect(findings(code)).toEqual([]);
});

/** Loads a file as `new (require(file)[className])()`, then prints what came of it. */
const LOAD = `
	const { createRequire } = require('node:module');
	const [file, className, ...others] = process.argv.slice(1);
	const exported = require(file);
	const finds = (name) => {
		try {
			return Boolean(createRequire(file).resolve(name));
		} catch {
			return false;
		}
	};
	process.stdout.write(JSON.stringify({
		exports: Object.keys(exported),
		found: others.filter(finds),
		instance: new exported[className](),
	}));
`;

interface Loaded {
	exports: string[];
	/** Modules that the file could have found although n8n would not have them. */
	found: string[];
	instance: Record<string, unknown>;
}

/** In a process without this project's modules and without what jest puts in place. */
function load(file: string): Loaded {
	const className = basename(file).split('.')[0] ?? '';
	const others = Object.keys(packed.manifest.devDependencies);
	const output = run(
		process.execPath,
		['-e', LOAD, '--', join(packed.folder, file), className, ...others],
		{ cwd: dirname(packed.folder), env: { NODE_PATH: '', NODE_OPTIONS: '', NODE_ENV: '' } },
	);
	return JSON.parse(output);
}

describe.each([
	[NODE, 'AnveoDialCallFlow'],
	[TRIGGER, 'AnveoCallFlowTrigger'],
	[CREDENTIAL, 'AnveoApi'],
])('%s in a process of its own', (file, className) => {
	test('loads where only n8n-workflow is installed, and exports its class', () => {
		const { exports, found } = load(file);
		expect(found).toEqual(['n8n-workflow']);
		expect(exports).toEqual([className]);
	});
});

test("the node's description survives JSON, with each default", () => {
	const description = Object(load(NODE).instance.description);
	expect(description).toMatchObject({ name: 'anveoDialCallFlow', version: [1], defaultVersion: 1 });
	expectComplete(description.properties);
});

test("the credential's description survives JSON, with each default", () => {
	const { name, properties } = load(CREDENTIAL).instance;
	expect(name).toBe('anveoApi');
	expectComplete(properties as INodeProperties[]);
});

/** A default that JSON cannot carry would be missing or null. */
function expectComplete(properties: INodeProperties[]) {
	expect(properties.length).toBeGreaterThan(0);
	for (const property of properties) {
		expect(property).toMatchObject({
			displayName: expect.any(String),
			name: expect.any(String),
			type: expect.any(String),
			default: expect.anything(),
		});
	}
}
