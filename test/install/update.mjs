// An update on the Community nodes page while the package is at work.
import { inEditor } from '../e2e/editor/browser.mjs';
import { retry } from '../e2e/executionRetry.mjs';
import { failedRun, listNode, numberOf, timesDialled } from '../e2e/publishedList.mjs';
import { callTo, manualTrigger, outputOf, sleepOf, successOf, until } from '../e2e/support.mjs';
import { waitingCall, waitingNode } from '../e2e/waitingCall.mjs';
import { openCommunityPage, updatePackage, waitForVersion } from './communityPage.mjs';
import { callback, publishTrigger } from './publishedTrigger.mjs';

/** @typedef {import('./main.mjs').Surroundings} Surroundings */

/** Rings until it is told to answer. */
const waitingNumber = '+1 215 555 0135';
const areaCode = 411;
const placed = '0140';
/** Refused by the sandbox once, then accepted. */
const refusedAtFirst = '0130';

/** @param {Surroundings} surroundings @returns {Promise<string>} the id of an execution that waits for its call */
async function startWaiting(surroundings) {
	const id = await waitingCall(surroundings, waitingNumber);
	const executionId = await surroundings.api.runWorkflow(id, manualTrigger);
	await sleepOf(surroundings, executionId);
	return executionId;
}

/** What people have entered: every example as it is stored, and the credential. @param {Surroundings} surroundings */
async function stored({ api, prepared }) {
	const ids = Object.values(prepared.workflows);
	const workflows = await Promise.all(ids.map(async (id) => (await api.readWorkflow(id)).nodes));
	const credential = await api.readCredential(prepared.credentialId);
	return JSON.stringify([workflows, credential?.data]);
}

/** @param {Surroundings} surroundings */
async function updateOnPage(surroundings) {
	const { n8nUrl, registry, versions, expect } = surroundings;
	const [before, after] = [versions.first, versions.next].map(({ manifest }) => manifest.version);
	registry.publish(versions.next);
	await inEditor(surroundings, async (page) => {
		await openCommunityPage(page, n8nUrl);
		await waitForVersion(page, String(before));
		await updatePackage(page);
		await waitForVersion(page, String(after));
		expect(true, `updated on the page, from v${before} to v${after}`);
	});
}

/** @param {Surroundings} surroundings @param {string} executionId */
async function endWaiting(surroundings, executionId) {
	const { sandbox, expect } = surroundings;
	const { requestId } = await until('a ringing phone', async () => {
		const call = await callTo(surroundings, waitingNumber.replaceAll(' ', ''));
		return call.state === 'INIT' ? call : undefined;
	});
	await sandbox.command(requestId, 'answer');
	await sandbox.command(requestId, 'press', '4711');
	const [item] = outputOf(await successOf(surroundings, executionId), waitingNode);
	expect(
		item?.requestId === requestId && item.reply.DIGITS === '4711',
		`the execution that waited goes on with its reply: ${JSON.stringify(item)}`,
	);
}

/** @param {Surroundings} surroundings @param {string} executionId */
async function retryFailed(surroundings, executionId) {
	const retried = await retry(surroundings, executionId, 'original workflow');
	const times = await timesDialled(surroundings, areaCode);
	surroundings.expect(
		times[placed] === 1 && times[refusedAtFirst] === 2 && outputOf(retried, listNode).length === 2,
		`a failed execution of before is retried: who was called is given back: ${JSON.stringify(times)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function update(surroundings) {
	const { expect } = surroundings;
	const contacts = [placed, refusedAtFirst].map((line) => ({ phone: numberOf(areaCode, line) }));
	const { executionId: failed } = await failedRun(surroundings, 'update', contacts);
	const trigger = await publishTrigger(surroundings, 'over-an-update');
	expect(
		(await callback(surroundings, trigger, 'before')) === 'before',
		'the trigger is published',
	);
	const waiting = await startWaiting(surroundings);
	const before = await stored(surroundings);
	await updateOnPage(surroundings);
	await sleepOf(surroundings, waiting);
	await endWaiting(surroundings, waiting);
	expect(
		(await callback(surroundings, trigger, 'after')) === 'after',
		'the published trigger takes its next callback, without being published again',
	);
	expect(
		(await stored(surroundings)) === before,
		`what was entered is unchanged: ${before.length} characters of workflows and credential`,
	);
	await retryFailed(surroundings, failed);
}
