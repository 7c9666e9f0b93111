// 1,000 calls over 25 executions on two workers, of which one loses power half way.
import { setTimeout as sleep } from 'node:timers/promises';
import { outputOf, until } from '../e2e/support.mjs';
import {
	dialling,
	dialNode,
	dials,
	hasRun,
	ordinaryNumber,
	publish,
	publishLoop,
	showHistogram,
	slowNumber,
	timesDialled,
	twoWorkers,
	workerOf,
} from './support.mjs';

/**
 * @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings
 * @typedef {import('./support.mjs').ReceivedDial} ReceivedDial
 * @typedef {import('./n8nCluster.mjs').Worker} Worker
 * @typedef {import('../../scripts/n8n/n8nApi.mjs').Execution} Execution
 * @typedef {{ id: string, workers: string } & ReturnType<typeof fate>} Fate
 */

const executionCount = 25;
const callsEach = 40;

/** The node's own default. */
const concurrency = 10;

/** n8n's word for an execution whose worker is gone. */
const stalledMessage = 'This execution failed to be processed too many times';

/** One in ten takes seconds, so that calls are under way at any moment. */
const slowEvery = 10;

/** n8n gives a stalled execution half a minute to turn out alive after all. */
const endSeconds = 180;

const phones = Array.from({ length: executionCount * callsEach }, (_, index) =>
	index % slowEvery === 3 ? slowNumber((index - 3) / slowEvery) : ordinaryNumber(index),
);

/** Numbers for the loop, each taking 3 seconds. */
const loopPhones = Array.from({ length: 40 }, (_, index) => slowNumber(600 + index));

/** The calls of the executions with many calls each. @param {QueueSurroundings} surroundings */
async function ownDials(surroundings) {
	const own = new Set(phones.map((phone) => phone.slice(1)));
	return (await dials(surroundings)).filter(({ phoneNumber }) => own.has(phoneNumber));
}

/** @param {QueueSurroundings} surroundings */
async function startAll(surroundings) {
	const { id, start } = await publish(surroundings, {
		path: 'queue-thousand',
		nodes: [dialling(surroundings)],
	});
	for (let first = 0; first < phones.length; first += callsEach) {
		await start(phones.slice(first, first + callsEach));
	}
	return id;
}

/** An execution that calls one number after the other for as long as everything else takes. @param {QueueSurroundings} surroundings */
async function startLoop(surroundings) {
	const { id, start } = await publishLoop(surroundings, 'queue-loop');
	await start(loopPhones);
	return await until(
		'the execution with the loop',
		async () => (await surroundings.api.listExecutions(id))[0]?.id,
	);
}

/** Kills the worker that runs the loop, as soon as half of all calls were received. @param {QueueSurroundings} surroundings @param {Worker[]} workers @param {string} loopId */
async function killOneHalfWay(surroundings, workers, loopId) {
	const victim = await workerOf(workers, loopId);
	await until(
		'half of the calls, and a loop in the middle',
		async () => {
			const isHalf = (await ownDials(surroundings)).length >= phones.length / 2;
			const passes = (await dials(surroundings)).filter((dial) => dial.executionId === loopId);
			return isHalf && passes.length > 2 ? true : undefined;
		},
		endSeconds,
	);
	await victim.kill();
	return { victim, callsBefore: (await ownDials(surroundings)).length };
}

/**
 * What is left of the loop, whose every pass n8n had stored.
 * @param {QueueSurroundings} surroundings
 * @param {string} loopId
 * @param {Worker} victim
 */
async function judgeLoop(surroundings, loopId, victim) {
	const { api, expect } = surroundings;
	const { status, resultData } = await api.waitForExecution(loopId, endSeconds);
	const own = (await dials(surroundings)).filter((dial) => dial.executionId === loopId);
	const logged = own.filter(({ requestId }) => requestId && victim.log().includes(requestId));
	const passes = resultData.runData[dialNode]?.length ?? 0;
	expect(
		status === 'error' && passes === 0 && logged.length >= own.length - 1 && own.length > 2,
		`a loop with 'Save execution progress': ${own.length} calls, of which n8n's database has none any more ("${status}"), and the log ${logged.length}`,
	);
}

/** What became of one execution. @param {Execution} execution @param {ReceivedDial[]} received @param {string} log of the killed worker */
function fate({ status, resultData }, received, log) {
	const given = received.flatMap(({ requestId }) => requestId ?? []);
	const output = outputOf({ status, resultData }, dialNode).map(({ requestId }) => requestId);
	const kept = given.filter((requestId) => output.includes(requestId));
	const missing = given.filter((requestId) => !output.includes(requestId));
	const logged = missing.filter((requestId) => log.includes(requestId));
	const unknown = missing.filter((requestId) => !log.includes(requestId));
	const isStalled = resultData.error?.message.startsWith(stalledMessage) ?? false;
	return { status, isStalled, given, kept, logged, unknown };
}

