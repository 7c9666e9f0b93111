// `npm run test:install`: this package installed, updated, removed and installed again on the Community nodes page of a
// real n8n, in a real browser, with a stand-in for npm's registry. Exit code 0 only when all of it is as expected.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { claimHome } from '../../scripts/n8n/homeLock.mjs';
import { installN8n } from '../../scripts/n8n/installN8n.mjs';
import { N8nApi } from '../../scripts/n8n/n8nApi.mjs';
import { startN8n } from '../../scripts/n8n/n8nServer.mjs';
import { findOrFetchNode24 } from '../../scripts/n8n/node24.mjs';
import { demoAccount, prepareEditor } from '../../scripts/n8n/prepareEditor.mjs';
import { startSandbox } from '../../scripts/n8n/sandboxServer.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { prepareBesideNpmStart } from '../besideNpmStart.mjs';
import { CheckReport } from '../checkReport.mjs';
import { closeBrowser } from '../e2e/editor/browser.mjs';
import { callByHand } from '../e2e/editor/callByHand.mjs';
import { findProgram } from '../findProgram.mjs';
import { firstInstallation } from './firstInstallation.mjs';
import { packVersions } from './packedVersions.mjs';
import { startRegistry } from './registryStandIn.mjs';
import { removal } from './removal.mjs';
import { update } from './update.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof bringUpWithoutPackage>> & { expect: CheckReport['expect'] }} Running
 * @typedef {Running & { prepared: import('../../scripts/n8n/prepareEditor.mjs').Prepared }} Surroundings
 */

const homeFolder = join(folders.homes, 'install-home');

/** Enough for a first installation of n8n on a slow line. */
const wholeTimeoutMinutes = 60;

/** An n8n whose people do not know this package yet. */
async function bringUpWithoutPackage() {
	const addToLock = claimHome(homeFolder);
	await rm(homeFolder, { recursive: true, force: true });
	const node = await findOrFetchNode24();
	await installN8n(node);
	const registry = await startRegistry(join(homeFolder, 'registry'));
	const versions = await packVersions(join(homeFolder, 'versions'));
	const sandbox = await startSandbox({ show: () => {} });
	const logFile = join(folders.n8n, 'install.log');
	const n8n = await startN8n({ node, homeFolder, logFile, settings: registry.settings });
	addToLock(n8n.pid);
	const api = new N8nApi(n8n.url);
	await api.signIn(demoAccount);
	return { registry, versions, sandbox, sandboxUrl: sandbox.url, n8nUrl: n8n.url, api };
}

async function testInstallation() {
	// Before anything is downloaded for nothing.
	findProgram('openssl', 'openssl');
	prepareBesideNpmStart();
	const report = new CheckReport();
	const running = { ...(await bringUpWithoutPackage()), expect: report.expect };
	await report.run('Install', async () => await firstInstallation(running));
	const sandboxUrl = running.sandbox.apiUrl;
	const prepared = await prepareEditor(running.api, { homeFolder, sandboxUrl });
	// Each is given what the one before has left.
	const checks = {
		'A call built by hand': callByHand,
		'Update, while a call is waited for': update,
		'Uninstall, and install again': removal,
	};
	await report.runChosen(checks, { ...running, prepared });
	await closeBrowser();
	await end(report.conclude());
}

runWithin(wholeTimeoutMinutes, testInstallation);
