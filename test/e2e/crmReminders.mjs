// examples/crm-reminders.json: the placed calls and the failed ones each leave by their own way.
import { manualTrigger, outputOf, preparedExample, successOf } from './support.mjs';

const threeHours = 3 * 60 * 60_000;

/** @param {import('./support.mjs').Surroundings} surroundings */
export async function crmReminders(surroundings) {
	const { api, sandbox, expect } = surroundings;
	const id = preparedExample(surroundings, 'crm-reminders.json');
	const before = Date.now();
	const execution = await successOf(surroundings, await api.runWorkflow(id, manualTrigger));
	const placed = outputOf(execution, 'Write REQUESTID to CRM');
	expect(
		placed.map(({ crmId }) => crmId).join() === 'C-2001,C-2002',
		`placed: ${JSON.stringify(placed)}`,
	);
	const calls = await sandbox.calls();
	const known = placed.map(({ requestId }) => calls.find((call) => call.requestId === requestId));
	expect(
		known.map((call) => call?.phoneNumber).join() === '12155550140,12155550141',
		'each contact got the REQUESTID of the call to its own number',
	);
	expect(
		placed.every(({ scheduledFor }) => {
			const ahead = Date.parse(scheduledFor) - before - threeHours;
			return ahead >= 0 && ahead < 2 * 60_000;
		}) && known.every((call) => call?.state === 'NONE'),
		'the calls are due in three hours, and not placed yet',
	);
	const failed = outputOf(execution, 'Follow up by hand');
	expect(
		failed.map(({ crmId, mayHaveBeenPlaced }) => `${crmId} ${mayHaveBeenPlaced}`).join() ===
			'C-2003 false,C-2004 true' && failed.every(({ reason, whatToDo }) => reason && whatToDo),
		`failed: ${JSON.stringify(failed)}`,
	);
}
