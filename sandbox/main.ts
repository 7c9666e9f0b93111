/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- the sandbox is a program of its own; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { type Recording, readRecording } from './replay/recording';
import { DEFAULT_USER_KEY, startSandbox, type Sandbox } from './server';
import { TEST_NUMBERS } from './situations/testNumbers';

const PORT_VARIABLE = 'ANVEO_SANDBOX_PORT';
const DEFAULT_PORT = '5690';
const STEP_VARIABLE = 'ANVEO_SANDBOX_STEP_MS';
const NOTIFICATION_URL_VARIABLE = 'ANVEO_SANDBOX_NOTIFICATION_URL';
const NOTIFICATION_INTERVAL_VARIABLE = 'ANVEO_SANDBOX_NOTIFICATION_INTERVAL_MS';

async function main(): Promise<void> {
	const replay = recordingIn(process.argv.slice(2));
	const port = readPort(process.env[PORT_VARIABLE]);
	const userKey = process.env.ANVEO_SANDBOX_USER_KEY || DEFAULT_USER_KEY;
	const securePhrase = process.env.ANVEO_SANDBOX_SECURE_PHRASE || '';
	const sandbox = await startSandbox({
		port,
		userKey,
		email: process.env.ANVEO_SANDBOX_EMAIL,
		securePhrase,
		replay,
		stepMs: readMilliseconds(STEP_VARIABLE),
		notifications: {
			url: process.env[NOTIFICATION_URL_VARIABLE]?.trim(),
			intervalMs: readMilliseconds(NOTIFICATION_INTERVAL_VARIABLE),
		},
		print,
	}).catch((error: unknown) => {
		throw portTakenError(error, port);
	});
	closeOnSignal(sandbox);
	introduce(sandbox, userKey, securePhrase !== '', replay !== undefined);
}

/** What `--replay live-check.json` names. */
function recordingIn(args: string[]): Recording | undefined {
	const { values } = parseArgs({ args, options: { replay: { type: 'string' } } });
	if (values.replay === undefined) return undefined;
	return readRecording(readFileSync(values.replay, 'utf8'));
}

function readPort(text: string | undefined): number {
	const wanted = text?.trim() || DEFAULT_PORT;
	if (/^[0-9]{1,5}$/.test(wanted) && Number(wanted) <= 65_535) return Number(wanted);
	throw new Error(`${PORT_VARIABLE} must be a port number from 0 to 65535, not '${wanted}'.`);
}

function readMilliseconds(variable: string): number | undefined {
	const wanted = process.env[variable]?.trim();
	if (!wanted) return undefined;
	if (/^[0-9]{1,7}$/.test(wanted)) return Number(wanted);
	throw new Error(
		`${variable} must be a whole number of milliseconds from 0 to 9999999, not '${wanted}'.`,
	);
}

function portTakenError(error: unknown, port: number): unknown {
	if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error;
	return new Error(
		`Port ${port} is already taken. Stop the program that uses it, or set ${PORT_VARIABLE} to another port.`,
	);
}

function introduce(sandbox: Sandbox, userKey: string, isSigned: boolean, isReplay: boolean): void {
	print('Anveo sandbox: no real call is ever placed.');
	print(`  API URL   ${sandbox.apiUrl}`);
	print(`  User Key  ${userKey}`);
	print(`  Page      ${sandbox.url}/ (see the calls, answer them, press digits)`);
	if (isSigned) print('  Email and Secure Phrase must be set as well: a SIGNATURE is required.');
	if (isReplay) print('Every answer comes from the recording, whatever number is dialled.');
	else printTestNumbers();
	print('Calls:');
}

function printTestNumbers(): void {
	print('Special numbers (every other valid number is accepted):');
	for (const { digits, description } of TEST_NUMBERS) print(`  ${digits}  ${description}`);
}

function closeOnSignal(sandbox: Sandbox): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void sandbox.close().then(() => process.exit(0));
		});
	}
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${messageOf(error)}\n`);
	process.exitCode = 1;
});

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
