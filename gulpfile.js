const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
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
	await build({
		entryPoints,
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['n8n-workflow'],
		// Whoever reviews the package reads these files: no minified names.
		minifySyntax: true,
		minifyWhitespace: false,
		legalComments: 'inline',
		charset: 'utf8',
	});
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
