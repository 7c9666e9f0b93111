const { basename } = require('node:path');

const { TestEnvironment } = require('jest-environment-node');

const { mutatedFile, roomOf } = require('./mutatedFile.js');

/** StrykerJS tells by it which mutant is switched on. */
const activeMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__;

/**
 * A mutant in code that more tests than these run through is tried with the first few of each file at first, with all tests
 * that wait, and with the unit tests of its room; with the rest only when none of those notices it: all take minutes.
 */
const fewTests = 200;
const firstOfFile = 8;

/** What is made when a file is loaded, such as the fields of the editor, has no tests of its own: nearly all meet it. */
const firstOfFileForAll = 2;

/** The last mutant that a test has noticed. @type {string | undefined} */
let killedMutant;

/** The files of tests that noticed one, the latest last: the next mutant is often a neighbour. @type {Set<string>} */
const killers = new Set();

/** @param {import('@jest/types').Circus.TestEntry | import('@jest/types').Circus.DescribeBlock} entry @returns {string} */
const fullName = ({ name, parent }) =>
	parent === undefined ? '' : `${fullName(parent)} ${name}`.trimStart();

/** @param {string} testName as `loadTests.ts` makes it */
const fileOf = (testName) => testName.split(' ', 1)[0] ?? '';

/** @param {string} file */
function noteKiller(file) {
	killers.delete(file);
	killers.add(file);
}

/**
 * Runs the tests that can notice a mutant until one has: jest itself stops between files only, and StrykerJS not at all.
 *
 * Those are the tests that StrykerJS has seen to run through the mutated code, and at last all unit tests of its room: what
 * the code keeps for later was worked out while another test ran.
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
		const testFile = basename(context.testPath);
		const isInManyTests = (this.wantedTests?.split(')|(').length ?? Infinity) > fewTests;
		this.isTriedWithFew = isInManyTests && !testFile.startsWith('3');
		this.isForLate = testFile.startsWith('5');
		this.hasOwnTests = this.wantedTests !== undefined;
		this.most = this.hasOwnTests ? firstOfFile : firstOfFileForAll;
		/** How many tests of each file were wanted. @type {Map<string, number>} */
		this.wantedOf = new Map();
		this.isForRoom = testFile.startsWith('4');
		this.room = `unit/${roomOf(file)}/`;
		/** Files of tests named after the mutated one are tried whole. */
		this.nearest = file === undefined ? undefined : basename(file, '.ts');
		// For `loadTests.ts`.
		this.global.mutation = {
			...{ wantedTests: this.wantedTests, room: this.room, mutatedFile: file },
			killers: [...killers],
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
		if (event.name === 'test_fn_failure') noteKiller(fileOf(fullName(event.test)));
		if (event.name !== 'test_start') return;
		if (killedMutant === mutant || !this.isWanted(fullName(event.test))) event.test.mode = 'skip';
	}

	/** @param {string} name */
	isWanted(name) {
		if (this.isForRoom) return true;
		// Names can have backslashes of their own.
		const canNotice = this.wantedTests?.includes(`(${name.replaceAll('\\', '')})`) ?? true;
		if (!canNotice) return false;
		if (!this.isTriedWithFew) return !this.isForLate;
		if (name.startsWith(this.room) || this.isNearest(name)) return true;
		return this.isForLate ? this.hasOwnTests && this.isLateInFile(name) : !this.isLateInFile(name);
	}

	/** @param {string} name */
	isNearest(name) {
		return this.nearest !== undefined && basename(fileOf(name)).startsWith(this.nearest);
	}

	/** @param {string} name */
	isLateInFile(name) {
		const file = fileOf(name);
		const wanted = (this.wantedOf.get(file) ?? 0) + 1;
		this.wantedOf.set(file, wanted);
		return wanted > this.most;
	}
};
