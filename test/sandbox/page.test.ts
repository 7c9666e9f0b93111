/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { parameter } from './documents';
import { startRecording } from './recordingServer';

const SECRETS = {
	userKey: 'the-own-user-key',
	email: 'someone@example.com',
	securePhrase: 'open sesame',
};
// printf %s someone@example.com | openssl dgst -sha1 -hmac 'open sesame'
const SIGNATURE = 'ffd7cf898bfe27989a3f3a1110b91b290a83960c';

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

describe('the page', () => {
	test('is served whole, and not recorded', async () => {
		sandbox = await startSandbox();
		const answer = await fetch(`${sandbox.url}/`);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		const html = await answer.text();
		expect(html).toMatch(/^<!doctype html>\s<html lang="en">/);
		expect(html).not.toMatch(/<style|<script(?! type="module" src="\/page\/)| on[a-z]+=| style=/);
		expect(sandbox.requests()).toEqual([]);
	});

	test('allows no script and no style but its own files', async () => {
		sandbox = await startSandbox();
		const policy = (await fetch(`${sandbox.url}/`)).headers.get('content-security-policy');
		expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
		expect(policy).not.toMatch(/unsafe|\*|http/);
	});

	test('serves each file of its folder with the right type, and nothing else', async () => {
		sandbox = await startSandbox();
		const folder = join(__dirname, '..', '..', 'sandbox', 'control', 'page');
		const types: Record<string, string> = {
			'.html': 'text/html; charset=utf-8',
			'.css': 'text/css; charset=utf-8',
			'.js': 'text/javascript; charset=utf-8',
		};
		const names = readdirSync(folder).filter((name) => extname(name) in types);
		expect(names.length).toBeGreaterThan(2);
		for (const name of names) {
			const answer = await fetch(`${sandbox.url}/page/${name}`);
			expect([name, answer.headers.get('content-type')]).toEqual([name, types[extname(name)]]);
			const text = await answer.text();
			expect(text).toBe(readFileSync(join(folder, name), 'utf8'));
			expect(text).not.toMatch(
				/innerHTML|outerHTML|insertAdjacentHTML|document\.write|https?:\/\//,
			);
		}
		for (const path of ['page.ts', '..%2fpage.ts', 'nothing.js', '']) {
			expect((await fetch(`${sandbox.url}/page/${path}`)).status).toBe(404);
		}
	});

	test('and the calls that it shows contain no secret', async () => {
		sandbox = await startSandbox({ ...SECRETS, stepMs: 5 });
		const web = await startRecording();
		const secrets = [SECRETS.userKey, SECRETS.securePhrase, SIGNATURE];
		const all = secrets.join(' ');
		const more = parameter('SIGNATURE', SIGNATURE);
		const answer = await fetch(sandbox.apiUrl, {
			method: 'POST',
			headers: { 'Content-Type': 'application/xml; charset=UTF-8' },
			body: `<REQUEST><USERTOKEN><USERKEY>${SECRETS.userKey}</USERKEY></USERTOKEN><ACTION NAME="DIAL.CALLFLOW">${more}${parameter('PHONENUMBER', '12155550140')}${parameter('CALLERID', '12157010680')}${parameter('CALLFLOW', SECRETS.userKey)}<PARAMETER NAME="VARIABLE" VARIABLENAME="ALL">${all}</PARAMETER><PARAMETER NAME="VARIABLE" VARIABLENAME="PRESS">${all}</PARAMETER><PARAMETER NAME="VARIABLE" VARIABLENAME="REPLYURL">${web.url}/?all=$[ALL]$</PARAMETER></ACTION></REQUEST>`,
		});
		await answer.arrayBuffer();
		await sandbox.settled(sandbox.requestIds()[0] ?? '');
		await web.close();
		expect(web.received[0]?.path).toContain(SECRETS.userKey);

		const shown = await Promise.all(
			['/', '/sandbox/calls', '/sandbox/dials', '/sandbox/account'].map(
				async (path) => await (await fetch(sandbox.url + path)).text(),
			),
		);
		expect(shown[1]).toContain('?all=***');
		for (const secret of secrets) {
			expect(shown.join()).not.toContain(secret);
			expect(shown.join()).not.toContain(encodeURIComponent(secret));
		}
	});
});
