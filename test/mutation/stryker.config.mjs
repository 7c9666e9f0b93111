// The paths are from the root of the project.
export default {
	mutate: ['anveo/**/*.ts', 'credentials/**/*.ts', 'nodes/**/*.ts'],
	// StrykerJS copies the project for each of its processes.
	ignorePatterns: ['.git', '.n8n', 'dist', 'docs/screenshots', 'tsconfig.json'],
	tempDirName: '.n8n/mutation/tmp',
	plugins: ['@stryker-mutator/*', './test/mutation/textsOfFields.mjs'],
	ignorers: ['texts-of-fields'],
	testRunner: 'jest',
	jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
	coverageAnalysis: 'perTest',
	incremental: true,
	incrementalFile: '.n8n/mutation/incremental.json',
	reporters: ['json', 'html', 'progress-append-only'],
	jsonReporter: { fileName: '.n8n/mutation/report.json' },
	htmlReporter: { fileName: '.n8n/mutation/report.html' },
	// n8n's engine leaves something behind each time it is loaded.
	maxTestRunnerReuse: 40,
	timeoutMS: 120_000,
	// A slow machine is no endless loop.
	timeoutFactor: 2,
};
