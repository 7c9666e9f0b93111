import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';

/**
 * Installs packages into a folder, as npm does for a person, but runs none of their scripts.
 * @param {string} folder
 * @param {string[]} packages such as `n8n@2.41.1`
 * @param {{ node?: string, options?: string[] }} [how] the Node that npm runs on, and more options of npm's
 */
export async function installInto(folder, packages, { node, options = [] } = {}) {
	const manifest = join(folder, 'package.json');
	await mkdir(folder, { recursive: true });
	// Without one, npm would take the folder of the project for its own.
	if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n');
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await runNpm(
		['install', ...packages, '--ignore-scripts', '--no-package-lock', ...quiet, ...options],
		{ cwd: folder, node },
	);
}

/**
 * Whether a folder has these very versions. npm writes its own list of what it installed as its last act, so a cut-off
 * installation has none.
 * @param {string} folder
 * @param {string[]} packages such as `n8n@2.41.1`
 */
export function isInstalledIn(folder, packages) {
	const list = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(list)) return false;
	const installed = JSON.parse(readFileSync(list, 'utf8')).packages ?? {};
	return packages.every((one) => {
		const at = one.lastIndexOf('@');
		return installed[`node_modules/${one.slice(0, at)}`]?.version === one.slice(at + 1);
	});
}
