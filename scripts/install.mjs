// Installs the project's own dependencies when they are missing or older than the lock file, so that
// `npm test` and `npm start` are each one command on a fresh clone. Node's built-ins only: it runs first.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const installedRecord = `${projectFolder}node_modules/.package-lock.json`;

/** True when node_modules holds what package-lock.json asks for: npm writes its own copy after each install. */
function isInstalled() {
	if (!existsSync(installedRecord)) return false;
	return statSync(installedRecord).mtimeMs >= statSync(`${projectFolder}package-lock.json`).mtimeMs;
}

/** Runs `npm ci` with its output shown, unless nothing is missing. Ends the process when npm fails. */
export function installDependencies() {
	if (isInstalled()) return;
	console.log('Installing the dependencies (about 1 GB, 1 to 4 minutes) ...');
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: projectFolder,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		console.error('npm ci did not finish: see its message above, then run the command again.');
		process.exit(status ?? 1);
	}
	// npm leaves its record as it was when nothing had to change; the next start must not ask again.
	const now = new Date();
	utimesSync(installedRecord, now, now);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installDependencies();
