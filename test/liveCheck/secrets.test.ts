/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { Concealment } from '../../scripts/liveCheck/concealment';
import { startSandbox } from '../../sandbox/server';
import {
	CALL_FLOW,
	cleanUp,
	line,
	liveCheck,
	newFolder,
	NO_ADDRESS,
	PROGRAM,
	QUESTIONS,
} from './liveCheck';

afterEach(cleanUp);

const key = `${randomBytes(12).toString('base64')}&<'"+/=%`;
const phrase = `phrase ${randomBytes(9).toString('base64')} ?`;
const email = `someone+${randomBytes(4).toString('hex')}@example.com`;
const signature = createHmac('sha1', phrase).update(email).digest('hex');
const SECRETS = [key, phrase, email, signature];

/** A secret as programs write it. */
function forms(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const inside = ['', 'u', 'us'].map((before) => Buffer.from(`${before}${secret}:x`));
	return [
		secret,
		secret.toUpperCase(),
		encodeURIComponent(secret),
		secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;'),
		JSON.stringify(secret).slice(1, -1),
		bytes.toString('hex'),
		...inside.flatMap((text) => [text.toString('base64'), text.toString('base64url')]),
		encodeURIComponent(bytes.toString('base64')),
	];
}

/** Whether any eight characters of a secret or of one of its forms are left. */
function leaks(text: string): string[] {
	const folded = text.toLowerCase();
	return SECRETS.flatMap(forms).flatMap((form) =>
		Array.from({ length: Math.max(1, form.length - 11) }, (_none, at) =>
			form.slice(at + 2, at + 10),
		).filter((part) => part.length === 8 && folded.includes(part.toLowerCase())),
	);
}

test('no form of a secret is left in a recorded text, or on the screen', () => {
	const concealment = new Concealment(SECRETS);
	for (const form of SECRETS.flatMap(forms)) {
		expect(leaks(concealment.everythingIn(`before ${form} after`))).toEqual([]);
		expect(leaks(concealment.secretsIn(`before ${form} after`))).toEqual([]);
	}
});

test('numbers, REQUESTIDs and long texts are replaced, by others of the same form', () => {
	const concealment = new Concealment(SECRETS);
	concealment.addNumber('+12157010690');
	concealment.addText('SOMEREQUESTID102.212.216');
	const numbers = ['12157010690', '+1 (215) 701-0690', '215.701.0690', '701 0690', '442079460958'];
	for (const number of numbers) {
		expect(concealment.everythingIn(`not ${number} verified`)).toBe('not *** verified');
	}
	const shown = concealment.everythingIn(`<V>SOMEREQUESTID102.212.216</V> ${CALL_FLOW} 2026`);
	expect(shown).toMatch(/^<V>[A-Z]{13}\d{3}\.\d{3}\.\d{3}<\/V> [\da-f]{40} 2026$/);
	expect(shown).not.toContain('SOMEREQUESTID');
	expect(shown).not.toContain(CALL_FLOW);
});

test('a stand-in is its own stand-in', () => {
	const once = new Concealment([]).everythingIn(`${CALL_FLOW} and 0123456789ABCDEFG`);

	expect(new Concealment([]).everythingIn(once)).toBe(once);
});

test('bytes that cannot be searched are not recorded', () => {
	const concealment = new Concealment(SECRETS);
	const utf16be = Buffer.from(`\uFEFF${key}`, 'utf16le').swap16();
	const packed: Array<[string, string]> = [['Content-Encoding', 'gzip']];

	for (const [headers, body] of [
		[[], utf16be],
		[packed, Buffer.from('packed')],
	] as const) {
		const answer = concealment.answer({ status: 200, headers: [...headers], body });
		expect(answer).toMatchObject({ encoding: 'withheld', body: '' });
	}
	const utf16le = Buffer.from(`\uFEFF<ERROR>${key}</ERROR>`, 'utf16le');
	expect(concealment.answer({ status: 200, headers: [], body: utf16le })).toMatchObject({
		encoding: 'utf16le',
		body: '\uFEFF<ERROR>***</ERROR>',
	});
});

/** Answers each request with every secret in every form. */
async function tellTale(): Promise<Server> {
	const told = SECRETS.flatMap(forms).join(' | ');
	const escaped = told.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	const server = createServer((request, response) => {
		request.resume();
		response.setHeader('Set-Cookie', 'session=short');
		response.setHeader('Server', encodeURIComponent(key));
		response.setHeader('X-Number', '12157010690');
		response.end(`<RESPONSE><ERROR>${escaped} 12157010690</ERROR></RESPONSE>`);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

test('what Anveo repeats is nowhere: not on the screen, in the files, or among the arguments', async () => {
	const server = await tellTale();
	const { port } = Object(server.address());
	const run = await liveCheck(`http://127.0.0.1:${port}/`, [
		['User key', key],
		['Account email', email],
		['Secure Phrase', phrase],
		...QUESTIONS.slice(0, 1),
		['Go on all the same?', 'yes'],
		...QUESTIONS.slice(1),
		...line(),
		['with TEST, now', 'yes'],
		['0690 now, once', 'yes'],
		['in 1 minute', ''],
		...NO_ADDRESS,
	]);
	server.close();

	expect(run).toMatchObject({ code: 0, unasked: [] });
	const shown = [run.output, run.json, run.markdown, run.commandLine];
	expect(shown.map(leaks)).toEqual([[], [], [], []]);
	for (const file of [run.json, run.markdown]) {
		expect(file).toContain('***');
		expect(file).not.toMatch(/7010690|7010680/);
		expect(file).not.toContain(CALL_FLOW);
		expect(file).not.toContain('session=short');
	}
});

/** The command that makes a terminal has other arguments elsewhere. */
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
	'in a terminal, what is typed unseen is not shown, nor brought back by the arrow keys',
	async () => {
		const sandbox = await startSandbox();
		const command = [process.execPath, ...PROGRAM, '--api-url', sandbox.apiUrl].join(' ');
		// Makes a terminal for the command.
		const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: newFolder() });
		let output = '';
		const steps: Array<[string, string]> = [
			['User key', `${key}\r`],
			['Account email', `${email}\r`],
			['Secure Phrase', `${phrase}\r`],
			['Ask for the balance?', '\u001b[A\u001b[A\u001b[A\r'],
			['Ask with a wrong key?', '\u0003'],
		];
		child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
			output += chunk;
			if (steps[0] === undefined || !output.includes(steps[0][0])) return;
			child.stdin.write(steps.shift()?.[1] ?? '');
		});
		await once(child, 'close');
		await sandbox.close();

		expect(steps).toEqual([]);
		expect(leaks(output)).toEqual([]);
		expect(output).toContain('Stopped.');
		expect(sandbox.requests()).toEqual([]);
	},
);
