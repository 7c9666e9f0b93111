// Writes anveo/timeZones/prefixTable.ts from a clone of https://github.com/google/libphonenumber.
// Usage: npm run time-zones -- <folder of the clone>, then npm test.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../system/folders.mjs';
import { explain, Problem } from '../system/problem.mjs';
import { corrected } from './corrections.mjs';
import { areas, packed } from './packed.mjs';
import { withoutGuesses } from './withoutGuesses.mjs';

const roomOfTable = join(projectFolder, 'anveo', 'timeZones');

/** As wide as a line of this project may be. */
const lineLength = 118;

try {
	const [, , clone] = process.argv;
	if (clone === undefined)
		throw new Problem('Name the folder of a clone of google/libphonenumber.');
	writeTable(clone);
} catch (error) {
	console.error(explain(error));
	process.exitCode = 1;
}

/** @param {string} clone */
function writeTable(clone) {
	/** @param {string} file */
	const text = (file) => readFileSync(join(clone, file), 'utf8');
	const [version] = /(?<=: v)[\d.]+/.exec(text('release_notes.txt')) ?? [];
	if (version === undefined) throw new Problem('Its release_notes.txt names no version.');
	const rows = text('resources/timezones/map_data.txt').matchAll(/^(\d+)\|(.+)$/gm);
	const table = new Map([...rows].map(([, prefix = '', zones = '']) => [prefix, zones]));
	const lines =
		packed(withoutGuesses(corrected(table))).match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
	writeFileSync(join(roomOfTable, 'prefixTable.ts'), source(version, lines));
	writeFileSync(
		join(roomOfTable, 'LICENSE.txt'),
		`${notice(version)}\n\n${text('LICENSE').trim()}\n`,
	);
	console.log(
		`${table.size} prefixes of libphonenumber ${version} in ${lines.join('').length} characters.`,
	);
}

/** @param {string} version */
function notice(version) {
	return `The time zones of phone numbers are those of Google's libphonenumber ${version}, resources/timezones/map_data.txt,
Copyright (C) 2012 The Libphonenumber Authors, licence Apache-2.0. Packed, corrected, and without its guesses.`;
}

/** @param {string} version @param {string[]} lines */
function source(version, lines) {
	return `/*
 * ${notice(version).replace('\n', '\n * ')}
 * The licence is in LICENSE.txt beside this file. Made by scripts/timeZones: change that, not this.
 */

/** What the names of zones begin with. */
export const AREAS: Readonly<Record<string, string>> = {
${Object.entries(areas)
	.map(([sign, area]) => `	${sign}: '${area}',`)
	.join('\n')}
};

/**
 * Groups of \`zones:prefixes\`, separated by \`;\`. Zones are separated by \`&\`, and begin with a sign of AREAS. Each prefix
 * begins with a letter, which says how many digits it has in common with the one before it (a: none, b: one), followed by
 * its other digits.
 */
export const PREFIX_TABLE = \`
${lines.join('\n')}
\`;
`;
}
