/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { withServer } from '../engine/support/answerServer';

const SCRIPTS = join(__dirname, '../../scripts');

/** What a program prints that asks with these words. */
async function printed(program: string): Promise<string> {
	const imports = ['n8n/askN8n.mjs', 'system/problem.mjs'].map(
		(file) => `import * as ${file.replace(/.*\/|\.mjs/g, '')} from '${join(SCRIPTS, file)}';`,
	);
	const { stdout } = await promisify(execFile)(process.execPath, [
		...['--input-type=module', '-e', [...imports, program].join('\n')],
	]);
	return stdout.trim();
}

test('a request to n8n asks for a connection of its own, and keeps its headers', async () => {
	const seen = await withServer(
		({ headers }, response) => response.end(`${headers.cookie}, ${headers.connection}`),
		async (url) =>
			await printed(`
				const response = await askN8n.askN8n('${url}', { headers: { cookie: 'one' } });
				console.log(await response.text());
			`),
	);

	expect(seen).toBe('one, close');
});

test('what fails is printed with its cause', async () => {
	const text = await withServer(
		({ socket }) => socket.destroy(),
		async (url) =>
			await printed(`await fetch('${url}').catch((error) => console.log(problem.explain(error)));`),
	);

	expect(text).toMatch(/^TypeError: fetch failed\n[^]*\nCause: SocketError: other side closed/);
});
