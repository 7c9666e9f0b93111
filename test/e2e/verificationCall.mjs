// examples/verification-call.json: the right code, a wrong one, and none at all.
import {
	addVariable,
	callTo,
	changedExample,
	dueSeconds,
	manualTrigger,
	nodeNamed,
	outputOf,
	preparedExample,
	sleepOf,
	successOf,
	variableOf,
} from './support.mjs';
import { waitingNode } from './waitingCall.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const example = 'verification-call.json';

const withInputFields = { includeInputFields: true };

/** @param {Surroundings} surroundings */
async function rightCode(surroundings) {
	const { api, expect } = surroundings;
	const executionId = await api.runWorkflow(preparedExample(surroundings, example), manualTrigger);
	await sleepOf(surroundings, executionId);
	expect(true, 'the execution waits while the phone rings');
	const execution = await successOf(surroundings, executionId);
	const call = await callTo(surroundings, '12155550140');
	const [reply] = outputOf(execution, waitingNode);
	expect(
		reply?.replied === true &&
			reply.timedOut === false &&
			reply.requestId === call.requestId &&
			Number.isFinite(Date.parse(reply.repliedAt)),
		`the reply came with the REQUESTID of the call: ${JSON.stringify(reply)}`,
	);
	expect(
		JSON.stringify(reply?.reply) === JSON.stringify({ DIGITS: variableOf(call, 'CODE') }),
		'the reply holds what the call flow added to the address, and nothing else',
	);
	const [verified] = outputOf(execution, 'Verified');
	expect(verified?.verified === true, `right code: ${JSON.stringify(verified)}`);
}

/** @param {Surroundings} surroundings */
async function wrongCode(surroundings) {
	const id = await changedExample(surroundings, example, (workflow) => {
		const dial = nodeNamed(workflow, waitingNode);
		addVariable(dial, 'PRESS', '0000');
		dial.parameters.options = withInputFields;
	});
	const execution = await successOf(
		surroundings,
		await surroundings.api.runWorkflow(id, manualTrigger),
	);
	const [replied] = outputOf(execution, waitingNode);
	surroundings.expect(
		replied?.name === 'Ada' && replied.replied === true,
		'Include Input Fields: the fields of the person are beside the reply',
	);
	const [refused] = outputOf(execution, 'Wrong code');
	surroundings.expect(
		refused?.verified === false && outputOf(execution, 'Verified').length === 0,
		`wrong code: ${JSON.stringify(refused)}`,
	);
}

/** @param {Surroundings} surroundings @returns {Promise<string>} the execution's id */
async function startWithoutReply({ api, ...others }) {
	const id = await changedExample({ api, ...others }, example, (workflow) => {
		const { parameters } = nodeNamed(workflow, waitingNode);
		parameters.phoneNumber = '+1 215 555 0134';
		parameters.maxWaitTime = 0.1;
		parameters.options = withInputFields;
	});
	return await api.runWorkflow(id, manualTrigger);
}

/** @param {Surroundings} surroundings @param {string} executionId */
async function noReply(surroundings, executionId) {
	const execution = await successOf(surroundings, executionId, dueSeconds);
	const call = await callTo(surroundings, '12155550134');
	const [waited] = outputOf(execution, waitingNode);
	surroundings.expect(
		waited?.timedOut === true &&
			waited.replied === false &&
			waited.requestId === call.requestId &&
			waited.name === 'Ada',
		`time-out: the REQUESTID is kept, and with Include Input Fields the fields of the person: ${JSON.stringify(waited)}`,
	);
	const [refused] = outputOf(execution, 'No reply in time');
	surroundings.expect(
		refused?.verified === false && refused.requestId === call.requestId,
		`no reply: ${JSON.stringify(refused)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function verificationCall(surroundings) {
	// First, because n8n may take a minute to see that its time is up.
	const executionId = await startWithoutReply(surroundings);
	await rightCode(surroundings);
	await wrongCode(surroundings);
	await noReply(surroundings, executionId);
}
