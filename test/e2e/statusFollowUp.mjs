// examples/status-follow-up.json: answered, not seen answered, and still under way.
import {
	changedExample,
	manualTrigger,
	nodeNamed,
	outputOf,
	preparedExample,
	successOf,
} from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const example = 'status-follow-up.json';

/** @param {Surroundings} surroundings @param {string} id */
async function run(surroundings, id) {
	return await successOf(surroundings, await surroundings.api.runWorkflow(id, manualTrigger));
}

/** @param {Surroundings} surroundings */
async function endedCalls(surroundings) {
	const execution = await run(surroundings, preparedExample(surroundings, example));
	const dialled = outputOf(execution, 'Dial Call Flow').map(({ requestId }) => requestId);
	const answered = outputOf(execution, 'Answered');
	const unseen = outputOf(execution, 'Not seen answered');
	surroundings.expect(
		answered.length === 1 && answered[0]?.requestId === dialled[0] && answered[0]?.status === 'END',
		`answered: ${JSON.stringify(answered)}`,
	);
	surroundings.expect(
		unseen.length === 1 && unseen[0]?.requestId === dialled[1] && unseen[0]?.status === 'END',
		`busy: ${JSON.stringify(unseen)}`,
	);
}

/** @param {Surroundings} surroundings */
async function waitingCallOfSandbox(surroundings) {
	const id = await changedExample(surroundings, example, (workflow) => {
		nodeNamed(workflow, 'Dial Call Flow').parameters.phoneNumber = '+1 215 555 0135';
		nodeNamed(workflow, 'Get Call Status').parameters.maxWait = 0.1;
	});
	const execution = await run(surroundings, id);
	const open = outputOf(execution, 'Still under way');
	surroundings.expect(
		open.length === 2 && open.every(({ requestId, status }) => requestId && status === 'INIT'),
		`still ringing when Max Wait is over: ${JSON.stringify(open)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function statusFollowUp(surroundings) {
	await endedCalls(surroundings);
	await waitingCallOfSandbox(surroundings);
}
