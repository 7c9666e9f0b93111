import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder that any user of the machine can enter, removed when this process ends: after everything it started was ended,
 * because that is asked for first.
 * @param {string} purpose
 */
export function temporaryFolder(purpose) {
	const folder = mkdtempSync(join(tmpdir(), `anveo-${purpose}-`));
	chmodSync(folder, 0o755);
	process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
	return folder;
}
