/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { spawnSync } from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { filesBelow, PROJECT } from './packedPackage';

const DIAL = 'nodes/AnveoDialCallFlow';

/** What the rules leave alone: a house in which every room is used as planned. */
const HOUSE: Record<string, string> = {
	'anveo/action.ts': 'export const a = 1;',
	'nodes/shared/account.ts': "export * from '../../anveo/action';",
	[`${DIAL}/item/itemContext.ts`]: "export * from '../../shared/account';",
	[`${DIAL}/outcomes/outcome.ts`]: "export * from '../item/itemContext';",
	[`${DIAL}/sending/sendItem.ts`]: "export * from '../outcomes/outcome';",
	[`${DIAL}/resources/call/index.ts`]: "export * from '../../sending/sendItem';",
	[`${DIAL}/AnveoDialCallFlow.node.ts`]: "export * from './resources/call';",
	'nodes/AnveoCallFlowTrigger/token.ts':
		"export * from '../shared/account'; import 'crypto'; import 'n8n-workflow';",
	'credentials/AnveoApi.credentials.ts': "export * from '../nodes/shared/account';",
	'sandbox/main.ts': "import 'node:http';",
	'scripts/start.mjs': "import 'node:fs';",
	'test/some.test.ts': "import '../scripts/start.mjs'; import '../anveo/action';",
	'node_modules/n8n-workflow/index.js': '',
	'node_modules/axios/index.js': '',
	'node_modules/n8n-workflow/package.json': '{ "name": "n8n-workflow" }',
	'node_modules/axios/package.json': '{ "name": "axios" }',
};

/** A file for each way to break a rule: the rule, where the file is, and what it imports. */
const VIOLATIONS: Array<[rule: string, file: string, imported: string]> = [
	['no-circle', 'anveo/one.ts', './other'],
	['no-way-up-from-resources', `${DIAL}/resources/bad.ts`, '../AnveoDialCallFlow.node'],
	['no-way-up-from-sending', `${DIAL}/sending/bad.ts`, '../resources/call'],
	['no-way-up-from-outcomes', `${DIAL}/outcomes/bad.ts`, '../sending/sendItem'],
	['no-way-up-from-item', `${DIAL}/item/bad.ts`, '../outcomes/outcome'],
	['shared-uses-no-node', 'nodes/shared/bad.ts', '../AnveoDialCallFlow/item/itemContext'],
	['nodes-apart', `${DIAL}/item/apart.ts`, '../../AnveoCallFlowTrigger/token'],
	['nodes-apart', 'nodes/AnveoCallFlowTrigger/bad.ts', '../AnveoDialCallFlow/item/itemContext'],
	['credentials-use-shared-only', 'credentials/bad.ts', '../nodes/AnveoCallFlowTrigger/token'],
	['anveo-stands-alone', 'anveo/bad.ts', '../nodes/shared/account'],
	['anveo-knows-no-n8n', 'anveo/n8n.ts', 'n8n-workflow'],
	['sandbox-stands-alone', 'sandbox/bad.ts', '../anveo/action'],
	['nothing-uses-the-sandbox', 'nodes/shared/sandbox.ts', '../../sandbox/main'],
	['scripts-use-no-tests', 'scripts/bad.mjs', '../test/some.test'],
	['ships-no-dependency', 'nodes/shared/library.ts', 'axios'],
	['ships-no-dependency', 'nodes/shared/files.ts', 'node:fs'],
	['ships-no-dependency', 'anveo/own.ts', '../scripts/start.mjs'],
];

let house: string;
beforeEach(() => {
	house = mkdtempSync(join(tmpdir(), 'rooms-'));
	for (const [file, text] of Object.entries(HOUSE)) write(file, text);
});
afterEach(() => rmSync(house, { recursive: true }));

function write(file: string, text: string): void {
	mkdirSync(dirname(join(house, file)), { recursive: true });
	writeFileSync(join(house, file), text);
}

/** The rules that are broken, each with the file that breaks it. */
function broken(): Array<[string, string]> {
	const cli = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const { stdout } = spawnSync(
		process.execPath,
		[
			cli,
			...['--config', join(PROJECT, '.dependency-cruiser.js'), '--output-type', 'json'],
			...['anveo', 'credentials', 'nodes', 'sandbox', 'scripts', 'test'],
		],
		{ cwd: house, encoding: 'utf8' },
	);
	const { summary } = JSON.parse(stdout);
	return summary.violations.map(
		({ rule, from }: { rule: { name: string }; from: string }): [string, string] => [
			rule.name,
			from,
		],
	);
}

test('a house as planned breaks no rule', () => {
	expect(broken()).toEqual([]);
});

test('each rule refuses what breaks it', () => {
	for (const [, file, imported] of VIOLATIONS) write(file, `export * from '${imported}';`);
	write('anveo/other.ts', "export * from './one';");

	expect(broken()).toEqual(
		expect.arrayContaining(VIOLATIONS.map(([rule, file]): [string, string] => [rule, file])),
	);
});

test('every rule has a violation here', () => {
	const { forbidden } = jest.requireActual(join(PROJECT, '.dependency-cruiser.js'));
	const names = forbidden.map(({ name }: { name: string }) => name);

	expect(new Set(VIOLATIONS.map(([rule]) => rule))).toEqual(new Set(names));
});

describe('files of code', () => {
	const textOf = (path: string) => readFileSync(join(PROJECT, path), 'utf8');
	const linesOf = (path: string) => textOf(path).trimEnd().split('\n').length;

	/** Files of the project, without git: where a clone belongs to another user, git tells nothing. */
	function files(): string[] {
		const notOurs = ['.git', ...(textOf('.gitignore').match(/^.+(?=\/$)/gm) ?? [])];
		return readdirSync(PROJECT)
			.filter((name) => !notOurs.includes(name))
			.flatMap((name) =>
				statSync(join(PROJECT, name)).isDirectory()
					? filesBelow(join(PROJECT, name)).map((path) => `${name}/${path}`)
					: name,
			);
	}

	const code = files().filter((path) => /\.(ts|mjs|js|css|html)$/.test(path));

	test('are found in each room', () => {
		expect(code).toEqual(
			expect.arrayContaining([
				'gulpfile.js',
				'anveo/answer.ts',
				'scripts/start.mjs',
				'sandbox/control/page/page.css',
				'test/package/rooms.test.ts',
			]),
		);
	});

	test('have 250 lines at most', () => {
		expect(code.filter((path) => linesOf(path) > 250)).toEqual([]);
	});
});
