// `npm run release`: n8n's own release command, which runs release-it. With `-- --dry-run` it only shows what it would do:
// n8n's command cannot pass that on, so .release-it.js takes it from the environment.
import { spawnSync } from 'node:child_process';

const dryRun = '--dry-run';
const args = process.argv.slice(2);

const { status } = spawnSync('n8n-node', ['release', ...args.filter((arg) => arg !== dryRun)], {
	stdio: 'inherit',
	shell: process.platform === 'win32',
	env: { ...process.env, ...(args.includes(dryRun) ? { RELEASE_DRY_RUN: 'true' } : {}) },
});
process.exitCode = status ?? 1;
