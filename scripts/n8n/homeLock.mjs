// Two n8n servers on one database would spoil it, so each of n8n's folders has one user at a time.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../system/isRunning.mjs';
import { Problem } from '../system/problem.mjs';

/** @param {string} file @returns {number[]} */
function holders(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).filter(isRunning);
	} catch {
		return [];
	}
}

/**
 * Claims an n8n folder until this process ends. The lock also names n8n's own process: should we be killed
 * without a chance to end it, the next start says so.
 * @param {string} homeFolder
 * @returns {(n8nPid: number | undefined) => void} adds n8n's process to the lock
 */
export function claimHome(homeFolder) {
	const file = `${homeFolder}.lock`;
	const others = existsSync(file) ? holders(file) : [];
	if (others.length > 0) {
		throw new Problem(
			`This n8n is already running (process ${others.join(' and ')}). Stop it first, with Ctrl-C where it was started. ` +
				`If that process is something else, delete ${file}.`,
		);
	}
	mkdirSync(join(homeFolder, '..'), { recursive: true });
	writeFileSync(file, JSON.stringify([process.pid]));
	process.on('exit', () => rmSync(file, { force: true }));
	return (n8nPid) => writeFileSync(file, JSON.stringify([process.pid, n8nPid]));
}
