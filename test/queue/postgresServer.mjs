// A PostgreSQL of our own, for the data that n8n and its workers share. A cluster that Debian's package has started is
// left alone.
import { chownSync, mkdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../scripts/system/freePort.mjs';
import { startProcess } from '../../scripts/system/ownedProcess.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { waitUntil } from '../../scripts/system/waitUntil.mjs';
import { findProgram } from '../findProgram.mjs';

/**
 * @typedef {object} PostgresServer
 * @property {number} port
 * @property {string} user
 * @property {string} database
 * @property {() => Promise<void>} restart as its own fast restart: whoever is connected is sent away
 */

const startSeconds = 30;
const debianPackage = 'postgresql';
const user = 'n8n';

/** In order of preference: users without rights that Debian has. */
const unprivilegedUsers = ['postgres', 'nobody'];

/** PostgreSQL refuses to run as root. @returns {{ uid?: number, gid?: number }} */
function identity() {
	if (process.getuid?.() !== 0) return {};
	const users = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of unprivilegedUsers) {
		const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
		if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
	}
	throw new Problem(
		`PostgreSQL does not run as root, and there is none of the users ${unprivilegedUsers.join(', ')}. Run this as another user.`,
	);
}

/** @param {string} folder @param {ReturnType<typeof identity>} as */
function dataFolder(folder, as) {
	const data = join(folder, 'postgres');
	mkdirSync(data);
	if (as.uid !== undefined && as.gid !== undefined) chownSync(data, as.uid, as.gid);
	return data;
}

/** @param {number} port @returns {Promise<boolean>} */
async function answers(port) {
	return await new Promise((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		socket.once('connect', () => socket.end(() => resolve(true)));
		socket.once('error', () => resolve(false));
	});
}

/**
 * @param {string} folder that any user can enter
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres(folder) {
	const [initdb, postgres] = ['initdb', 'postgres'].map((name) => findProgram(name, debianPackage));
	if (initdb === undefined || postgres === undefined) throw new Error('Unreachable');
	const as = identity();
	const data = dataFolder(folder, as);
	const options = { ...as, cwd: data, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
	const making = startProcess(
		initdb,
		['-D', data, '-U', user, '--auth=trust', '--encoding=UTF8', '--no-sync'],
		{ ...options, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	if ((await making.exited) !== 0) throw new Problem("PostgreSQL's initdb failed, see above.");
	const port = await freePort(5440);
	// Its data need not outlive a power cut. A socket file would be a second way in.
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const args = ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
	const start = () => startProcess(postgres, args, { ...options, stdio: 'ignore' });
	const waitUntilReady = async () =>
		await waitUntil(async () => await answers(port), {
			seconds: startSeconds,
			tooLate: () => new Problem(`PostgreSQL did not start on port ${port}.`),
		});
	let owned = start();
	await waitUntilReady();
	return {
		...{ port, user, database: 'postgres' },
		restart: async () => {
			owned.child.kill('SIGINT');
			await owned.exited;
			owned = start();
			await waitUntilReady();
		},
	};
}
