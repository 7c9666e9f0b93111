import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './isRunning.mjs';
import { Problem } from './problem.mjs';

const loopback = '127.0.0.1';

/**
 * A file for each port that was handed out, named after it and its process: the server may need seconds before it listens.
 * Whoever wants a port says so first, then looks for others: two that want it at the same time both see it, and go on to the
 * next one.
 */
const claims = join(tmpdir(), `n8n-nodes-anveo-ports-${userInfo().uid}`);

/** Ports of this process. @type {Set<number>} */
const handedOut = new Set();
process.on('exit', () => [...handedOut].forEach(giveBack));

/** @param {number} port */
const claimOf = (port, pid = process.pid) => join(claims, `${port}.${pid}`);

/** @param {number} port */
function giveBack(port) {
	handedOut.delete(port);
	rmSync(claimOf(port), { force: true });
}

/** Whether another process of this user has been given the port. @param {number} port */
function isOthers(port) {
	const pids = readdirSync(claims)
		.filter((name) => name.startsWith(`${port}.`))
		.map((name) => Number(name.split('.')[1]));
	const gone = pids.filter((pid) => !isRunning(pid));
	for (const pid of gone) rmSync(claimOf(port, pid), { force: true });
	return pids.length - gone.length > 1;
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
	return new Promise((resolve) => {
		const socket = connect({ host: loopback, port });
		socket.once('connect', () => resolve(true));
		socket.once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}

/** @param {number} port @returns {Promise<boolean>} */
function canListen(port) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, loopback, () => server.close(() => resolve(true)));
	});
}

/**
 * Both questions are needed: on macOS and Windows one can listen on a loopback port that another
 * program already serves on all addresses.
 * @param {number} port
 */
async function isFree(port) {
	return !(await answers(port)) && (await canListen(port));
}

/** Takes a port, unless it is taken. @param {number} port */
async function take(port) {
	if (handedOut.has(port)) return false;
	handedOut.add(port);
	mkdirSync(claims, { recursive: true });
	writeFileSync(claimOf(port), '');
	if (!isOthers(port) && (await isFree(port))) return true;
	giveBack(port);
	return false;
}

/**
 * The first free loopback port from `preferred` upwards.
 * @param {number} preferred
 */
export async function freePort(preferred) {
	for (let port = preferred; port < Math.min(preferred + 200, 65_536); port++) {
		if (await take(port)) return port;
	}
	throw new Problem(
		`No free port from ${preferred} upwards. End a program that uses one, then try again.`,
	);
}

/**
 * A port a person asked for by an environment variable: that one or a clear refusal, never another.
 * @param {string} variable
 * @param {number} preferred used when the variable is not set
 */
export async function requestedPort(variable, preferred) {
	const wanted = process.env[variable];
	if (!wanted) return await freePort(preferred);
	const port = Number(wanted);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Problem(
			`${variable} is "${wanted}", which is no port. Set a number from 1 to 65535.`,
		);
	}
	if (!(await take(port))) {
		throw new Problem(
			`Port ${port} (${variable}) is taken. Set another, or none to use a free one.`,
		);
	}
	return port;
}
