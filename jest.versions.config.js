const { join } = require('node:path');

const config = require('./jest.config.js');

/** The folder whose `node_modules` has the n8n to test with, set by `npm run test:versions`. */
const folder = process.env.N8N_ENGINE_FOLDER ?? '';

/** @type {import('jest').Config} */
module.exports = {
	...config,
	// It runs beside other suites.
	maxWorkers: '50%',
	// Not `.n8n`, where the other versions are: jest would look through all of it first.
	roots: ['<rootDir>/test'],
	testMatch: ['<rootDir>/test/versions/engine.test.ts', '<rootDir>/test/package/loader.test.ts'],
	modulePathIgnorePatterns: [],
	transform: { '^.+\\.[jt]s$': config.transform['^.+\\.ts$'] },
	// ES modules that CommonJS ones of n8n's require: Node can do that, jest only on Node 24.9 and newer.
	transformIgnorePatterns: ['/node_modules/(?!(p-retry|is-network-error)/)'],
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow|@n8n/di|@n8n/backend-common)$': join(folder, 'node_modules', '$1'),
	},
};
