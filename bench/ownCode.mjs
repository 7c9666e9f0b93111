// Bundles sources of this package the way its build does, for measurements that reach behind the built files.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../scripts/bundling.mjs';
import { folders, projectFolder } from '../scripts/system/folders.mjs';

/**
 * @param {string} name of the bundle, which lands among n8n's modules so that it shares n8n's own n8n-workflow
 * @param {string[]} files relative to the project
 * @returns {Promise<any>} what they export
 */
export async function ownCode(name, files) {
	const outfile = join(folders.bench, 'home', '.n8n', 'nodes', `${name}.cjs`);
	await build({
		...bundling,
		stdin: {
			contents: files.map((file) => `export * from './${file}';`).join('\n'),
			resolveDir: projectFolder,
			loader: 'ts',
		},
		outfile,
		logLevel: 'error',
	});
	return createRequire(import.meta.url)(outfile);
}
