// A stand-in for npm's registry, reached as behind a company's proxy: n8n asks the registry by its own name, the proxy
// leads it here, and whatever else it asks for is out of reach.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { freePort } from '../../scripts/system/freePort.mjs';
import { runNpm } from '../../scripts/system/npm.mjs';
import { makeCertificate } from './certificate.mjs';

/**
 * @typedef {import('./packedVersions.mjs').PackedVersion} PackedVersion
 *
 * @typedef {object} Registry
 * @property {NodeJS.ProcessEnv} settings for a program that is to use it
 * @property {(version: PackedVersion) => void} publish
 * @property {string[]} requests the paths that were asked for
 * @property {Set<string>} outOfReach the hosts that were asked for in vain
 */

/** npm without anything that this machine has set: its cache must not learn what the stand-in says. @param {string} folder */
const npmSettings = (folder) => ({
	npm_config_userconfig: join(folder, 'user.npmrc'),
	npm_config_globalconfig: join(folder, 'global.npmrc'),
	npm_config_cache: join(folder, 'cache'),
	// It would ask for npm itself now and then.
	npm_config_update_notifier: 'false',
});

/** The registry that npm and n8n ask when nobody has named another. @param {string} folder */
async function defaultRegistry(folder) {
	const env = { ...npmSettings(folder), npm_config_registry: undefined };
	const output = await runNpm(['config', 'get', 'registry'], { cwd: folder, env });
	return new URL(output.trim());
}

/** @param {PackedVersion} packed @param {URL} registry */
function described({ manifest, tarball }, registry) {
	const { name, version } = manifest;
	const hash = (/** @type {string} */ algorithm) => createHash(algorithm).update(tarball);
	const dist = {
		tarball: new URL(`${name}/-/${name}-${version}.tgz`, registry).href,
		shasum: hash('sha1').digest('hex'),
		integrity: `sha512-${hash('sha512').digest('base64')}`,
	};
	return { ...manifest, _id: `${name}@${version}`, dist };
}

/** What the registry answers to a path; undefined when there is nothing. @param {string} path @param {PackedVersion[]} published @param {URL} registry */
function answerTo(path, published, registry) {
	const latest = published.at(-1);
	if (latest === undefined) return undefined;
	const { name, version } = latest.manifest;
	if (path === `/${name}`) {
		const versions = published.map((one) => [one.manifest.version, described(one, registry)]);
		return { name, 'dist-tags': { latest: version }, versions: Object.fromEntries(versions) };
	}
	const isAsked = (/** @type {PackedVersion} */ { manifest }) =>
		[`/${name}/${manifest.version}`, `/${name}/-/${name}-${manifest.version}.tgz`].includes(path);
	const asked = path === `/${name}/latest` ? latest : published.find(isAsked);
	if (asked === undefined) return undefined;
	return path.endsWith('.tgz') ? asked.tarball : described(asked, registry);
}

/** @param {string} folder @returns {Promise<Registry>} */
export async function startRegistry(folder) {
	await mkdir(folder, { recursive: true });
	const registry = await defaultRegistry(folder);
	const certificate = await makeCertificate(folder, registry.hostname);
	/** @type {PackedVersion[]} */
	const published = [];
	/** @type {string[]} */
	const requests = [];
	/** @type {Set<string>} */
	const outOfReach = new Set();

	const server = createTlsServer(certificate, ({ url = '' }, response) => {
		const path = decodeURIComponent(new URL(url, registry).pathname);
		requests.push(path);
		const answer = answerTo(path, published, registry);
		if (answer === undefined) response.writeHead(404).end('{}');
		else response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer));
	});

	const proxy = createServer((_request, response) => response.writeHead(502).end());
	proxy.on('connect', ({ url = '' }, socket) => {
		socket.on('error', () => socket.destroy());
		const host = url.slice(0, url.lastIndexOf(':'));
		if (host === registry.hostname) {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			server.emit('connection', socket);
		} else {
			outOfReach.add(host);
			socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
		}
	});
	const port = await freePort(4873);
	await new Promise((resolve) => proxy.listen(port, '127.0.0.1', () => resolve(undefined)));
	const url = `http://127.0.0.1:${port}`;
	const settings = {
		...npmSettings(folder),
		// Programs differ in which of the two they read first.
		HTTPS_PROXY: url,
		https_proxy: url,
		NODE_EXTRA_CA_CERTS: certificate.file,
	};
	return { settings, publish: (version) => published.push(version), requests, outOfReach };
}
