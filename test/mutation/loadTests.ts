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
	/** Files whose tests noticed mutants before this one, the latest last. */
	killers: string[];
};

/** Milliseconds for a test that meets a mutant. One that waits for ever would take jest's whole minute. */
const patience = 20_000;

const testFolder = join(__dirname, '..');

/** Whether StrykerJS looks which tests there are, and what they run through. */
export const isTrial = () => mutation.mutatedFile === undefined;

/** Whether the file of tests is named after the mutated one, as `answerFault.test.ts` is after `answer.ts`. */
export function isNearest(file: string): boolean {
	const { mutatedFile } = mutation;
	return mutatedFile !== undefined && basename(file).startsWith(basename(mutatedFile, '.ts'));
}

/** Whether the file of tests is of the mutated file's room. */
export function isOfRoom(file: string): boolean {
	return mutation.mutatedFile !== undefined && file.startsWith(mutation.room);
}

/** It takes each time zone through a whole year. */
export const isTooLong = (file: string) => file.includes('everyTimeZone');

/** The later, the longer they take, or the farther away they are. First come those that noticed something lately. */
function place(file: string): number {
	const lately = mutation.killers.indexOf(nameOf(file));
	if (lately !== -1) return -1 - lately;
	if (isNearest(file)) return 0;
	if (/\/(any|every)[A-Z]/.test(file)) return 3;
	return isOfRoom(file) ? 1 : 2;
}

const nameOf = (file: string) => file.replace('.test.ts', '');

/** What is made when a file is loaded has no tests of its own in StrykerJS's eyes: those of its room and of the engine then. */
export function canNotice(file: string): boolean {
	const { mutatedFile, wantedTests } = mutation;
	if (mutatedFile === undefined) return true;
	const isBroad = isOfRoom(file) || file.startsWith('engine/');
	return wantedTests?.includes(`(${nameOf(file)} `) ?? isBroad;
}

/**
 * Registers the tests of many files as those of one: each file of jest's own would load n8n's engine again, for each mutant.
 *
 * @param files from the folder `test`
 * @param mutated the code that they are for: whatever else they run through has tests of its own
 * @param patienceFactor for tests that take longer than others
 */
export function loadTests(files: string[], mutated: RegExp, patienceFactor = 1): void {
	const { isKilled, mutatedFile } = mutation;
	if (mutatedFile !== undefined) jest.setTimeout(patience * patienceFactor);
	// jest wants at least one.
	test.todo('nothing else');
	if (isKilled || (mutatedFile !== undefined && !mutated.test(mutatedFile))) return;
	const sorted = files.sort((a, b) => place(a) - place(b) || a.localeCompare(b));
	for (const file of sorted) {
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- while jest registers the tests, it waits for nothing
		describe(nameOf(file), () => void require(join(testFolder, file)));
	}
}

/** @param folder within `test`; its test files, also in folders of it */
export function testsIn(folder: string): string[] {
	return readdirSync(join(testFolder, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => `${folder}/${file}`);
}
