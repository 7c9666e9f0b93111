// n8n's Retry of an execution whose worker was killed: what n8n knows of it then, and who is dialled again.
import { retry, retryKinds } from '../e2e/executionRetry.mjs';
import { until } from '../e2e/support.mjs';
import {
	dialling,
	dialsOf,
	killInTheMiddle,
	newExecution,
	numbersIn,
	onePatientWorker,
	publish,
	slowNumber,
} from './support.mjs';

/** @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings */

/** n8n gives a stalled execution half a minute to turn out alive after all. */
const endSeconds = 120;

const phones = Array.from({ length: 20 }, (_, at) => slowNumber(560 + at));

/** @param {QueueSurroundings} surroundings @param {string} executionId */
async function statusOf({ api }, executionId) {
	return JSON.parse(await api.readStoredExecution(executionId)).status;
}

/**
 * A worker that comes back on the same machine finds in its own notes that it has crashed, and n8n keeps the input of the
 * node for as long as it has not noticed that the queue's lock is gone. The list of limits in docs/when-a-call-fails.md has
 * to say so as long as it is so.
 * @param {QueueSurroundings} surroundings
 * @param {string} executionId
 * @param {string[]} before the numbers that were dialled
 */
async function judgeLimit(surroundings, executionId, before) {
	const retried = await retry(surroundings, executionId, 'original workflow');
	const dialled = numbersIn(await dialsOf(surroundings, retried.id));
	surroundings.expect(
		before.every((number) => dialled.includes(number)),
		`the limit: while it is "crashed", a Retry dials all ${before.length} numbers again: n8n had stored nothing of the run`,
	);
}

/** @param {QueueSurroundings} surroundings */
export async function crashedExecution(surroundings) {
	const { api, cluster, expect } = surroundings;
	await onePatientWorker(surroundings);
	const { id: workflowId, start } = await publish(surroundings, {
		...{ path: 'queue-crash', nodes: [dialling(surroundings)] },
		settings: { saveExecutionProgress: true },
	});
	await start(phones);
	const executionId = await newExecution(surroundings, workflowId);
	const worker = await killInTheMiddle(surroundings, executionId);
	// At once, and patient too: it has to be there before n8n notices that the lock is gone.
	await cluster.startWorker({ isPatient: true, place: worker.place });
	const { status } = await api.waitForExecution(executionId, endSeconds);
	const before = numbersIn(await dialsOf(surroundings, executionId));
	expect(
		status === 'crashed' && before.length > 0,
		`${worker.name} was killed after ${before.length} calls: the next one in its place finds the execution "${status}"`,
	);
	await judgeLimit(surroundings, executionId, before);
	const isNoticed = async () => (await statusOf(surroundings, executionId)) === 'error';
	await until('n8n to notice that the lock is gone', isNoticed, endSeconds);
	const { resultData } = await api.waitForExecution(executionId, endSeconds);
	expect(
		Object.keys(resultData.runData).length === 0,
		`then it is "error", and n8n has kept nothing of it, not even with 'Save execution progress'`,
	);
	for (const kind of retryKinds) {
		const retried = await retry(surroundings, executionId, kind);
		const dialled = await dialsOf(surroundings, retried.id);
		expect(
			retried.status === 'error' && dialled.length === 0,
			`Retry with ${kind} runs no node, and dials ${dialled.length}: "${retried.resultData.error?.message}"`,
		);
	}
}
