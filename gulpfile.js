const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { basename, dirname, posix } = require('node:path');
const { build } = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const { n8n } = require('./package.json');

/** The files that package.json names to n8n: dist/x/Y.kind.js comes from x/Y.kind.ts and exports the class Y. */
const entries = [...n8n.credentials, ...n8n.nodes];

/** Where the code of all of them is. They share most of it, and n8n loads it once. */
const bundleFile = 'dist/bundle.js';

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

function typeCheck() {
	return spawn('tsc', ['--noEmit'], { stdio: 'inherit', shell: process.platform === 'win32' });
}

/** @param {string} entry @returns {string} the class it exports */
const classOf = (entry) => basename(entry).split('.')[0];

/** Everything with the libraries in one file: n8n allows community nodes no dependency but n8n-workflow. */
async function bundle() {
	const sources = entries.map((entry) => {
		const source = entry.replace(/^dist\//, './').replace(/\.js$/, '');
		return `export { ${classOf(entry)} } from '${source}';`;
	});
	const { bundling } = await import('./scripts/bundling.mjs');
	const { metafile } = await build({
		...bundling,
		stdin: { contents: sources.join('\n'), resolveDir: __dirname, loader: 'ts' },
		metafile: true,
		outfile: bundleFile,
		legalComments: 'inline',
		charset: 'utf8',
	});
	await writeFile('dist/THIRD_PARTY_LICENSES.txt', await licences(Object.keys(metafile.inputs)));
}

/** A file for each class, where package.json says it is. */
async function writeEntries() {
	for (const entry of entries) {
		const bundlePath = posix.relative(posix.dirname(entry), bundleFile);
		await mkdir(dirname(entry), { recursive: true });
		await writeFile(
			entry,
			`exports.${classOf(entry)} = require('${bundlePath}').${classOf(entry)};\n`,
		);
	}
}

/** The licence texts of the libraries that the bundled files come from: each asks for it in every copy. */
async function licences(inputs) {
	const folders = new Set(
		inputs.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []),
	);
	const texts = [...folders].sort().map(async (folder) => {
		const { name, version, license, author } = require(`./${folder}/package.json`);
		const files = (await readdir(folder)).filter((file) => /^licen[cs]e(\..*)?$/i.test(file));
		const parts = await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')));
		// One library names its licence in package.json only.
		const byline = `${name} ${version}, licence ${license}, by ${author.name ?? author}`;
		return [byline, ...parts.map((text) => text.trim())].join('\n\n') + '\n';
	});
	// What is made out of other people's facts has their licence beside it.
	const ownFolders = [...new Set(inputs.map(dirname))].filter((folder) =>
		/^(anveo|nodes)/.test(folder),
	);
	const beside = ownFolders.map((folder) => `${folder}/LICENSE.txt`).filter(existsSync);
	const notices = beside.map((file) => readFile(file, 'utf8'));
	return (await Promise.all([...texts, ...notices])).join(`\n${'-'.repeat(80)}\n\n`);
}

/** Icons, codex files and output schemas, which n8n reads beside the built files. */
function copyAssets() {
	return src(['icons/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
	}).pipe(dest('dist'));
}

const assemble = parallel(bundle, writeEntries, copyAssets);

exports.build = series(typeCheck, clean, assemble);
exports.watch = () =>
	watch(['anveo/**', 'nodes/**', 'credentials/**', 'icons/**'], { ignoreInitial: false }, assemble);
exports.default = exports.build;
