// `npm run test:e2e`: a real n8n with the package as npm would install it, the sandbox in Anveo's place, every example
// run, and n8n's editor used in a real browser. Exit code 0 only when all of it is as expected.
import { join } from 'node:path';
import { bringUp } from '../../scripts/n8n/bringUp.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { folders } from '../../scripts/system/folders.mjs';
import { prepareBesideNpmStart } from '../besideNpmStart.mjs';
import { CheckReport } from '../checkReport.mjs';
import { checkFirstCall } from '../firstCall/checks.mjs';
import { aiAgent } from './aiAgent.mjs';
import { alertOnCall } from './alertOnCall.mjs';
import { awakeWith } from './awake.mjs';
import { byHand } from './byHand.mjs';
import { callEnded } from './callEnded.mjs';
import { callFlowEvents } from './callFlowEvents.mjs';
import { checkCallFlowTrigger } from './callFlowTrigger.mjs';
import { hubspotReminders, pipedriveReminders, postgresImported } from './crmNodes.mjs';
import { callUntilReached } from './callUntilReached.mjs';
import { crmReminders } from './crmReminders.mjs';
import { earlyReply } from './earlyReply.mjs';
import { alertByHand } from './editor/alertByHand.mjs';
import { answeredByPerson } from './editor/answeredByPerson.mjs';
import { closeBrowser } from './editor/browser.mjs';
import { callByHand } from './editor/callByHand.mjs';
import { callThisContact } from './editor/callThisContact.mjs';
import { callingHours } from './editor/callingHours.mjs';
import { checkedList } from './editor/checkedList.mjs';
import { connectedPeople } from './editor/connectedPeople.mjs';
import { credentialForm } from './editor/credentialForm.mjs';
import { findNode } from './editor/findNode.mjs';
import { firstImpression } from './editor/firstImpression.mjs';
import { hostileText } from './editor/hostileText.mjs';
import { listUntilReached } from './editor/listUntilReached.mjs';
import { checkPictures } from './editor/pictures.mjs';
import { retryButton } from './editor/retryButton.mjs';
import { stopError } from './editor/stopError.mjs';
import { toolPanel } from './editor/toolPanel.mjs';
import { triggerPanel } from './editor/triggerPanel.mjs';
import { verificationForm } from './editor/verificationForm.mjs';
import { eventAfterRestart } from './eventAfterRestart.mjs';
import { verifiedPerson } from './editor/verifiedPerson.mjs';
import { exampleLayout } from './exampleLayout.mjs';
import { optOut } from './optOut.mjs';
import { remindersKilled } from './remindersKilled.mjs';
import { remindersRetry } from './remindersRetry.mjs';
import { remindersTwice } from './remindersTwice.mjs';
import { fiftyWaiting } from './fiftyWaiting.mjs';
import { resumeMethods } from './resumeMethods.mjs';
import { retryCompletes, retryRefused, retryUnclear } from './retry.mjs';
import { retryCorrected, retryOtherSettings, retrySomebodyElse } from './retryChanged.mjs';
import { retryCustomAction, retryDialAndWait } from './retryOtherOperations.mjs';
import { stopPressed } from './stopPressed.mjs';
import { statusFollowUp } from './statusFollowUp.mjs';
import { verificationCall } from './verificationCall.mjs';
import { verificationFormLeft } from './verificationFormLeft.mjs';
import { verificationFormLimits } from './verificationFormLimits.mjs';
import { waitSurvivesRestart } from './waitSurvivesRestart.mjs';

/**
 * @typedef {import('./waitSurvivesRestart.mjs').Surroundings & import('./awake.mjs').Surroundings} Surroundings
 * @typedef {(surroundings: Surroundings) => Promise<void>} Check
 */

/** Enough for a first installation on a slow line. */
const wholeTimeoutMinutes = 60;

const report = new CheckReport();

/** @param {Awaited<ReturnType<typeof bringUp>>} running @returns {Surroundings} */
function surroundingsOf({ api, n8n, sandbox, prepared, startN8nAgain }) {
	let current = n8n;
	const restartN8n = async (/** @type {number | undefined} */ graceSeconds = undefined) => {
		await current.stop(graceSeconds);
		current = await startN8nAgain();
	};
	const n8nPid = () => current.pid;
	const { url: n8nUrl } = n8n;
	const { url: sandboxUrl } = sandbox;
	const { expect } = report;
	return { api, n8nUrl, n8nPid, sandbox, sandboxUrl, prepared, restartN8n, expect };
}

