// The package as npm would publish it, and a next version of it, which differs in nothing but what can be told apart.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPackage } from '../../scripts/n8n/builtPackage.mjs';
import { projectFolder } from '../../scripts/system/folders.mjs';
import { runNpm } from '../../scripts/system/npm.mjs';

/**
 * @typedef {{ name: string, version: string, n8n: { nodes: string[] } }} Manifest
 * @typedef {{ manifest: Manifest, tarball: Buffer }} PackedVersion
 */

const run = promisify(execFile);

/** @param {string} folder @returns {Promise<Manifest>} */
async function readManifest(folder) {
	return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

/** The path goes through the environment: on Windows npm needs a shell. @param {string} folder @param {string} destination */
async function pack(folder, destination) {
	await mkdir(destination, { recursive: true });
	await runNpm(['pack', '--ignore-scripts', '--loglevel=error'], {
		cwd: folder,
		env: { npm_config_pack_destination: destination },
	});
	const [file] = await readdir(destination);
	return join(destination, String(file));
}

/** @param {string} folder @param {string} destination @returns {Promise<PackedVersion & { file: string }>} */
async function packedFrom(folder, destination) {
	const file = await pack(folder, destination);
	return { file, manifest: await readManifest(folder), tarball: await readFile(file) };
}

/** @param {string} folder the unpacked package, whose version becomes the next one */
async function raiseVersion(folder) {
	const manifest = await readManifest(folder);
	const [major, minor, patch] = manifest.version.split('.').map(Number);
	const version = `${major}.${minor}.${Number(patch) + 1}`;
	await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, version }));
}

/**
 * @param {string} folder for the files on the way
 * @returns {Promise<{ first: PackedVersion, next: PackedVersion }>}
 */
export async function packVersions(folder) {
	await buildPackage();
	const { file, ...first } = await packedFrom(projectFolder, join(folder, 'first'));
	const unpacked = join(folder, 'unpacked');
	await mkdir(unpacked, { recursive: true });
	await run('tar', ['-xzf', file, '-C', unpacked, '--strip-components=1']);
	await raiseVersion(unpacked);
	return { first, next: await packedFrom(unpacked, join(folder, 'next')) };
}
