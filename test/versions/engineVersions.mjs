// The versions of n8n that `npm run test:versions` tests, and where their engines are.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folders, projectFolder } from '../../scripts/system/folders.mjs';
import { installInto, isInstalledIn } from '../../scripts/system/installInto.mjs';
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
export const olderVersions = [
	{ n8n: '2.20.12', core: '2.20.6', workflow: '2.20.3' },
	{ n8n: '2.0.3', core: '2.0.2', workflow: '2.0.1' },
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31' },
];

/** @type {EngineVersion[]} */
export const engineVersions = [newest, ...olderVersions];

/**
 * The folder whose node_modules hold this version's engine. Installs it when it is not there.
 * @param {EngineVersion} version
 */
export async function engineFolder(version) {
	if (version === newest) return projectFolder;
	const folder = join(folders.versions, version.n8n);
	const packages = [`n8n-core@${version.core}`, `n8n-workflow@${version.workflow}`];
	if (!isInstalledIn(folder, packages)) {
		await showProgress(
			`Installing the engine of n8n ${version.n8n} (once; up to 350 MB on disk)`,
			async () => {
				await rm(folder, { recursive: true, force: true });
				await installInto(folder, packages);
			},
		);
	}
	return folder;
}
