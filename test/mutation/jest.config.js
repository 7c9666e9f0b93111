const { join } = require('node:path');
const config = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...config,
	rootDir: join(__dirname, '../..'),
	// Not the whole project: jest looks through it again for each mutant.
	roots: ['<rootDir>/test/mutation'],
	testMatch: ['<rootDir>/test/mutation/*.test.ts'],
	testEnvironment: join(__dirname, 'firstFailure.js'),
	testSequencer: join(__dirname, 'byName.js'),
};
