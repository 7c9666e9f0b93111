/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
	testMatch: ['<rootDir>/test/{unit,engine,sandbox,package,liveCheck}/**/*.test.ts'],
	// n8n-core writes a settings file into its user folder when it is loaded.
	globalSetup: '<rootDir>/test/userFolder.js',
	globalTeardown: '<rootDir>/test/removeUserFolder.js',
	// For a machine that is busy with something else: jest's own 5 seconds are not enough for the property tests there.
	testTimeout: 60_000,
	// On two cores jest would use one.
	maxWorkers: '100%',
	// n8n prints the errors that the tests provoke on purpose.
	silent: true,
	// npm start keeps a second copy of this package there.
	modulePathIgnorePatterns: ['<rootDir>/.n8n/'],
};
