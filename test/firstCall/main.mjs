// `npm run first-call`: from a fresh n8n to the first call, in one command. Exit code 0 only when all of it agrees.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installDependencies } from '../../scripts/install.mjs';
import { bringUp } from '../../scripts/n8n/bringUp.mjs';
import { end, endAfter, endOnSignals, runToTheEnd } from '../../scripts/system/endings.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { Problem } from '../../scripts/system/problem.mjs';
import { checkFirstCall } from './checks.mjs';

const homeFolder = join(folders.homes, 'first-call-home');
const logFile = join(folders.n8n, 'first-call.log');

/** Enough for a first installation on a slow line; a machine must not wait for ever. */
const wholeTimeoutMinutes = 45;

/** @param {boolean} isMet @param {string} claim */
function expect(isMet, claim) {
	console.log(`${isMet ? 'ok      ' : 'NOT OK  '}${claim}`);
	if (!isMet) throw new Problem(`Not as expected: ${claim}`);
}

async function firstCall() {
	// Chosen for `npm start`, which may be running beside this: here any free port will do.
	delete process.env.N8N_PORT;
	delete process.env.ANVEO_SANDBOX_PORT;
	installDependencies();
	const running = await bringUp({
		homeFolder,
		logFile,
		beforeInstall: async () => await rm(homeFolder, { recursive: true, force: true }),
		showSandboxLine: (line) => console.log(`sandbox | ${line}`),
	});
	console.log();
	await checkFirstCall(running, expect);
	console.log('\nFirst call: everything agrees.');
	await end(0);
}

endAfter(wholeTimeoutMinutes);
endOnSignals(() => 130);
void runToTheEnd(firstCall);