/** In the order they run: the first one wants an unused sandbox. @type {Record<string, Check>} */
const allChecks = {
	'First call': async (surroundings) => await checkFirstCall(surroundings, report.expect),
	'Layout of the examples': exampleLayout,
	'Reminders out of a CRM': crmReminders,
	'Reminders: two runs at the same moment': remindersTwice,
	'Reminders: Retry after a failed run': remindersRetry,
	'Reminders out of HubSpot': hubspotReminders,
	'Reminders out of Pipedrive': pipedriveReminders,
	'Reminders out of PostgreSQL, imported': postgresImported,
	'Opt-out by key 9': optOut,
	'Follow a call up': statusFollowUp,
	'Call flow events': callFlowEvents,
	'Call flow trigger': checkCallFlowTrigger,
	'Call flow trigger: a call has ended': callEnded,
	'AI agent': aiAgent,
	'By hand, without this package': byHand,
	'Verification by a web form: its limits': verificationFormLimits,
	'Reply by GET and by POST': resumeMethods,
	'Reply before the wait': earlyReply,
	'Verification call': verificationCall,
	'Call until reached': callUntilReached,
	'Call until reached: 50 people wait at once': fiftyWaiting,
	'Alert on call': alertOnCall,
	'Retry after a failed run: both kinds, twice each': retryRefused,
	'Retry after a failed run: it completes the list': retryCompletes,
	'Retry after a failed run: an unclear call': retryUnclear,
	'Retry after a failed run: other settings of the node': retryOtherSettings,
	'Retry after a failed run: somebody else in the place': retrySomebodyElse,
	'Retry after a failed run: a number corrected': retryCorrected,
	'Retry after a failed run: Dial and Wait for Reply': retryDialAndWait,
	'Retry after a failed run: custom actions': retryCustomAction,
	'Verification by a web form: whoever leaves': verificationFormLeft,
	'Stop pressed in a long run': stopPressed,
	'n8n stays awake: Stop Workflow': awakeWith({ onError: 'stopWorkflow', itemCount: 2_000 }),
	// It takes more than a minute.
	'n8n stays awake: Continue (using error output)': awakeWith({
		onError: 'continueErrorOutput',
		itemCount: 10_000,
	}),
	'Editor: find the node': findNode,
	'Editor: the credential': credentialForm,
	'Editor: a call built by hand': callByHand,
	'Editor: calling hours': callingHours,
	'Editor: first impression': firstImpression,
	'Editor: a list of numbers is checked': checkedList,
	'Editor: two people are connected': connectedPeople,
	'Editor: a person is verified': verifiedPerson,
	'Editor: a person answers': answeredByPerson,
	'Editor: call this contact': callThisContact,
	'Editor: verification by a web form': verificationForm,
	'Editor: the trigger': triggerPanel,
	'Editor: the tool of an agent': toolPanel,
	'Editor: Retry after a failed run': retryButton,
	'Editor: the error of Stop Workflow': stopError,
	'Editor: texts with markup': hostileText,
	'Editor: call until reached': listUntilReached,
	'Editor: alert on call': alertByHand,
	'Editor: pictures': checkPictures,
	'Wait over a restart': waitSurvivesRestart,
	'Reminders: n8n is killed': remindersKilled,
	'Call flow trigger: the same event after a restart': eventAfterRestart,
};

async function e2e() {
	prepareBesideNpmStart();
	// Anveo takes five minutes.
	process.env.ANVEO_SANDBOX_NOTIFICATION_INTERVAL_MS = '500';
	const running = await bringUp({
		homeFolder: join(folders.homes, 'e2e-home'),
		logFile: join(folders.n8n, 'e2e.log'),
		isFresh: true,
		showSandboxLine: () => {},
	});
	await report.runChosen(allChecks, surroundingsOf(running));
	await closeBrowser();
	await end(report.conclude());
}

runWithin(wholeTimeoutMinutes, e2e);
