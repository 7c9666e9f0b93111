/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, PROJECT } from './packedPackage';

describe('the changelog in a release', () => {
	function changelog(folder: string, ...args: string[]) {
		const script = join(PROJECT, 'scripts/release/changelog.mjs');
		return spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' });
	}

	/** A folder with a copy of the real changelog. */
	function copy(): string {
		const folder = join(newFolder(), 'changelog');
		mkdirSync(folder);
		cpSync(join(PROJECT, 'CHANGELOG.md'), join(folder, 'CHANGELOG.md'));
		return folder;
	}

	test('what was unreleased becomes the section of the version, dated, and the text of the release', () => {
		const folder = copy();
		const unreleased = changelog(folder, 'show', 'Unreleased').stdout;
		expect(changelog(folder, 'release', '90.0.0').status).toBe(0);
		const text = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
		expect(text).toMatch(/^## \[Unreleased\]\n\n## \[90\.0\.0\] - \d{4}-\d\d-\d\d\n\n\S/m);
		expect(unreleased.length).toBeGreaterThan(100);
		expect(changelog(folder, 'show', '90.0.0').stdout).toBe(unreleased);
	});

	test('a version twice, and a release that says nothing, are refused', () => {
		const folder = copy();
		changelog(folder, 'release', '90.0.0');
		const again = changelog(folder, 'release', '90.0.1');
		expect(again.status).toBe(1);
		expect(again.stderr).toContain('says nothing under [Unreleased]');
		expect(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')).not.toContain('90.0.1');
	});
});
