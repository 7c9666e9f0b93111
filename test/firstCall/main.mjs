// `npm run first-call`: from a fresh n8n to the first call, in one command. Exit code 0 only when all of it agrees.
import { join } from 'node:path';
import { bringUp } from '../../scripts/n8n/bringUp.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { prepareBesideNpmStart } from '../besideNpmStart.mjs';
import { CheckReport } from '../checkReport.mjs';
import { checkFirstCall } from './checks.mjs';

/** Enough for a first installation on a slow line. */
const wholeTimeoutMinutes = 45;

async function firstCall() {
	prepareBesideNpmStart();
	const running = await bringUp({
		homeFolder: join(folders.homes, 'first-call-home'),
		logFile: join(folders.n8n, 'first-call.log'),
		isFresh: true,
		showSandboxLine: (line) => console.log(`sandbox | ${line}`),
	});
	const report = new CheckReport();
	await report.run('First call', async () => await checkFirstCall(running, report.expect));
	await end(report.conclude());
}

runWithin(wholeTimeoutMinutes, firstCall);
