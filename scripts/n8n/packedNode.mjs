// Installs this package into n8n the way its users get it: built, packed by npm, installed from the tarball.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { folders, projectFolder } from '../system/folders.mjs';
import { installInto } from '../system/installInto.mjs';
import { runNpm } from '../system/npm.mjs';
import { Problem } from '../system/problem.mjs';
import { showProgress } from '../system/progress.mjs';
import { buildPackage } from './builtPackage.mjs';

/**
 * Packs what would be published. The file's name carries its contents' hash: npm takes a tarball of the same
 * name for the same package and would keep the old one.
 */
async function pack() {
	// Another suite may be packing the same at this moment.
	const destination = await mkdtemp(join(folders.package, 'packing-'));
	const output = await runNpm(
		[
			'pack',
			'--json',
			'--ignore-scripts',
			'--pack-destination',
			relative(projectFolder, destination),
			'--loglevel=error',
		],
		{ cwd: projectFolder },
	);
	const { name, filename } = JSON.parse(output.slice(output.indexOf('[')))[0];
	const packed = join(destination, filename);
	const hash = createHash('sha256')
		.update(await readFile(packed))
		.digest('hex')
		.slice(0, 12);
	const file = `${name}-${hash}.tgz`;
	await rename(packed, join(folders.package, file));
	await rm(destination, { recursive: true });
	for (const old of readdirSync(folders.package)) {
		if (old.startsWith(`${name}-`) && old !== file) {
			await rm(join(folders.package, old), { force: true });
		}
	}
	return { name, file };
}

/** @param {string} installRecord */
async function installedFile(installRecord) {
	return existsSync(installRecord) ? await readFile(installRecord, 'utf8') : undefined;
}

/**
 * Without its peer dependency: n8n lends community packages its own n8n-workflow.
 * @param {string} nodesFolder
 * @param {string} name
 * @param {string} file
 */
async function installTarball(nodesFolder, name, file) {
	const options = ['--omit=peer', '--legacy-peer-deps'];
	await installInto(nodesFolder, [`../../package/${file}`], { options });
	if (existsSync(join(nodesFolder, 'node_modules', name, 'package.json'))) return;
	throw new Problem(`npm installed ${file}, but ${name} is not in ${nodesFolder}.`);
}

/**
 * Puts the tarball beside n8n's data, where npm's record of it stays true, and installs it from there.
 * @param {string} homeFolder
 * @param {string} name
 * @param {string} file
 */
async function install(homeFolder, name, file) {
	const nodesFolder = join(homeFolder, '.n8n', 'nodes');
	const tarballs = join(homeFolder, 'package');
	const installRecord = join(tarballs, 'installed.txt');
	const isThere = existsSync(join(nodesFolder, 'node_modules', name, 'package.json'));
	if (isThere && (await installedFile(installRecord)) === file) return;
	await showProgress('Installing the package into n8n', async () => {
		await rm(tarballs, { recursive: true, force: true });
		await mkdir(tarballs, { recursive: true });
		await copyFile(join(folders.package, file), join(tarballs, file));
		await installTarball(nodesFolder, name, file);
		await writeFile(installRecord, file);
	});
}

/**
 * Builds, packs and installs this package into an n8n's user folder, as far as anything changed.
 * @param {string} homeFolder
 */
export async function installPackedNode(homeFolder) {
	await mkdir(folders.package, { recursive: true });
	await buildPackage();
	const { name, file } = await pack();
	await install(homeFolder, name, file);
}
