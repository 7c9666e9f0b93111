// examples/call-until-reached.json: how each person is left, and that nobody is called who must not be.
import { addRow, rowsOf } from './dataTables.mjs';
import { callList, setUpTables } from './callList.mjs';
import {
	callTo,
	dialsTo,
	dueSeconds,
	manualTrigger,
	nodeNamed,
	preparedExample,
	successOf,
	until,
} from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').Workflow} Workflow
 */

const example = 'call-until-reached.json';
const table = 'Calls to make';
const waitNode = 'Wait an hour, or for a late reply';
const hour = 60 * 60_000;

/** Grace, who does not answer, and Edsger, whose call is unclear. */
const calledOnce = ['12155550133', '12155550105'];

/** The example as it is: twice set up, twice run. @param {Surroundings} surroundings */
async function asItIs(surroundings) {
	const { api, expect } = surroundings;
	const id = preparedExample(surroundings, example);
	// Other examples call them, too.
	const before = await dialsTo(surroundings, ...calledOnce);
	await setUpTables(surroundings, id);
	await setUpTables(surroundings, id);
	for (const _ of [1, 2]) await successOf(surroundings, await api.runWorkflow(id, manualTrigger));
	const rows = await until('all but one are done', async () => {
		const found = await rowsOf(surroundings, table);
		return found.filter(({ state }) => state === 'calling').length === 1 ? found : undefined;
	});
	expect(
		rows.map(({ name, state, tries }) => `${name}: ${state} ${tries}`).join() ===
			'Ada: reached 1,Grace: calling 1,Edsger: for a person 1,Alan: for a person 1',
		`set up twice and run twice: ${rows.map(({ name, state }) => `${name} ${state}`).join(', ')}`,
	);
	const { requestId } = await callTo(surroundings, '12155550140');
	const [ada, , edsger, alan] = rows;
	expect(
		ada?.reply === '1' && ada.results === `Try 1: reached (${requestId}). ` && ada.task === null,
		`what came of the call is in the row: ${ada?.results}`,
	);
	expect(
		/Unclear whether .* was called/.test(edsger?.task) && /no valid country code/.test(alan?.task),
		`an unclear call and a wrong number are tasks at once: "${edsger?.task}", "${alan?.task}"`,
	);
	const dials = (await dialsTo(surroundings, ...calledOnce)) - before;
	expect(dials === 2, `nobody answers, unclear: ${dials} dials`);
	await stopAll(surroundings, id);
}

/** Whoever still waits would do so for hours. @param {Surroundings} surroundings @param {string} id */
async function stopAll({ api }, id) {
	for (const { id: execution, status } of await api.listExecutions(id)) {
		if (status === 'waiting') await api.stopExecution(execution);
	}
}

/** Refused each time: the third try is the last. @param {Surroundings} surroundings */
async function threeTries(surroundings) {
	const people = [
		{ name: 'Refused', phone: '+1 204 555 0101' },
		{ name: 'Opted out', phone: '+1 (229) 555-0140' },
	];
	const own = 'Three tries';
	const id = await callList(surroundings, { table: own, people }, (workflow) => {
		const { parameters } = nodeNamed(workflow, waitNode);
		Object.assign(parameters, { resume: 'timeInterval', amount: 0, unit: 'seconds' });
	});
	await addRow(surroundings, 'Do not call', { phone: '+12295550140' });
	await successOf(surroundings, await surroundings.api.runWorkflow(id, manualTrigger));
	const rows = await until('both are done', async () => {
		const found = await rowsOf(surroundings, own);
		return found.every(({ state, task }) => state === 'do not call' || task) ? found : undefined;
	});
	const [refused, optedOut] = rows;
	const dials = await dialsTo(surroundings, '12045550101', '12295550140');
	surroundings.expect(
		dials === 3 && refused?.tries === 3 && optedOut?.state === 'do not call',
		`refused: ${refused?.tries} tries, whoever is on the list 'Do not call': ${optedOut?.state}; ${dials} dials`,
	);
	surroundings.expect(
		/^Please reach Refused yourself\. Try 1: not called\. .*Try 2: .*Try 3: /.test(refused?.task),
		`the task tells what became of each try: "${refused?.task}"`,
	);
}

/** Starts one that is refused and tried again by n8n's clock. @param {Surroundings} surroundings */
async function startAgainByClock(surroundings) {
	const people = [{ name: 'By the clock', phone: '+1 206 555 0101' }];
	const id = await callList(surroundings, { table: 'By the clock', people }, (workflow) => {
		Object.assign(nodeNamed(workflow, waitNode).parameters, {
			...{ resumeAmount: 1, resumeUnit: 'seconds' },
		});
	});
	await successOf(surroundings, await surroundings.api.runWorkflow(id, manualTrigger));
	return async () => {
		const dials = await until(
			'the second try',
			async () => (await dialsTo(surroundings, '12065550101')) === 2 && 2,
			dueSeconds,
		);
		surroundings.expect(dials === 2, 'after the wait, n8n itself begins the second try');
		await stopAll(surroundings, id);
	};
}

/** Starts one whose reply comes after the time of the call is up. @param {Surroundings} surroundings */
async function startLateReply(surroundings) {
	const { api, sandbox, expect } = surroundings;
	const people = [{ name: 'Late', phone: '+1 205 555 0135' }];
	const own = 'Late replies';
	const id = await callList(surroundings, { table: own, people }, (workflow) => {
		nodeNamed(workflow, 'Dial and Wait for Reply').parameters.maxWaitTime = 0.1;
	});
	await successOf(surroundings, await api.runWorkflow(id, manualTrigger));
	const state = async () => (await rowsOf(surroundings, own))[0]?.state;
	return async () => {
		await until('the time is up', async () => (await state()) === 'try again', dueSeconds);
		const execution = await until('it sleeps', async () =>
			(await api.listExecutions(id)).find(({ status }) => status === 'waiting'),
		);
		const { waitTill } = JSON.parse(await api.readStoredExecution(execution.id));
		const ahead = Date.parse(waitTill) - Date.now();
		expect(ahead > 0.9 * hour && ahead <= hour, `the next try is in an hour: ${waitTill}`);
		const { requestId } = await callTo(surroundings, '12055550135');
		await sandbox.command(requestId, 'answer');
		await sandbox.command(requestId, 'press', '7');
		await successOf(surroundings, execution.id);
		const [row] = await rowsOf(surroundings, own);
		const dials = await dialsTo(surroundings, '12055550135');
		expect(
			row?.state === 'reached late' && row.reply === '7' && row.tries === 1 && dials === 1,
			`a late reply counts, and ends the tries: ${JSON.stringify(row)}`,
		);
	};
}

/** @param {Surroundings} surroundings */
export async function callUntilReached(surroundings) {
	// First, because n8n may take a minute to see that a time is up.
	const lateReply = await startLateReply(surroundings);
	const againByClock = await startAgainByClock(surroundings);
	await asItIs(surroundings);
	await threeTries(surroundings);
	await againByClock();
	await lateReply();
}
