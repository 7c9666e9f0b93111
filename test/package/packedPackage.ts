/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(__dirname, '..', '..');
/** Packing starts an npm, scanning starts an ESLint: that takes a while on a busy computer. */
export const TIMEOUT = 120_000;

/** What the tests read in package.json. */
export interface Manifest {
	name: string;
	version: string;
	n8n: { nodes: string[]; credentials: string[] };
	scripts?: Record<string, string>;
	devDependencies: Record<string, string>;
	[field: string]: unknown;
}

export interface PackedPackage {
	/** Where the tarball is unpacked. Of all modules, only n8n-workflow can be found from there. */
	folder: string;
	manifest: Manifest;
	/** Paths in the package, with slashes, sorted. */
	files: string[];
}

/** A folder of this test run alone: see test/userFolder.js. */
export function newFolder(): string {
	return mkdtempSync(join(process.env.N8N_USER_FOLDER ?? tmpdir(), 'package-test-'));
}

/** Runs a program to its end and gives what it printed. Throws with its complaints when it fails. */
export function run(
	command: string,
	args: string[],
	{ cwd = PROJECT, env = {}, shell = false } = {},
): string {
	return execFileSync(command, args, {
		cwd,
		env: { ...process.env, ...env },
		shell,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: TIMEOUT,
		maxBuffer: 50_000_000,
	});
}

/** Paths of all files below a folder, relative to it, with slashes, sorted. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => !statSync(join(folder, path)).isDirectory())
		.map((path) => path.replaceAll('\\', '/'))
		.sort();
}

function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function requireBuild() {
	const { n8n } = readManifest(PROJECT);
	const missing = [...n8n.credentials, ...n8n.nodes].filter(
		(file) => !existsSync(join(PROJECT, file)),
	);
	if (missing.length === 0) return;
	throw new Error(
		`These tests look at the built package, and ${missing.join(', ')} is not built. Run "npm run build" first.`,
	);
}

/** The path goes through the environment: on Windows npm needs a shell, which would split it at spaces. */
function pack(destination: string): string {
	run('npm', ['pack', '--ignore-scripts', '--silent'], {
		env: { npm_config_pack_destination: destination },
		shell: process.platform === 'win32',
	});
	const tarball = readdirSync(destination).find((file) => file.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack wrote no tarball');
	return tarball;
}

function packAndUnpack(folder: string) {
	requireBuild();
	const tarball = pack(folder);
	mkdirSync(join(folder, 'unpacked'));
	run('tar', ['-xzf', tarball, '-C', 'unpacked', '--strip-components=1'], { cwd: folder });
	mkdirSync(join(folder, 'node_modules'));
	const n8nWorkflow = realpathSync(join(PROJECT, 'node_modules', 'n8n-workflow'));
	symlinkSync(n8nWorkflow, join(folder, 'node_modules', 'n8n-workflow'), 'junction');
}

/** Packs once for all test files: jest runs them in processes of their own, and the first to finish counts. */
function sharedCopy(): string {
	const shared = join(process.env.N8N_USER_FOLDER ?? newFolder(), 'packed');
	if (existsSync(shared)) return shared;
	const own = newFolder();
	packAndUnpack(own);
	try {
		renameSync(own, shared);
	} catch (error) {
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- there is no node here
		if (!existsSync(shared)) throw error;
		rmSync(own, { recursive: true });
	}
	return shared;
}

/** The package as npm would publish it, unpacked. It is shared: copy it before changing anything. */
export function packedPackage(): PackedPackage {
	const folder = join(sharedCopy(), 'unpacked');
	return { folder, manifest: readManifest(folder), files: filesBelow(folder) };
}
