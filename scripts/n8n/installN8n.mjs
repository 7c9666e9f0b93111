// Installs n8n under `.n8n/server`, as its documentation says (npm), with the one add-on it cannot do without.
import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { folders } from '../system/folders.mjs';
import { installInto, isInstalledIn } from '../system/installInto.mjs';
import { NpmFailure, runNpm } from '../system/npm.mjs';
import { Problem } from '../system/problem.mjs';
import { showProgress } from '../system/progress.mjs';
import { headersFolder } from './node24.mjs';

/** The n8n this package is developed and tested with. */
export const n8nVersion = '2.41.1';

const packages = [`n8n@${n8nVersion}`];

const modules = join(folders.server, 'node_modules');
const sqliteBinary = join(modules, 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

const compilerAdvice = {
	darwin: 'Install them with: xcode-select --install',
	win32: 'Install Python 3 and the Visual Studio Build Tools with "Desktop development with C++".',
	linux: 'Install them, on Debian or Ubuntu with: sudo apt-get install python3 make g++',
};

/** n8n's expression engine comes with ready binaries for most platforms, but not for all (Intel Macs). */
function addOnsToBuild() {
	const prebuilt = join(modules, 'isolated-vm', 'prebuilds', `${process.platform}-${process.arch}`);
	return existsSync(prebuilt) ? ['sqlite3'] : ['sqlite3', 'isolated-vm'];
}

/**
 * n8n's database. Its own script first looks for a ready binary, then compiles one.
 * @param {string} node
 */
async function buildAddOns(node) {
	const nodedir = headersFolder(node);
	try {
		await runNpm(
			['rebuild', ...addOnsToBuild(), '--ignore-scripts=false', '--foreground-scripts'],
			{
				cwd: folders.server,
				node,
				env: nodedir === undefined ? {} : { npm_config_nodedir: nodedir },
			},
		);
	} catch (error) {
		throw error instanceof NpmFailure ? sqliteProblem(error.output) : error;
	}
	if (!existsSync(sqliteBinary)) throw sqliteProblem('');
}

/** @param {string} output */
function sqliteProblem(output) {
	const advice = compilerAdvice[/** @type {keyof typeof compilerAdvice} */ (process.platform)];
	const lastLines = output.trim().split('\n').slice(-12).join('\n');
	return new Problem(
		`${lastLines}\n\nn8n's database add-on (sqlite3) could be neither downloaded nor compiled. ` +
			'It is downloaded from GitHub; where that is out of reach, compiling it needs python3, make and g++. ' +
			`${advice ?? ''}\nThen run the command again: it goes on from here.`,
	);
}

/**
 * Lets the packages in n8n's user folder find n8n's own modules, and not this project's copies of them, which
 * lie further up: n8n-workflow twice in one process would make its error classes differ from themselves.
 */
async function shareModulesWithUserFolder() {
	const link = join(folders.n8n, 'node_modules');
	if (!existsSync(link)) await symlink(modules, link, 'junction');
}

/**
 * Installs what is missing of n8n.
 * @param {string} node path of a Node 24
 */
export async function installN8n(node) {
	if (!isInstalledIn(folders.server, packages)) {
		await showProgress(
			`Installing n8n ${n8nVersion} (once; about 600 MB to download, 2.8 GB on disk, 2 to 10 minutes)`,
			async () => await installInto(folders.server, packages, { node }),
		);
	}
	if (!existsSync(sqliteBinary)) {
		await showProgress("Preparing n8n's database add-on (once; up to 5 minutes)", async () => {
			await buildAddOns(node);
		});
	}
	await shareModulesWithUserFolder();
}
