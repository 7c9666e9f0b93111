// n8n's Retry in queue mode: the worker that called is gone, and another one reads what n8n has stored.
import { askForRetry, retry } from '../e2e/executionRetry.mjs';
import { outputOf } from '../e2e/support.mjs';
import {
	dialling,
	dialNode,
	dialsOf,
	hasRun,
	killInTheMiddle,
	newExecution,
	numbersIn,
	publish,
	slowNumber,
	twoWorkers,
	workerOf,
} from './support.mjs';

/** @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings */

/** n8n gives a stalled execution half a minute to turn out alive after all. */
const endSeconds = 120;

/** Refused the first time, accepted after that. */
const refusedAtFirst = '+18405550130';

/** Each takes 3 seconds: the first run stops at the refusal, with most of them not called yet. */
const phones = [refusedAtFirst, ...Array.from({ length: 29 }, (_, at) => slowNumber(520 + at))];

/** A run that fails, on a worker that is killed after it. @param {QueueSurroundings} surroundings */
async function failedRun(surroundings) {
	const { api, cluster, expect } = surroundings;
	const nodes = [dialling(surroundings)];
	const { id: workflowId, start } = await publish(surroundings, { path: 'queue-retry', nodes });
	await start(phones);
	const executionId = await newExecution(surroundings, workflowId);
	const { status } = await api.waitForExecution(executionId, endSeconds);
	const worker = await workerOf(cluster.workers(), executionId);
	await worker.kill();
	await twoWorkers(surroundings);
	const placed = (await dialsOf(surroundings, executionId)).filter(({ requestId }) => requestId);
	expect(
		status === 'error' && placed.length > 0 && placed.length < phones.length / 2,
		`${worker.name} placed ${placed.length} of ${phones.length} calls, then the execution failed; the worker was killed after it`,
	);
	return { workflowId, executionId, placed };
}

/** Retries the execution, kills the worker in the middle, and gives what it had dialled. @param {QueueSurroundings} surroundings @param {Awaited<ReturnType<typeof failedRun>>} failed */
async function killedRetry(surroundings, { workflowId, executionId, placed }) {
	const { api, expect } = surroundings;
	// n8n answers when the new execution has ended.
	const asked = askForRetry(surroundings, executionId, 'original workflow');
	const killedId = await newExecution(surroundings, workflowId, executionId);
	const worker = await killInTheMiddle(surroundings, killedId);
	await twoWorkers(surroundings);
	await asked;
	await api.waitForExecution(killedId, endSeconds);
	const lost = numbersIn(await dialsOf(surroundings, killedId));
	expect(
		numbersIn(placed).every((number) => !lost.includes(number)),
		`a first Retry on ${worker.name}, which was killed in the middle: it dialled ${lost.length} others, and none of the ${placed.length}`,
	);
	return { killedId, lost };
}

/** @param {QueueSurroundings} surroundings */
export async function retriedExecution(surroundings) {
	const { cluster, expect } = surroundings;
	await twoWorkers(surroundings);
	const failed = await failedRun(surroundings);
	const { lost } = await killedRetry(surroundings, failed);
	const last = await retry(surroundings, failed.executionId, 'currently saved workflow');
	const dialled = numbersIn(await dialsOf(surroundings, last.id));
	const runner = cluster.workers().find((worker) => hasRun(worker, last.id))?.name;
	expect(
		last.status === 'success' && numbersIn(failed.placed).every((one) => !dialled.includes(one)),
		`a second Retry on ${runner}: "${last.status}", it dialled ${dialled.length}, and none of the ${failed.placed.length}`,
	);
	const twice = dialled.filter((number) => number !== refusedAtFirst.slice(1));
	expect(
		lost.length > 0 && lost.every((number) => dialled.includes(number)),
		`the limit: of ${twice.length} numbers, it dialled those ${lost.length} again that the killed Retry had dialled, of which n8n had stored nothing`,
	);
	const output = outputOf(last, dialNode).map(({ requestId }) => requestId);
	expect(
		output.length === phones.length &&
			failed.placed.every(({ requestId }) => output.includes(requestId)),
		`its output has ${output.length} REQUESTIDs, those of the first run too`,
	);
}
