// The programs of the benchmark, each in a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../scripts/system/ownedProcess.mjs';
import { Problem } from '../scripts/system/problem.mjs';

/** @param {string} program */
const pathOf = (program) => fileURLToPath(new URL(program, import.meta.url));

/**
 * Runs a program of the benchmark to its end and gives what its last line of output says.
 * @param {string} node
 * @param {string} program
 * @param {Array<string | number>} args
 * @returns {Promise<any>}
 */
export async function resultOf(node, program, args) {
	const { child, exited } = startProcess(
		node,
		['--expose-gc', pathOf(program), ...args.map(String)],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	);
	let output = '';
	let complaints = '';
	child.stdout?.on('data', (chunk) => (output += chunk));
	child.stderr?.on('data', (chunk) => (complaints = (complaints + chunk).slice(-4_000)));
	if ((await exited) !== 0) {
		throw new Problem(`${complaints}\n\n${program} ${args.join(' ')} did not finish: see above.`);
	}
	return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

/**
 * Starts the server that stands in for Anveo. It ends with this process.
 * @param {number} latency milliseconds
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startAnswerServer(latency) {
	const child = fork(pathOf('answerServer.mjs'), [String(latency)], { execArgv: [] });
	const [port] = await once(child, 'message');
	return { url: `http://127.0.0.1:${port}/`, stop: () => child.disconnect() };
}
