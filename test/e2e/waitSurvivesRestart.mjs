// A call may be answered hours later: the waiting execution is in n8n's database, not in its memory.
import { callTo, manualTrigger, outputOf, sleepOf, successOf, until } from './support.mjs';
import { waitingCall, waitingNode } from './waitingCall.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings & Restarting} Surroundings
 *
 * @typedef {object} Restarting
 * @property {(graceSeconds?: number) => Promise<void>} restartN8n stops n8n and starts it again, where it was; with no grace
 *   it is killed
 */

/** @param {Surroundings} surroundings */
export async function waitSurvivesRestart(surroundings) {
	const { api, sandbox, restartN8n, expect } = surroundings;
	const id = await waitingCall(surroundings, '+1 215 555 0135');
	const executionId = await api.runWorkflow(id, manualTrigger);
	await sleepOf(surroundings, executionId);
	const { requestId } = await until('a ringing phone', async () => {
		const call = await callTo(surroundings, '12155550135');
		return call.state === 'INIT' ? call : undefined;
	});
	await restartN8n();
	await sleepOf(surroundings, executionId);
	expect(true, 'after a restart of n8n the execution still waits');
	await sandbox.command(requestId, 'answer');
	await sandbox.command(requestId, 'press', '4711');
	const [item] = outputOf(await successOf(surroundings, executionId), waitingNode);
	expect(
		item?.replied === true && item.requestId === requestId && item.reply.DIGITS === '4711',
		`then the reply comes: ${JSON.stringify(item)}`,
	);
}
