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
	// Whoever reviews the package reads these files: names stay as they are.
	minifySyntax: true,
	minifyWhitespace: true,
};
