// Two runs of the reminders that have both read the same contacts before either of them has written anything.
import { dialledOf, dueReminders, schedule, statesOf } from './reminders.mjs';
import { outputOf, successOf } from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const reading = 'Due in the next 24 hours';
const pause = 'Pause';
const contactCount = 20;
const lines = Array.from({ length: contactCount }, (_, at) => `02${at + 10}`);

/** Holds a run up until the other one has read the table as well. @param {import('./support.mjs').Workflow} workflow */
export function pauseAfterReading({ nodes, connections }) {
	nodes.push({
		...{ id: 'pause', name: pause, type: 'n8n-nodes-base.wait', typeVersion: 1.1 },
		...{ position: [220, 220], parameters: { amount: 2, unit: 'seconds' }, webhookId: 'pause' },
	});
	Object.assign(connections, {
		[pause]: Reflect.get(connections, reading),
		[reading]: { main: [[{ node: pause, type: 'main', index: 0 }]] },
	});
}

/** @param {Surroundings} surroundings */
export async function remindersTwice(surroundings) {
	const { api, expect } = surroundings;
	const reminders = await dueReminders(surroundings, {
		...{ table: 'Run twice at once', areaCode: 423, lines, change: pauseAfterReading },
	});
	const started = await Promise.all([1, 2].map(() => api.runWorkflow(reminders.id, schedule)));
	const runs = await Promise.all(started.map((id) => successOf(surroundings, id)));
	const read = runs.map((run) => outputOf(run, reading).length);
	expect(
		read.every((count) => count === contactCount),
		`both runs have read all ${contactCount} contacts as due: ${read.join(' and ')}`,
	);
	const called = runs.map((run) => outputOf(run, 'Dial Call Flow').length);
	const times = Object.values(await dialledOf(surroundings, reminders));
	expect(
		times.length === contactCount && times.every((count) => count === 1),
		`each contact is called once: ${called.join(' by the one run, and by the other ')}`,
	);
	const states = await statesOf(surroundings, reminders);
	expect(states.split('called').length - 1 === contactCount, `in the table: ${states}`);
}
