// `npm run test:mutation [files]`: changes the code in thousands of small ways, one at a time, and looks whether a test fails
// then. Exit code 0 only when enough of the changes are noticed in each folder. What has not changed since the last run is
// taken from there.
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installDependencies } from '../../scripts/install.mjs';
import { findOrFetchNode24 } from '../../scripts/n8n/node24.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { folders, projectFolder } from '../../scripts/system/folders.mjs';
import { installInto, isInstalledIn } from '../../scripts/system/installInto.mjs';
import { environmentFor } from '../../scripts/system/npm.mjs';
import { startProcess } from '../../scripts/system/ownedProcess.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { showProgress } from '../../scripts/system/progress.mjs';
import { printScores, scoresOf } from './scores.mjs';

/** It needs Node 22 or newer, and this project's own dependencies have to do with Node 20. */
const packages = ['@stryker-mutator/core@10.0.0', '@stryker-mutator/jest-runner@10.0.0'];

/** A first run of everything takes hours. */
const wholeTimeoutMinutes = 600;

const stryker = join(folders.mutation, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const report = join(folders.mutation, 'report.json');

async function installStryker() {
	if (isInstalledIn(folders.mutation, packages)) return;
	await mkdir(folders.mutation, { recursive: true });
	await showProgress('Installing StrykerJS (once; 60 MB on disk)', async () => {
		await installInto(folders.mutation, packages);
	});
}

/** @param {string[]} files those to change; all, when there are none */
async function runStryker(files) {
	const node = await findOrFetchNode24();
	const chosen = files.length > 0 ? ['--mutate', files.join(',')] : [];
	const running = startProcess(
		node,
		[stryker, 'run', join('test', 'mutation', 'stryker.config.mjs'), ...chosen],
		{ cwd: projectFolder, env: environmentFor(node), stdio: 'inherit' },
	);
	if ((await running.exited) !== 0 || !existsSync(report)) {
		throw new Problem('StrykerJS did not come to its end: see above.');
	}
}

/** StrykerJS leaves its copies of the project when it is stopped, and ESLint would read them. */
function removeCopies() {
	rmSync(join(folders.mutation, 'tmp'), { recursive: true, force: true });
}

async function testMutants() {
	process.on('exit', removeCopies);
	installDependencies();
	await installStryker();
	await runStryker(process.argv.slice(2));
	const scores = scoresOf(JSON.parse(await readFile(report, 'utf8')));
	await end(printScores(scores) ? 0 : 1);
}

runWithin(wholeTimeoutMinutes, testMutants);
