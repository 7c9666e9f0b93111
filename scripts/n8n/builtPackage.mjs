// Builds `dist`, as far as anything changed: as a module, or as `node scripts/n8n/builtPackage.mjs`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folders, projectFolder } from '../system/folders.mjs';
import { runNpm } from '../system/npm.mjs';
import { showProgress } from '../system/progress.mjs';

/** Everything the built files depend on. */
const sources = [
	'anveo',
	'credentials',
	'nodes',
	'icons',
	'scripts/bundling.mjs',
	'gulpfile.js',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
];

const buildRecord = join(folders.package, 'built.json');

/** @param {string} path @returns {string[]} the files at and below a path, in a fixed order */
function filesAt(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	const names = readdirSync(path).sort();
	return names.flatMap((name) => filesAt(join(path, name)));
}

/** @param {string[]} paths relative to the project */
function hashOf(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap((path) => filesAt(join(projectFolder, path)))) {
		hash.update(`${file.slice(projectFolder.length)}\n`);
		hash.update(readFileSync(file));
	}
	return hash.digest('hex');
}

/** Contents instead of dates: switching branches and unpacking archives set dates at will. */
const currentState = () => ({ sources: hashOf(sources), dist: hashOf(['dist']) });

/** True when `dist` is what the build made of the present sources. */
function isBuilt() {
	if (!existsSync(buildRecord)) return false;
	const now = currentState();
	const then = JSON.parse(readFileSync(buildRecord, 'utf8'));
	return now.sources === then.sources && now.dist === then.dist;
}

/** Builds `dist`, as far as anything changed. */
export async function buildPackage() {
	if (isBuilt()) return;
	await mkdir(folders.package, { recursive: true });
	await showProgress('Building the package', async () => {
		await runNpm(['run', 'build'], { cwd: projectFolder });
	});
	await writeFile(buildRecord, `${JSON.stringify(currentState(), null, '\t')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage();
