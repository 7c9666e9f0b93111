// The versions of n8n that `npm run test:versions` tests, and where their engines are.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folders, projectFolder } from '../../scripts/system/folders.mjs';
import { runNpm } from '../../scripts/system/npm.mjs';
import { showProgress } from '../../scripts/system/progress.mjs';

/**
 * @typedef {object} EngineVersion
 * @property {string} n8n
 * @property {string} core the n8n-core that this n8n names in its package.json
 * @property {string} workflow and its n8n-workflow
 */

/** The one this project has in its own node_modules, and with which `npm test` runs. @type {EngineVersion} */
const newest = { n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0' };

/** The newest 1.x, the newest patch of 2.0, one in between. @type {EngineVersion[]} */
const older = [
	{ n8n: '2.20.12', core: '2.20.6', workflow: '2.20.3' },
	{ n8n: '2.0.3', core: '2.0.2', workflow: '2.0.1' },
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31' },
];

/** @type {EngineVersion[]} */
export const engineVersions = [newest, ...older];

/** @param {string} folder @param {string} name */
function installedVersion(folder, name) {
	const manifest = join(folder, 'node_modules', name, 'package.json');
	return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

/**
 * npm writes its list of what it installed as its last act, so a cut-off installation has none.
 * @param {string} folder
 * @param {EngineVersion} version
 */
function isInstalled(folder, { core, workflow }) {
	return (
		existsSync(join(folder, 'node_modules', '.package-lock.json')) &&
		installedVersion(folder, 'n8n-core') === core &&
		installedVersion(folder, 'n8n-workflow') === workflow
	);
}

/**
 * The folder whose node_modules hold this version's engine. Installs it when it is not there.
 * @param {EngineVersion} version
 */
export async function engineFolder(version) {
	if (version === newest) return projectFolder;
	const folder = join(folders.versions, version.n8n);
	if (!isInstalled(folder, version)) {
		await showProgress(
			`Installing the engine of n8n ${version.n8n} (once; up to 350 MB on disk)`,
			async () => await install(folder, version),
		);
	}
	return folder;
}

/** @param {string} folder @param {EngineVersion} version */
async function install(folder, { core, workflow }) {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
	await runNpm(
		[
			'install',
			`n8n-core@${core}`,
			`n8n-workflow@${workflow}`,
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
		],
		{ cwd: folder },
	);
}
