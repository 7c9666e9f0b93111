// Registers the tests of all files in `test/engine` as those of one: for each file of its own jest loads n8n's engine
// again, and that took more than half of the time. With the newest version, `npm test` takes each file by itself.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../engine');

const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });

for (const file of names.filter((name) => name.endsWith('.test.ts'))) {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- while jest registers the tests, it waits for nothing
	describe(file.replace('.test.ts', ''), () => void require(join(folder, file)));
}
