// n8n is killed while the reminders dial. The rows that say `calling` are the ones to look up, and nobody is called again.
import { sandboxCallbackToken } from '../../scripts/n8n/prepareEditor.mjs';
import { askForRetry, retryKinds } from './executionRetry.mjs';
import { rowsOf } from './dataTables.mjs';
import {
	dialledOf,
	dueReminders,
	endedUrl,
	startByRequest,
	startedByRequest,
	statesOf,
} from './reminders.mjs';
import { callTo, firstAnswerOf, request, runSeconds, until } from './support.mjs';

/** @typedef {import('./waitSurvivesRestart.mjs').Surroundings} Surroundings */

const path = 'reminders-killed';
const areaCode = 425;

/** The first one is placed at once and answered 3 seconds later. */
const lines = ['0102', '0140', '0141'];

/** @param {Surroundings} surroundings @param {import('./reminders.mjs').Reminders} reminders */
async function killWhileDialling(surroundings, reminders) {
	const executionId = await startByRequest(surroundings, reminders, path);
	await callTo(surroundings, `1${areaCode}5550102`);
	await surroundings.restartN8n(0);
	return executionId;
}

/**
 * Anveo sends a notification again when n8n was not there for the first one. The sandbox of the checks gives up too soon.
 * @param {Surroundings} surroundings
 * @param {string} url
 */
async function notifyAgain({ sandbox, expect }, url) {
	const requests = await sandbox.requests();
	for (const { requestId, parameters } of requests) {
		const code = parameters.find(({ name }) => name === 'BILLINGCODE')?.value ?? '';
		const number = parameters.find(({ name }) => name === 'PHONENUMBER')?.value ?? '';
		if (requestId === null || !number.startsWith(`1${areaCode}`)) continue;
		const body = new URLSearchParams({ RESPONSEID: requestId, BILLINGCODE: code });
		const { status } = await request(url, { method: 'POST', body });
		expect(status === 200, `notification of the call to ${number}, ${code}: ${status}`);
	}
}

/** @param {Surroundings} surroundings */
export async function remindersKilled(surroundings) {
	const { api, expect } = surroundings;
	const reminders = await dueReminders(surroundings, {
		...{ table: 'Killed in between', areaCode, lines, change: startedByRequest(path) },
	});
	await api.activateWorkflow(reminders.id);
	const url = endedUrl(surroundings, reminders);
	const killed = await killWhileDialling(surroundings, reminders);
	const left = await statesOf(surroundings, reminders);
	expect(
		left === '0102 calling, 0140 calling, 0141 calling',
		`n8n was killed after the dial and before it could note it: ${left}`,
	);
	await api.waitForExecution(await startByRequest(surroundings, reminders, path), runSeconds);
	for (const kind of retryKinds) {
		const { id, refusal } = await askForRetry(surroundings, killed, kind);
		const retried = id && (await api.waitForExecution(id, runSeconds)).status;
		console.log(`        Retry of the killed execution with ${kind}: ${refusal ?? retried}`);
	}
	const times = await dialledOf(surroundings, reminders);
	expect(
		Object.values(times).every((count) => count === 1),
		`started again, and retried, it dials nobody twice: ${JSON.stringify(times)}`,
	);
	await firstAnswerOf(`${url}?token=wrong`);
	await notifyAgain(surroundings, `${url}?token=${sandboxCallbackToken}`);
	const placed = Object.keys(times).length;
	const ended = await until('the ends of the calls', async () => {
		const rows = (await rowsOf(surroundings, reminders.table)).filter(({ endedAt }) => endedAt);
		return rows.length === placed && rows;
	});
	expect(
		ended.every(({ requestId, state }) => requestId && state === 'ended'),
		`the notifications find the rows by their billing codes: ${await statesOf(surroundings, reminders)}`,
	);
	await api.deactivateWorkflow(reminders.id);
}
