import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from '../scripts/system/problem.mjs';

/** Where Debian puts PostgreSQL's programs, a folder for each version, and not into PATH. */
const postgresFolder = '/usr/lib/postgresql';

/** @param {string} file */
function isProgram(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** The newest version first. */
function postgresFolders() {
	try {
		const versions = readdirSync(postgresFolder).sort((one, other) => Number(other) - Number(one));
		return versions.map((version) => join(postgresFolder, version, 'bin'));
	} catch {
		return [];
	}
}

/**
 * The path of a program of this machine.
 * @param {string} name
 * @param {string} debianPackage which package of Debian has it
 */
export function findProgram(name, debianPackage) {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...postgresFolders()];
	const found = folders.map((folder) => join(folder, name)).find(isProgram);
	if (found !== undefined) return found;
	throw new Problem(
		`${name} was not found, and this test needs it. Install it, on Debian with: apt-get install ${debianPackage}`,
	);
}
