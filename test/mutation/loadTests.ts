/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What `firstFailure.js` tells. */
declare const mutation: {
	/** The pattern of the names of the tests that use the mutated code; all, when there is none. */
	wantedTests?: string;
	/** Where the unit tests of the mutated file are. */
	room: string;
	mutatedFile?: string;
	isKilled: boolean;
};

const testFolder = join(__dirname, '..');

/** The later, the longer they take, or the farther away they are. */
function place(file: string): number {
	const { mutatedFile = '', room } = mutation;
	if (basename(file, '.test.ts') === basename(mutatedFile, '.ts')) return 0;
	if (/\/(any|every)[A-Z]/.test(file)) return 3;
	return file.startsWith(room) ? 1 : 2;
}

/**
 * Registers the tests of many files as those of one: each file of jest's own would load n8n's engine again, for each mutant.
 *
 * @param files from the folder `test`
 * @param mutated the code that they are for: whatever else they run through has tests of its own
 */
export function loadTests(files: string[], mutated: RegExp): void {
	const { wantedTests, isKilled, mutatedFile, room } = mutation;
	// jest wants at least one.
	test.todo('nothing else');
	if (isKilled || (mutatedFile !== undefined && !mutated.test(mutatedFile))) return;
	const sorted = files.sort((a, b) => place(a) - place(b) || a.localeCompare(b));
	for (const file of sorted) {
		const name = file.replace('.test.ts', '');
		const isUsed = wantedTests === undefined || wantedTests.includes(`(${name} `);
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- while jest registers the tests, it waits for nothing
		if (isUsed || file.startsWith(room)) describe(name, () => void require(join(testFolder, file)));
	}
}

/** @param folder within `test`; its test files, also in folders of it */
export function testsIn(folder: string): string[] {
	return readdirSync(join(testFolder, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => `${folder}/${file}`);
}
