// `npm run test:page`: the sandbox's page in a real browser, without n8n. Exit code 0 only when all of it is as expected.
import { installDependencies } from '../../scripts/install.mjs';
import { startSandbox } from '../../scripts/n8n/sandboxServer.mjs';
import { end, runWithin } from '../../scripts/system/endings.mjs';
import { CheckReport } from '../checkReport.mjs';
import { accessible } from './accessible.mjs';
import { answering, keyboardOnly, ringNow } from './answering.mjs';
import { filterAndClear, groups, manyCalls, sandboxGone } from './callList.mjs';
import { calledTwice, failures, foldedAddress, markup, speaking } from './callTexts.mjs';
import { forgetCalls, startBrowser } from './openPage.mjs';
import { sound, welcome } from './welcome.mjs';

/** @typedef {import('./openPage.mjs').Surroundings} Surroundings */

const wholeTimeoutMinutes = 5;

/** Short, so that nobody waits for a call that answers by itself. */
process.env.ANVEO_SANDBOX_STEP_MS = '100';

const report = new CheckReport();

/** @type {Record<string, (surroundings: Surroundings) => Promise<void>>} */
const allChecks = {
	'The welcome': welcome,
	Sound: sound,
	'A call rings and is answered': answering,
	'The keyboard alone': keyboardOnly,
	'A scheduled call': ringNow,
	'Called twice': calledTwice,
	'Refused and failed calls': failures,
	'Texts with markup': markup,
	'Long addresses': foldedAddress,
	'What a call flow would say': speaking,
	'Filter and clear': filterAndClear,
	'Calls that came together': groups,
	'Many calls': manyCalls,
	'The sandbox is gone': sandboxGone,
	'For everybody: axe': accessible,
};

/** No check sees the calls of another. @param {(surroundings: Surroundings) => Promise<void>} check */
function withoutCalls(check) {
	return async (/** @type {Surroundings} */ surroundings) => {
		await forgetCalls(surroundings.sandbox);
		await check(surroundings);
	};
}

async function testPage() {
	installDependencies();
	const sandbox = await startSandbox({ show: () => {} });
	const browser = await startBrowser();
	const checks = Object.entries(allChecks).map(([name, check]) => [name, withoutCalls(check)]);
	const { expect } = report;
	await report.runChosen(Object.fromEntries(checks), { sandbox, browser, expect });
	await browser.close();
	await end(report.conclude());
}

runWithin(wholeTimeoutMinutes, testPage);
