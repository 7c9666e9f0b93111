/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Recording, readRecording } from '../../sandbox/replay/recording';
import { DEFAULT_USER_KEY } from '../../sandbox/server';

export const ROOT = join(__dirname, '..', '..');
export const OWN_NUMBER = '+1 215 701 0690';
export const CALLER_ID = '+1 (215) 701-0680';
export const CALL_FLOW = 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22';

/** A question, by some words of it, and the answer; null ends the input there. */
export type Answers = Array<[question: string, answer: string | null]>;

/** What came of a run. */
export interface LiveCheckRun {
	code: number | null;
	/** All that was on the screen. */
	output: string;
	/** Questions that were not asked. */
	unasked: string[];
	/** What it was started with, as other users of the machine can see it. */
	commandLine: string;
	json: string;
	markdown: string;
	recording(): Recording;
}

export const KEY: Answers = [
	['User key', DEFAULT_USER_KEY],
	['Account email', ''],
];
export const QUESTIONS: Answers = [
	['Ask for the balance?', 'yes'],
	['Ask with a wrong key?', 'yes'],
	['Ask about a made-up id?', 'yes'],
];
export const NO_QUESTIONS: Answers = QUESTIONS.map(([question]) => [question, '']);

/** The person's own line. */
export function line(ownNumber = OWN_NUMBER): Answers {
	return [
		['Your own number', ownNumber],
		['Caller ID', CALLER_ID],
		['Call Flow API Key', CALL_FLOW],
	];
}

export const NO_DIALS: Answers = [
	['with TEST, now', ''],
	['0690 now, once', ''],
	['in 1 minute', ''],
	['Your address', ''],
];
export const DIALS: Answers = [
	['with TEST, now', 'yes'],
	['phone ring?', 'yes'],
	['0690 now, once', 'yes'],
	['phone ring?', 'yes'],
	['in 1 minute', 'yes'],
	['phone ring?', 'no'],
];
export const NO_ADDRESS: Answers = [['Your address', '']];

const folders: string[] = [];
const children: ChildProcess[] = [];

/** Ends what still runs, and removes what was written. */
export function cleanUp(): void {
	for (const child of children.splice(0)) child.kill('SIGKILL');
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** A folder to run in. */
export function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'live-check-'));
	folders.push(folder);
	return folder;
}

/** How the command is started. */
export const PROGRAM = [
	'--import',
	join(ROOT, 'node_modules/tsx/dist/loader.mjs'),
	join(ROOT, 'scripts/liveCheck/main.ts'),
];

/** Only Linux shows it as a file. */
function commandLineOf({ pid, spawnargs }: ChildProcess): string {
	const file = `/proc/${pid}/cmdline`;
	return existsSync(file) ? readFileSync(file, 'utf8') : spawnargs.join('\0');
}

interface Options {
	folder?: string;
	/** How often it asks; what it waits for is a multiple of this. */
	pollSeconds?: number;
	/** Hears all that was printed so far. The input then stays open when all answers are given. */
	onOutput?: (output: string, child: ChildProcess) => void;
}

/** Runs the command, and answers each question when it is asked. */
export async function liveCheck(
	apiUrl: string,
	answers: Answers,
	{ folder = newFolder(), pollSeconds = 0.05, onOutput }: Options = {},
): Promise<LiveCheckRun> {
	const args = [...PROGRAM, '--api-url', apiUrl, '--poll-seconds', String(pollSeconds)];
	const child = spawn(process.execPath, args, { cwd: folder, stdio: 'pipe' });
	children.push(child);
	const commandLine = commandLineOf(child);
	const waiting = [...answers];
	let output = '';
	let answered = 0;
	const collect = (chunk: string) => {
		output += chunk;
		onOutput?.(output, child);
		const [next] = waiting;
		const at = next === undefined ? -1 : output.indexOf(next[0], answered);
		// A question ends with a space; what is said ends with a line.
		if (next === undefined || at === -1 || !output.endsWith(': ')) return;
		waiting.shift();
		answered = output.length;
		if (next[1] === null) child.stdin.end();
		else child.stdin.write(`${next[1]}\n`);
		if (waiting.length === 0 && onOutput === undefined) child.stdin.end();
	};
	child.stdout.setEncoding('utf8').on('data', collect);
	child.stderr.setEncoding('utf8').on('data', collect);
	child.stdin.on('error', () => {});
	await once(child, 'close');
	const textOf = (name: string) =>
		existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
	const json = textOf('live-check.json');
	return {
		code: child.exitCode,
		output,
		unasked: waiting.map(([question]) => question),
		commandLine,
		json,
		markdown: textOf('live-check.md'),
		recording: () => readRecording(json),
	};
}
