const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folders = ['anveo', 'credentials', 'nodes'];

/** @param {string} root @param {string} folder */
const filesIn = (root, folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => `${folder}/${file.replaceAll('\\', '/')}`);

/**
 * The file of a mutant. StrykerJS puts all mutants of a file into it, each behind a switch with its number.
 * @param {string} root of the project
 * @param {string | undefined} mutant
 */
exports.mutatedFile = function mutatedFile(root, mutant) {
	if (mutant === undefined) return undefined;
	return folders
		.flatMap((folder) => filesIn(root, folder))
		.find((file) => readFileSync(join(root, file), 'utf8').includes(`("${mutant}")`));
};

/** @type {Array<[RegExp, string]>} the folder in `test/unit` for a folder of code */
const rooms = [
	[/^anveo\//, 'anveo'],
	[/^nodes\/AnveoCallFlowTrigger\//, 'trigger'],
	[/^nodes\/AnveoDialCallFlow\/(item|outcomes|resources|sending)\//, '$1'],
	// The node's own file puts the parts of that room together.
	[/^nodes\/AnveoDialCallFlow\/[^/]+$/, 'resources'],
	[/^(nodes\/shared|credentials)\//, 'shared'],
];

/** Where the unit tests of a file are, within `test/unit`. @param {string | undefined} file */
exports.roomOf = function roomOf(file = '') {
	for (const [pattern, room] of rooms) {
		const found = pattern.exec(file);
		if (found !== null) return room.replace('$1', found[1] ?? '');
	}
	return 'none';
};
