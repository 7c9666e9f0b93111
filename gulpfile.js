const { spawn } = require('node:child_process');
const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { build } = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const { n8n } = require('./package.json');

/** The sources of the files that package.json names to n8n: dist/x/Y.js comes from x/Y.ts. */
const entryPoints = [...n8n.credentials, ...n8n.nodes].map((file) =>
	file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
);

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

function typeCheck() {
	return spawn('tsc', ['--noEmit'], { stdio: 'inherit', shell: process.platform === 'win32' });
}

/** One self-contained file for each entry: n8n allows community nodes no dependency but n8n-workflow. */
async function bundle() {
	const { metafile } = await build({
		entryPoints,
		metafile: true,
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['n8n-workflow'],
		// Whoever reviews the package reads these files: names stay as they are.
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: 'inline',
		charset: 'utf8',
	});
	await writeFile('dist/THIRD_PARTY_LICENSES.txt', await licences(Object.keys(metafile.inputs)));
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
	return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

/** Icons, codex files and output schemas, which n8n reads beside the built files. */
function copyAssets() {
	return src(['icons/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
	}).pipe(dest('dist'));
}

const assemble = parallel(bundle, copyAssets);

exports.build = series(typeCheck, clean, assemble);
exports.watch = () =>
	watch(['anveo/**', 'nodes/**', 'credentials/**', 'icons/**'], { ignoreInitial: false }, assemble);
exports.default = exports.build;
