// `npm run release`: n8n's own release command, which runs release-it. With `-- --dry-run` it only shows what it would do:
// n8n's command cannot pass that on, so .release-it.js takes it from the environment.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../system/folders.mjs';

const dryRun = '--dry-run';

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function release(args, env = {}) {
	const { status } = spawnSync('n8n-node', ['release', ...args], {
		cwd: projectFolder,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: { ...process.env, ...env },
	});
	return status ?? 1;
}

/** release-it sets the new version with npm also when it should only show what it would do. */
function releaseDry() {
	const files = ['package.json', 'package-lock.json'].map((name) => join(projectFolder, name));
	const before = files.map((file) => /** @type {const} */ ([file, readFileSync(file)]));
	try {
		return release([], { RELEASE_DRY_RUN: 'true' });
	} finally {
		for (const [file, content] of before) writeFileSync(file, content);
	}
}

const args = process.argv.slice(2);
process.exitCode = args.includes(dryRun) ? releaseDry() : release(args);
