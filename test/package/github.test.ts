/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { bundledNames } from './bundledNames';
import { PROJECT, TIMEOUT } from './packedPackage';

const GITHUB = join(PROJECT, '.github');
const textOf = (...path: string[]) => readFileSync(join(PROJECT, ...path), 'utf8');
const manifest = () => JSON.parse(textOf('package.json'));

interface Step {
	uses?: string;
	run?: string;
}

interface Workflow {
	on: Record<string, unknown>;
	permissions?: Record<string, string>;
	jobs: Record<string, { permissions?: Record<string, string>; steps: Step[] }>;
}

const WORKFLOWS = readdirSync(join(GITHUB, 'workflows'));

function workflow(file: string): Workflow {
	return parse(textOf('.github', 'workflows', file));
}

const stepsOf = (file: string) => Object.values(workflow(file).jobs).flatMap(({ steps }) => steps);

test('these are the workflows', () => {
	expect(WORKFLOWS.sort()).toEqual(['ci.yml', 'codeql.yml', 'publish.yml', 'weekly.yml']);
});

describe.each(WORKFLOWS)('the workflow %s', (file) => {
	test('is what GitHub expects: triggers, jobs, steps that use or run something', () => {
		const { on, jobs } = workflow(file);
		expect(Object.keys(on)).not.toEqual([]);
		expect(Object.keys(jobs)).not.toEqual([]);
		const steps = stepsOf(file);
		expect(steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual(
			[],
		);
	});

	test('each action is pinned to a major version or to a commit', () => {
		const actions = stepsOf(file).flatMap(({ uses }) => uses ?? []);
		expect(actions).not.toEqual([]);
		expect(actions.filter((action) => !/@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([]);
	});

	test('each script of package.json and each file that it runs is there', () => {
		const commands = stepsOf(file).flatMap(({ run = '' }) => run.split('\n'));
		const scripts = commands.flatMap((line) => /^\s*npm (?:run )?(\S+)/.exec(line)?.[1] ?? []);
		const own = scripts.filter((script) => !['ci', 'config'].includes(script));
		const files = commands.flatMap((line) => /^bash (\S+)/.exec(line)?.[1] ?? []);
		expect(own.filter((script) => manifest().scripts[script] === undefined)).toEqual([]);
		expect(files.filter((path) => !existsSync(join(PROJECT, path)))).toEqual([]);
	});

	test('it may write nothing that it does not need', () => {
		const { permissions, jobs } = workflow(file);
		const all = [permissions, ...Object.values(jobs).map((job) => job.permissions)];
		const granted = all.flatMap((each) => Object.entries(each ?? {}));
		expect(granted).not.toEqual([]);
		const writing = granted.filter(([, access]) => access !== 'read').map(([name]) => name);
		const needed: Record<string, string[]> = {
			'publish.yml': ['id-token'],
			'codeql.yml': ['security-events'],
		};
		expect(writing).toEqual(needed[file] ?? []);
	});
});

test('publishing is by a version tag, with provenance, after the tests', () => {
	const { on } = workflow('publish.yml');
	expect(on).toEqual({ push: { tags: ['*.*.*'] } });
	const commands = stepsOf('publish.yml').flatMap(({ run }) => run ?? []);
	expect(commands.indexOf('npm test')).toBeGreaterThan(-1);
	expect(commands.indexOf('npm run release')).toBeGreaterThan(commands.indexOf('npm test'));
	expect(manifest().publishConfig).toEqual({ provenance: true });
});

interface Group {
	'applies-to'?: string;
	patterns: string[];
}

test(
	'Dependabot keeps what is built into the package apart, also its security updates',
	() => {
		const { updates } = parse(textOf('.github', 'dependabot.yml'));
		const npm = updates.find(
			(update: Record<string, unknown>) => update['package-ecosystem'] === 'npm',
		);
		const groups: Record<string, Group> = npm.groups;
		expect(bundledNames()).toEqual(
			expect.arrayContaining(['fast-xml-parser', 'libphonenumber-js']),
		);
		expect(groups.bundled).toEqual({ 'applies-to': 'version-updates', patterns: bundledNames() });
		expect(groups['bundled-security']).toEqual({
			'applies-to': 'security-updates',
			patterns: bundledNames(),
		});
	},
	TIMEOUT,
);

test.each(readdirSync(join(GITHUB, 'ISSUE_TEMPLATE')))('the issue form %s parses', (file) => {
	expect(parse(textOf('.github', 'ISSUE_TEMPLATE', file))).toEqual(expect.any(Object));
});

test.each(['bug.yml', 'feature.yml'])('%s asks never to paste a key', (file) => {
	const { name, description, body } = parse(textOf('.github', 'ISSUE_TEMPLATE', file));
	expect([name, description]).toEqual([expect.any(String), expect.any(String)]);
	expect(body[0].attributes.value).toContain('Never paste a user key');
	const ids = body.flatMap(({ id }: { id?: string }) => id ?? []);
	expect(new Set(ids).size).toBe(ids.length);
});
