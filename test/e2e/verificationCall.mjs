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
	runSeconds,
	successOf,
	variableOf,
} from './support.mjs';

/** @typedef {import('./support.mjs').Surroundings} Surroundings */

const example = 'verification-call.json';
const verifyNode = 'Verify Phone Number';

/** @param {Surroundings} surroundings */
async function rightCode(surroundings) {
	const { api, expect } = surroundings;
	const executionId = await api.runWorkflow(preparedExample(surroundings, example), manualTrigger);
	const asleep = await api.waitForSleep(executionId, runSeconds);
	expect(asleep.status === 'waiting', 'the execution waits while the phone rings');
	const execution = await successOf(surroundings, executionId);
	const call = await callTo(surroundings, '12155550140');
	const [verified] = outputOf(execution, 'Verified');
	expect(
		verified?.verified === true && verified.requestId === call.requestId,
		`right code: ${JSON.stringify(verified)}`,
	);
	const fields = Object.keys(verified ?? {}).join();
	expect(
		fields === 'requestId,phoneNumber,verified,replied,timedOut,repliedAt',
		`the output has these fields: ${fields}`,
	);
	const code = variableOf(call, 'CODE');
	const stored = JSON.stringify([asleep, execution]);
	expect(
		/^\d{6}$/.test(code) && !stored.includes(code),
		'the code is in nothing that n8n stored, neither while it waited nor after it',
	);
}

/** @param {Surroundings} surroundings */
async function wrongCode(surroundings) {
	const id = await changedExample(surroundings, example, (workflow) => {
		addVariable(nodeNamed(workflow, verifyNode), 'PRESS', '0000');
	});
	const execution = await successOf(
		surroundings,
		await surroundings.api.runWorkflow(id, manualTrigger),
	);
	const [refused] = outputOf(execution, 'Not verified');
	surroundings.expect(
		refused?.verified === false &&
			refused.reason === 'wrong code' &&
			outputOf(execution, 'Verified').length === 0,
		`wrong code: ${JSON.stringify(refused)}`,
	);
}

/** @param {Surroundings} surroundings @returns {Promise<string>} the execution's id */
async function startWithoutReply({ api, ...others }) {
	const id = await changedExample({ api, ...others }, example, (workflow) => {
		const { parameters } = nodeNamed(workflow, verifyNode);
		parameters.phoneNumber = '+1 215 555 0134';
		parameters.maxWaitTime = 0.1;
	});
	return await api.runWorkflow(id, manualTrigger);
}

/** @param {Surroundings} surroundings @param {string} executionId */
async function noReply(surroundings, executionId) {
	const execution = await successOf(surroundings, executionId, dueSeconds);
	const call = await callTo(surroundings, '12155550134');
	const [refused] = outputOf(execution, 'Not verified');
	surroundings.expect(
		refused?.verified === false &&
			refused.timedOut === true &&
			refused.replied === false &&
			refused.reason === 'no reply in time' &&
			refused.requestId === call.requestId,
		`no reply, and the REQUESTID is kept: ${JSON.stringify(refused)}`,
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
