/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';

import { newFolder, packedPackage, PROJECT, run, TIMEOUT } from './packedPackage';

interface Verdict {
	passed: boolean;
	/** Why it did not pass, or that there was nothing to look at. */
	message?: string;
	/** ESLint's findings, as a person reads them. */
	details?: string;
}

/**
 * The scanner is an ES module and leaves a temporary folder behind: it gets a process and a folder of its own.
 * Without jest's NODE_ENV: some of n8n's rules take each file for a node of their own tests when it is "test".
 */
function scan(...folders: string[]): Verdict[] {
	const temporary = newFolder();
	const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary, NODE_ENV: '', NO_COLOR: '1' };
	return JSON.parse(run(process.execPath, [join(__dirname, 'scan.mjs'), ...folders], { env }));
}

/** The sources without what is never committed: the scanner lints a checkout. */
function sourceCopy(): string {
	const folder = newFolder();
	for (const part of ['package.json', 'anveo', 'credentials', 'icons', 'nodes']) {
		cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
	}
	return folder;
}

function packageCopy(): string {
	const folder = newFolder();
	cpSync(packedPackage().folder, folder, { recursive: true });
	return folder;
}

/** Puts something forbidden into a file, with a comment that asks the linter to look away. */
function spoil(folder: string, file: string): string {
	appendFileSync(join(folder, file), '\n/* eslint-disable */\nprocess.exit(1);\n');
	return folder;
}

const REFUSAL = {
	passed: false,
	details: expect.stringContaining("Use of restricted global 'process' is not allowed"),
};

describe("n8n's package scanner", () => {
	let verdicts: Verdict[];
	beforeAll(() => {
		verdicts = scan(
			sourceCopy(),
			packageCopy(),
			spoil(sourceCopy(), 'credentials/AnveoApi.credentials.ts'),
			spoil(packageCopy(), 'dist/credentials/AnveoApi.credentials.js'),
		);
	}, TIMEOUT);

	test('passes the sources', () => {
		expect(verdicts[0]).toEqual({ passed: true });
	});

	test('passes the published files', () => {
		expect(verdicts[1]).toEqual({ passed: true });
	});

	test('would find what is forbidden in a source, whatever its comments say', () => {
		expect(verdicts[2]).toMatchObject(REFUSAL);
	});

	test('would find what is forbidden in a published file, whatever its comments say', () => {
		expect(verdicts[3]).toMatchObject(REFUSAL);
	});
});
