// `npm run test:versions [versions]`: the engine tests and n8n's loader against other versions of n8n. `older` stands for all
// but the newest, with which `npm test` runs. Exit code 0 only when each test passes with each version, or needs what that
// version does not have.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installDependencies } from '../../scripts/install.mjs';
import { buildPackage } from '../../scripts/n8n/builtPackage.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { folders, projectFolder } from '../../scripts/system/folders.mjs';
import { startProcess } from '../../scripts/system/ownedProcess.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { showProgress } from '../../scripts/system/progress.mjs';
import { engineFolder, engineVersions, olderVersions } from './engineVersions.mjs';

/**
 * @typedef {import('./engineVersions.mjs').EngineVersion} EngineVersion
 *
 * @typedef {object} TestCase
 * @property {string} fullName
 * @property {'passed' | 'failed' | 'pending'} status
 * @property {string[]} failureMessages
 *
 * @typedef {object} Report what jest writes with --json
 * @property {boolean} success
 * @property {number} numFailedTestSuites
 * @property {{ name: string, message: string, assertionResults: TestCase[] }[]} testResults
 *
 * @typedef {object} Row
 * @property {string} n8n
 * @property {number} passed
 * @property {string[]} failed
 * @property {string[]} notApplicable
 */

const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');

/** Characters of why a test failed. */
const longestReason = 500;

/** Enough for all installations on a slow line. */
const wholeTimeoutMinutes = 45;

/** @param {EngineVersion} version @returns {Promise<Report>} */
async function runTests(version) {
	const folder = await engineFolder(version);
	const report = join(folders.versions, `${version.n8n}.json`);
	await mkdir(folders.versions, { recursive: true });
	await rm(report, { force: true });
	await showProgress(`Testing with n8n ${version.n8n}`, async () => {
		const running = startProcess(
			process.execPath,
			// Some engines leave timers behind that would keep jest from ending.
			[jest, '-c', 'jest.versions.config.js', '--forceExit', '--json', `--outputFile=${report}`],
			{
				cwd: projectFolder,
				env: { ...process.env, N8N_ENGINE_FOLDER: folder },
				stdio: 'ignore',
			},
		);
		await running.exited;
	});
	if (!existsSync(report)) {
		throw new Problem(
			`The tests with n8n ${version.n8n} did not run. To see why:\n` +
				`N8N_ENGINE_FOLDER='${folder}' npx jest -c jest.versions.config.js`,
		);
	}
	return JSON.parse(await readFile(report, 'utf8'));
}

/** @param {TestCase} test */
function withReason({ fullName, failureMessages }) {
	return `${fullName}: ${failureMessages.join('\n').slice(0, longestReason)}`;
}

/** @param {EngineVersion} version @param {Report} report @returns {Row} */
function rowOf({ n8n }, { testResults }) {
	const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
	/** @param {TestCase['status']} status */
	const named = (status) =>
		tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
	// A file that could not even be loaded has no tests.
	const unloadable = testResults.filter(({ assertionResults }) => assertionResults.length === 0);
	const failed = tests.filter((test) => test.status === 'failed');
	return {
		n8n,
		passed: named('passed').length,
		failed: [
			...failed.map(withReason),
			...unloadable.map(({ name, message }) => `${name}: ${message}`),
		],
		notApplicable: named('pending'),
	};
}

/** @param {Row[]} rows */
function printTable(rows) {
	console.log(
		'\n| n8n | Node | passed | failed | not applicable |\n| --- | --- | --- | --- | --- |',
	);
	for (const { n8n, passed, failed, notApplicable } of rows) {
		console.log(
			`| ${n8n} | ${process.versions.node} | ${passed} | ${failed.length} | ${notApplicable.length} |`,
		);
	}
	for (const { n8n, failed, notApplicable } of rows) {
		for (const test of notApplicable) console.log(`\nn8n ${n8n}, not applicable: ${test}`);
		for (const test of failed) console.log(`\nn8n ${n8n}, FAILED: ${test}`);
	}
}

/** @returns {EngineVersion[]} those that were asked for, or all */
function chosenVersions() {
	const wanted = process.argv.slice(2);
	if (wanted.join() === 'older') return olderVersions;
	const unknown = wanted.filter((name) => !engineVersions.some(({ n8n }) => n8n === name));
	if (unknown.length > 0) {
		const known = engineVersions.map(({ n8n }) => n8n).join(', ');
		throw new Problem(
			`Not among the versions: ${unknown.join(', ')}. Choose of ${known}, or older.`,
		);
	}
	return engineVersions.filter(({ n8n }) => wanted.length === 0 || wanted.includes(n8n));
}

async function testVersions() {
	const versions = chosenVersions();
	installDependencies();
	await buildPackage();
	/** @type {Row[]} */
	const rows = [];
	for (const version of versions) rows.push(rowOf(version, await runTests(version)));
	printTable(rows);
	const failures = rows.reduce((sum, { failed }) => sum + failed.length, 0);
	const passed = rows.reduce((sum, row) => sum + row.passed, 0);
	console.log(`\n${passed} passed, ${failures} failed`);
	const isEmpty = rows.some((row) => row.passed === 0);
	await end(failures > 0 || isEmpty ? 1 : 0);
}

runWithin(wholeTimeoutMinutes, testVersions);
