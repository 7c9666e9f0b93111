/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- the sandbox is a program of its own; it never runs inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox/server';
import { dialDocument, XML_TYPE } from './documents';

const ROOT = join(__dirname, '..', '..');
/** Starting a second Node takes a while on a busy computer. */
const TIMEOUT = 60_000;

interface Program {
	child: ChildProcess;
	output: () => string;
	/** Resolves with the output as soon as it contains the text. */
	shows: (text: string) => Promise<string>;
	exitCode: Promise<number | null>;
}

let running: ChildProcess | undefined;
afterEach(() => {
	running?.kill('SIGKILL');
});

function run(env: Record<string, string>): Program {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
		cwd: ROOT,
		env: { PATH: process.env.PATH, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	running = child;
	let output = '';
	const watchers = new Set<() => void>();
	const collect = (chunk: string) => {
		output += chunk;
		for (const watch of watchers) watch();
	};
	child.stdout.setEncoding('utf8').on('data', collect);
	child.stderr.setEncoding('utf8').on('data', collect);
	const shows = async (text: string) =>
		await new Promise<string>((resolve, reject) => {
			const watch = () => output.includes(text) && resolve(output);
			watchers.add(watch);
			child.once('close', () => reject(new Error(`ended without '${text}': ${output}`)));
			watch();
		});
	const exitCode = once(child, 'close').then(() => child.exitCode);
	return { child, output: () => output, shows, exitCode };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
	'shows how to use it, prints each call, and ends with 0 on %s',
	async (signal) => {
		const program = run({
			ANVEO_SANDBOX_PORT: '0',
			ANVEO_SANDBOX_USER_KEY: 'cli-user-key',
			ANVEO_SANDBOX_STEP_MS: '10',
		});
		const introduction = await program.shows('Calls:\n');
		const apiUrl = /API URL +(http:\/\/127\.0\.0\.1:\d+\/api\/v3\.asp)\n/.exec(introduction)?.[1];
		expect(introduction).toContain('User Key  cli-user-key\n');
		expect(introduction).toContain(`Page      ${new URL('/', apiUrl).href} (`);
		expect(introduction).toContain('  12155550101  refused with an ERROR\n');

		await fetch(apiUrl ?? '', {
			method: 'POST',
			headers: { 'Content-Type': XML_TYPE },
			body: dialDocument('12155550100', '', 'cli-user-key'),
		});
		await program.shows('  +12155550100  from +12157010680  ');
		await program.shows('  +12155550100  END\n');
		program.child.kill(signal);
		expect(await program.exitCode).toBe(0);
	},
	TIMEOUT,
);

test(
	'requires the signature when e-mail and phrase are set',
	async () => {
		const program = run({
			ANVEO_SANDBOX_PORT: '0',
			ANVEO_SANDBOX_EMAIL: 'someone@example.com',
			ANVEO_SANDBOX_SECURE_PHRASE: 'open sesame',
		});
		const introduction = await program.shows('Calls:\n');
		expect(introduction).toContain('a SIGNATURE is required');
		expect(introduction).not.toContain('open sesame');
		program.child.kill('SIGTERM');
		expect(await program.exitCode).toBe(0);
	},
	TIMEOUT,
);

test(
	'names the port that is taken and the variable to change',
	async () => {
		const other = await startSandbox();
		const { port } = new URL(other.url);
		const program = run({ ANVEO_SANDBOX_PORT: port });
		expect(await program.exitCode).toBe(1);
		expect(program.output()).toBe(
			`Port ${port} is already taken. Stop the program that uses it, or set ANVEO_SANDBOX_PORT to another port.\n`,
		);
		await other.close();
	},
	TIMEOUT,
);

test(
	'refuses what is no port',
	async () => {
		const program = run({ ANVEO_SANDBOX_PORT: '70000' });
		expect(await program.exitCode).toBe(1);
		expect(program.output()).toBe(
			"ANVEO_SANDBOX_PORT must be a port number from 0 to 65535, not '70000'.\n",
		);
	},
	TIMEOUT,
);

test.each(['ANVEO_SANDBOX_STEP_MS', 'ANVEO_SANDBOX_NOTIFICATION_INTERVAL_MS'])(
	'refuses what is no number of milliseconds: %s',
	async (variable) => {
		const program = run({ ANVEO_SANDBOX_PORT: '0', [variable]: '1s' });
		expect(await program.exitCode).toBe(1);
		expect(program.output()).toBe(
			`${variable} must be a whole number of milliseconds from 0 to 9999999, not '1s'.\n`,
		);
	},
	TIMEOUT,
);

test(
	'tells the address that is set about an ended call',
	async () => {
		const program = run({
			ANVEO_SANDBOX_PORT: '0',
			ANVEO_SANDBOX_STEP_MS: '1',
			ANVEO_SANDBOX_NOTIFICATION_URL: ' http://127.0.0.1:9/?token=a-secret ',
			ANVEO_SANDBOX_NOTIFICATION_INTERVAL_MS: '1',
		});
		const introduction = await program.shows('Calls:\n');
		await fetch(/http\S+v3\.asp/.exec(introduction)?.[0] ?? '', {
			method: 'POST',
			headers: { 'Content-Type': XML_TYPE },
			body: dialDocument('12155550140'),
		});
		const output = await program.shows('  +12155550140  notification dropped\n');
		expect(output).toContain('  +12155550140  notified (5) http://127.0.0.1:9/?token=*** -> ');
		expect(output).not.toContain('a-secret');
	},
	TIMEOUT,
);

test(
	'refuses to notify another computer',
	async () => {
		const url = 'http://example.com/?token=a-secret';
		const program = run({ ANVEO_SANDBOX_PORT: '0', ANVEO_SANDBOX_NOTIFICATION_URL: url });
		expect(await program.exitCode).toBe(1);
		expect(program.output()).toBe(
			'Notifications go to this computer only, to an address such as http://127.0.0.1:5678/webhook/…\n',
		);
	},
	TIMEOUT,
);
