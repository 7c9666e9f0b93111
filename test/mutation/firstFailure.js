const { TestEnvironment } = require('jest-environment-node');

const { mutatedFile, roomOf } = require('./mutatedFile.js');

/** StrykerJS tells by it which mutant is switched on. */
const activeMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__;

/** The last mutant that a test has noticed. @type {string | undefined} */
let killedMutant;

/** @param {import('@jest/types').Circus.TestEntry | import('@jest/types').Circus.DescribeBlock} entry @returns {string} */
const fullName = ({ name, parent }) =>
	parent === undefined ? '' : `${fullName(parent)} ${name}`.trimStart();

/**
 * Runs the tests that can notice a mutant until one has: jest itself stops between files only, and StrykerJS not at all.
 *
 * Those are the tests that StrykerJS has seen to run through the mutated code, and all unit tests of its room: what the code
 * keeps for later was worked out while another test ran.
 */
module.exports = class FirstFailure extends TestEnvironment {
	/**
	 * @param {import('@jest/environment').JestEnvironmentConfig} config
	 * @param {import('@jest/environment').EnvironmentContext} context
	 */
	constructor(config, context) {
		super(config, context);
		const mutant = activeMutant();
		const file = mutatedFile(config.projectConfig.rootDir, mutant);
		this.wantedTests = config.globalConfig.testNamePattern?.replaceAll('\\', '');
		this.room = `unit/${roomOf(file)}/`;
		// For `loadTests.ts`.
		this.global.mutation = {
			...{ wantedTests: this.wantedTests, room: this.room, mutatedFile: file },
			isKilled: mutant !== undefined && mutant === killedMutant,
		};
	}

	/**
	 * @param {import('@jest/types').Circus.Event} event
	 * @param {import('@jest/types').Circus.State} state
	 */
	handleTestEvent(event, state) {
		const mutant = activeMutant();
		if (mutant === undefined) return;
		if (event.name === 'setup') state.testNamePattern = null;
		if (event.name === 'test_fn_failure' || event.name === 'hook_failure') killedMutant = mutant;
		if (event.name !== 'test_start') return;
		if (killedMutant === mutant || !this.isWanted(fullName(event.test))) event.test.mode = 'skip';
	}

	/** @param {string} name */
	isWanted(name) {
		const isOfRoom = name.startsWith(this.room);
		return isOfRoom || (this.wantedTests?.includes(`(${name})`) ?? true);
	}
};
