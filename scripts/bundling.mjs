import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/**
 * Short names in the libraries. Whoever reviews the package reads the bundle: this package's own names stay as they are.
 * @type {import('esbuild').Plugin}
 */
const shortNamesInLibraries = {
	name: 'short names in libraries',
	setup(build) {
		build.onLoad({ filter: /[\\/]node_modules[\\/].*\.m?js$/ }, async ({ path }) => {
			const source = await readFile(path, 'utf8');
			const { code } = await transform(source, { minifyIdentifiers: true });
			return { contents: code };
		});
	},
};

/**
 * How esbuild makes one file of this package and its libraries, for the build and for what is measured of its sources.
 * @type {import('esbuild').BuildOptions}
 */
export const bundling = {
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	external: ['n8n-workflow'],
	// Of the library's two builds the one whose unused parts are left out.
	alias: { 'libphonenumber-js/min': 'libphonenumber-js/min/es6' },
	minifySyntax: true,
	minifyWhitespace: true,
	plugins: [shortNamesInLibraries],
};
