// Runs npm as a child, on the Node we choose.
import { delimiter, dirname } from 'node:path';
import { startProcess } from './ownedProcess.mjs';
import { Problem } from './problem.mjs';

const isWindows = process.platform === 'win32';

/** How much of npm's output is kept for the message when it fails. */
const keptLength = 20_000;

/**
 * The environment with a folder put first in the search path (whose name is "Path" on Windows).
 * @param {string} nodeBinary
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(nodeBinary) {
	const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
	return { ...process.env, [name]: `${dirname(nodeBinary)}${delimiter}${process.env[name] ?? ''}` };
}

/**
 * `npm start` tells which npm it is; run directly, the one in the search path is used.
 * @param {string} nodeBinary
 * @param {string[]} args
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
function npmCommand(nodeBinary, args) {
	const cli = process.env.npm_execpath;
	if (cli?.endsWith('npm-cli.js'))
		return { command: nodeBinary, args: [cli, ...args], shell: false };
	return { command: 'npm', args, shell: isWindows };
}

/**
 * Runs npm to its end and gives what it printed. Throws with the last lines when it fails.
 * @param {string[]} args without absolute paths: on Windows they go through a shell
 * @param {{ cwd: string, node?: string, env?: NodeJS.ProcessEnv }} options
 */
export async function runNpm(args, { cwd, node = process.execPath, env = {} }) {
	const { command, args: allArgs, shell } = npmCommand(node, args);
	const npm = startProcess(command, allArgs, {
		cwd,
		shell,
		env: { ...environmentFor(node), ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	/** @param {Buffer} chunk */
	const keep = (chunk) => {
		output = (output + chunk.toString()).slice(-keptLength);
	};
	npm.child.stdout?.on('data', keep);
	npm.child.stderr?.on('data', keep);
	if ((await npm.exited) !== 0) throw new NpmFailure(args, output);
	return output;
}

export class NpmFailure extends Problem {
	/**
	 * @param {string[]} args
	 * @param {string} output
	 */
	constructor(args, output) {
		const lastLines = output.trim().split('\n').slice(-15).join('\n');
		super(`npm ${args.join(' ')} did not finish. Its last lines:\n${lastLines}`);
		this.output = output;
	}
}