/** @param {Fate[]} rows */
function showFates(rows) {
	console.log(
		'        execution  worker              status   placed  in output  in the log only  nowhere',
	);
	for (const { id, workers, status, given, kept, logged, unknown } of rows) {
		const numbers = [given, kept, logged, unknown].map(({ length }) => String(length));
		const [placed = '', output = '', log = '', nowhere = ''] = numbers;
		console.log(
			`        ${id.padStart(9)}  ${workers.padEnd(18)}  ${status.padEnd(7)}  ${placed.padStart(6)}  ${output.padStart(9)}  ${log.padStart(15)}  ${nowhere.padStart(7)}`,
		);
	}
}

/** @param {QueueSurroundings} surroundings */
export async function killedWorker(surroundings) {
	const { api, expect } = surroundings;
	const workers = await twoWorkers(surroundings);
	const loopId = await startLoop(surroundings);
	const id = await startAll(surroundings);
	const { victim, callsBefore } = await killOneHalfWay(surroundings, workers, loopId);
	// n8n answers a request before it has stored the execution.
	const stored = await until(`${executionCount} executions`, async () => {
		const list = await api.listExecutions(id);
		return list.length >= executionCount ? list : undefined;
	});
	const ids = stored.map((one) => one.id).sort((a, b) => Number(a) - Number(b));
	const executions = await Promise.all(
		ids.map(async (one) => await api.waitForExecution(one, endSeconds)),
	);
	// Time enough for a second run, if there were one to come.
	await sleep(5_000);

	const received = await ownDials(surroundings);
	const log = victim.log();
	const rows = ids.flatMap((one, at) => {
		const execution = executions[at];
		if (execution === undefined) return [];
		const own = received.filter(({ executionId }) => executionId === one);
		const names = workers.filter((worker) => hasRun(worker, one)).map(({ name }) => name);
		return [{ id: one, workers: names.join(', '), ...fate(execution, own, log) }];
	});
	const counts = timesDialled(received, phones);
	showHistogram(counts);
	showFates(rows);
	const lost = rows.filter((row) => wasLost(row, victim));
	expect(
		lost.length > 0,
		`${victim.name} was killed at ${callsBefore} calls, while it ran executions ${lost.map((row) => row.id).join(', ')}`,
	);
	judge(surroundings, { rows, counts, lost });
	await judgeLoop(surroundings, loopId, victim);
}

/** @param {Fate} row @param {Worker} victim */
function wasLost({ id, workers, status, isStalled, given }, victim) {
	// It had taken it from the queue, and had not come to write so.
	const hadJustTaken = workers === '' && isStalled && given.length === 0;
	// One that had just been stored needed no worker any more.
	return (victim.running().includes(id) && status !== 'success') || hadJustTaken;
}

/**
 * @param {QueueSurroundings} surroundings
 * @param {{ rows: Fate[], lost: Fate[], counts: Map<string, number> }} seen
 */
function judge({ expect }, { rows, lost, counts }) {
	const twice = [...counts].filter(([, times]) => times > 1);
	expect(
		counts.size === phones.length && twice.length === 0,
		`numbers dialled more than once, of ${counts.size}: ${twice.length}`,
	);
	const others = rows.filter((row) => !lost.includes(row));
	expect(
		others.every(
			({ status, given, kept }) =>
				status === 'success' && given.length === callsEach && kept.length === callsEach,
		),
		`the other executions: ${others.length}, each with its ${callsEach} REQUESTIDs`,
	);
	expect(
		rows.length === executionCount &&
			lost.every(({ status, workers }) => status === 'error' && !workers.includes(',')),
		`the executions of the killed worker: ${lost.length}, now "error", and not run by the other worker`,
	);
	const sum = (/** @type {'given' | 'kept' | 'logged' | 'unknown'} */ key) =>
		lost.reduce((total, row) => total + row[key].length, 0);
	// Nobody can know a REQUESTID that was still on its way.
	expect(
		lost.every(({ unknown }) => unknown.length <= concurrency),
		`of their ${sum('given')} REQUESTIDs, ${sum('kept')} are in n8n's database, ${sum('logged')} in the log of the worker, and ${sum('unknown')} nowhere: of calls under way, at most ${concurrency} in each execution`,
	);
}
