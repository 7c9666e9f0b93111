/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packedPackage } from './packedPackage';

/** What esbuild has read, as the licence texts of the package list it. */
export function bundledNames(): string[] {
	const licences = readFileSync(
		join(packedPackage().folder, 'dist/THIRD_PARTY_LICENSES.txt'),
		'utf8',
	);
	return [...licences.matchAll(/^(\S+) \d\S+, licence /gm)].map(([, name]) => String(name));
}
