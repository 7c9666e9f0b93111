import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../system/folders.mjs';
import { Problem } from '../system/problem.mjs';

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 */

const record = join(projectFolder, 'dist', 'THIRD_PARTY_LICENSES.txt');

/** Each library's entry begins with such a line. */
const byline = /^((?:@[^/\s]+\/)?[^/\s]+) (\d[^\s,]*), licence .+, by .+$/gm;

/**
 * What the build has put into the published files, also what the libraries brought along. It writes the list from what it
 * has read, not from what package.json asks for.
 * @returns {BundledPackage[]}
 */
export function bundledPackages() {
	if (!existsSync(record)) throw new Problem('Nothing is built yet. Run "npm run build" first.');
	const found = readFileSync(record, 'utf8').matchAll(byline);
	return [...found].map(([, name = '', version = '']) => ({ name, version }));
}
