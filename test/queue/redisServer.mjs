// A Redis of our own, for the queue that n8n's workers take their work from. Nothing else on the machine is touched.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../scripts/system/freePort.mjs';
import { startProcess } from '../../scripts/system/ownedProcess.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { waitUntil } from '../../scripts/system/waitUntil.mjs';
import { findProgram } from '../findProgram.mjs';

/**
 * @typedef {object} RedisServer
 * @property {number} port
 * @property {() => Promise<void>} save writes a snapshot to the disk
 * @property {(milliseconds: number) => Promise<void>} pause is away, and comes back with what it had
 * @property {() => Promise<void>} restoreSnapshot kills Redis and starts it again with what was saved last
 */

const startSeconds = 15;
const debianPackage = 'redis-server';

/** @param {string} folder @returns {Promise<RedisServer>} */
export async function startRedis(folder) {
	const program = findProgram('redis-server', debianPackage);
	const client = findProgram('redis-cli', debianPackage);
	const port = await freePort(6390);
	const start = () =>
		startProcess(
			program,
			// Saves nothing by itself.
			['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
			{ stdio: 'ignore' },
		);
	/** @param {string} command */
	const ask = async (command) => {
		const { stdout } = await promisify(execFile)(client, ['-p', String(port), command]);
		return stdout.trim();
	};
	const waitUntilReady = async () => {
		const isReady = async () => (await ask('PING').catch(() => '')) === 'PONG';
		const tooLate = () => new Problem(`Redis did not start on port ${port}.`);
		await waitUntil(isReady, { seconds: startSeconds, everyMs: 50, tooLate });
	};
	let owned = start();
	await waitUntilReady();
	const save = async () => {
		const answer = await ask('SAVE');
		if (answer !== 'OK') throw new Problem(`Redis did not save: ${answer}`);
	};
	const restoreSnapshot = async (milliseconds = 0) => {
		await owned.stop(0);
		await sleep(milliseconds);
		owned = start();
		await waitUntilReady();
	};
	return {
		...{ port, save, restoreSnapshot },
		pause: async (milliseconds) => {
			await save();
			await restoreSnapshot(milliseconds);
		},
	};
}
