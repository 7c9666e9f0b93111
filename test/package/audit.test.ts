/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { execFile } from 'node:child_process';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { withServer } from '../engine/support/answerServer';
import { bundledNames } from './bundledNames';
import { newFolder, PROJECT, TIMEOUT } from './packedPackage';

describe('npm run audit:bundled', () => {
	/** A registry that knows these advisories. Gives what the command printed, and what it asked about. */
	async function audit(advisories: Record<string, unknown[]>) {
		const asked: string[] = [];
		const registry: RequestListener = (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				if (request.method !== 'POST') return response.writeHead(404).end('{}');
				asked.push(Buffer.concat(chunks).toString());
				return response.end(JSON.stringify(advisories));
			});
		};
		const result = await withServer(
			registry,
			async (url) =>
				await promisify(execFile)(
					process.execPath,
					[join(PROJECT, 'scripts/release/auditBundled.mjs')],
					{
						env: { ...process.env, npm_config_registry: url, npm_config_cache: newFolder() },
						timeout: TIMEOUT,
					},
				).catch((error: { stdout: string; stderr: string }) => ({ ...error, failed: true })),
		);
		return { ...result, asked };
	}

	test(
		'asks about what is built in, and passes when nothing is known of it',
		async () => {
			const { stdout, asked } = await audit({});
			expect(stdout).toContain('None of them has a known vulnerability.');
			const names = bundledNames();
			expect(names.filter((name) => !stdout.includes(`  ${name} `))).toEqual([]);
			expect(asked.length).toBeGreaterThan(0);
		},
		TIMEOUT,
	);

	test(
		'fails when one of them is known to be vulnerable',
		async () => {
			const advisory = { id: 1, url: '', title: 'x', severity: 'high', vulnerable_versions: '*' };
			const result = await audit({ strnum: [advisory] });
			expect(result).toMatchObject({ failed: true });
			expect(result.stdout).toContain('VULNERABLE  strnum: high');
		},
		TIMEOUT,
	);
});
