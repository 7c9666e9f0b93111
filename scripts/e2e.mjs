// `npm run test:e2e`: a real n8n with the package as npm would install it, the sandbox in Anveo's place, every example
// run, and n8n's editor used in a real browser. Exit code 0 only when all of it is as expected.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aiAgent } from '../test/e2e/aiAgent.mjs';
import { byHand } from '../test/e2e/byHand.mjs';
import { callFlowEvents } from '../test/e2e/callFlowEvents.mjs';
import { checkCallFlowTrigger } from '../test/e2e/callFlowTrigger.mjs';
import { crmReminders } from '../test/e2e/crmReminders.mjs';
import { earlyReply } from '../test/e2e/earlyReply.mjs';
import { answeredByPerson } from '../test/e2e/editor/answeredByPerson.mjs';
import { closeBrowser } from '../test/e2e/editor/browser.mjs';
import { callByHand } from '../test/e2e/editor/callByHand.mjs';
import { credentialForm } from '../test/e2e/editor/credentialForm.mjs';
import { findNode } from '../test/e2e/editor/findNode.mjs';
import { firstImpression } from '../test/e2e/editor/firstImpression.mjs';
import { hostileText } from '../test/e2e/editor/hostileText.mjs';
import { checkPictures } from '../test/e2e/editor/pictures.mjs';
import { triggerPanel } from '../test/e2e/editor/triggerPanel.mjs';
import { exampleLayout } from '../test/e2e/exampleLayout.mjs';
import { resumeMethods } from '../test/e2e/resumeMethods.mjs';
import { statusFollowUp } from '../test/e2e/statusFollowUp.mjs';
import { verificationCall } from '../test/e2e/verificationCall.mjs';
import { waitSurvivesRestart } from '../test/e2e/waitSurvivesRestart.mjs';
import { bringUp } from './bringUp.mjs';
import { CheckReport, chosenOf } from './checkReport.mjs';
import { end, endAfter, endOnSignals, runToTheEnd } from './endings.mjs';
import { checkFirstCall } from './firstCallChecks.mjs';
import { folders } from './folders.mjs';
import { installDependencies } from './install.mjs';

/**
 * @typedef {import('../test/e2e/waitSurvivesRestart.mjs').Surroundings} Surroundings
 * @typedef {(surroundings: Surroundings) => Promise<void>} Check
 */

const homeFolder = join(folders.homes, 'e2e-home');
const logFile = join(folders.n8n, 'e2e.log');

/** Enough for a first installation on a slow line; a machine must not wait for ever. */
const wholeTimeoutMinutes = 60;

const report = new CheckReport();

/** @param {Awaited<ReturnType<typeof bringUp>>} running @returns {Surroundings} */
function surroundingsOf({ api, n8n, sandbox, prepared, startN8nAgain }) {
	let current = n8n;
	const restartN8n = async () => {
		await current.stop();
		current = await startN8nAgain();
	};
	const { url: n8nUrl } = n8n;
	const { url: sandboxUrl } = sandbox;
	const { expect } = report;
	return { api, n8nUrl, sandbox, sandboxUrl, prepared, restartN8n, expect };
}

/** In the order they run: the first one wants an unused sandbox. @type {Record<string, Check>} */
const allChecks = {
	'First call': async (surroundings) => await checkFirstCall(surroundings, report.expect),
	'Layout of the examples': exampleLayout,
	'Reminders out of a CRM': crmReminders,
	'Follow a call up': statusFollowUp,
	'Call flow events': callFlowEvents,
	'Call flow trigger': checkCallFlowTrigger,
	'AI agent': aiAgent,
	'By hand, without this package': byHand,
	'Reply by GET and by POST': resumeMethods,
	'Reply before the wait': earlyReply,
	'Verification call': verificationCall,
	'Editor: find the node': findNode,
	'Editor: the credential': credentialForm,
	'Editor: a call built by hand': callByHand,
	'Editor: first impression': firstImpression,
	'Editor: a person answers': answeredByPerson,
	'Editor: the trigger': triggerPanel,
	'Editor: texts with markup': hostileText,
	'Editor: pictures': checkPictures,
	'Wait over a restart': waitSurvivesRestart,
};

async function e2e() {
	// Chosen for `npm start`, which may be running beside this: here any free port will do.
	delete process.env.N8N_PORT;
	delete process.env.ANVEO_SANDBOX_PORT;
	installDependencies();
	const running = await bringUp({
		homeFolder,
		logFile,
		beforeInstall: async () => await rm(homeFolder, { recursive: true, force: true }),
		showSandboxLine: () => {},
	});
	const surroundings = surroundingsOf(running);
	for (const [name, check] of chosenOf(allChecks)) {
		await report.run(name, async () => await check(surroundings));
	}
	await closeBrowser();
	await end(report.conclude());
}

endAfter(wholeTimeoutMinutes);
endOnSignals(() => 130);
void runToTheEnd(e2e);
