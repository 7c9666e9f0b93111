// n8n 2 does not run an execution a second time by itself. One thing still makes it: a Redis that comes back with the
// queue of before. What then happens to calls, and what helps.
import { outputOf, until } from '../e2e/support.mjs';
import {
	dialling,
	dialNode,
	dials,
	nodeOf,
	publish,
	publishLoop,
	showHistogram,
	silentNumber,
	slowNumber,
	timesDialled,
} from './support.mjs';

/**
 * @typedef {import('./support.mjs').QueueSurroundings} QueueSurroundings
 * @typedef {import('./support.mjs').ReceivedDial} ReceivedDial
 * @typedef {{ title: string, executionId: string, phones: string[], before: ReceivedDial[], after: ReceivedDial[], execution: import('../../scripts/n8n/n8nApi.mjs').Execution }} Outcome
 */

const endSeconds = 120;

/** The node's own default. */
const concurrency = 10;

/** Numbers that no other check uses. @param {number} count @param {number} first */
const slowNumbers = (count, first) =>
	Array.from({ length: count }, (_, at) => slowNumber(first + at));

/** @param {QueueSurroundings} surroundings */
async function publishAll(surroundings) {
	const dial = dialling(surroundings);
	const plain = {
		title: 'Dial Call Flow',
		phones: slowNumbers(40, 400),
		...(await publish(surroundings, { path: 'queue-plain', nodes: [dial] })),
	};
	const noted = {
		title: "Dial Call Flow after 'Remove Duplicates'",
		phones: slowNumbers(40, 450),
		...(await publish(surroundings, {
			path: 'queue-remove-duplicates',
			nodes: [
				nodeOf('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', 2, {
					operation: 'removeItemsSeenInPreviousExecutions',
					dedupeValue: '={{ $execution.id }} {{ $itemIndex }}',
				}),
				dial,
			],
		})),
	};
	const looped = {
		title: "Dial Call Flow in a loop, with 'Save execution progress'",
		phones: slowNumbers(6, 500),
		...(await publishLoop(surroundings, 'queue-progress')),
	};
	const waiting = {
		title: 'Dial and Wait for Reply',
		phones: [silentNumber(510)],
		...(await publish(surroundings, {
			path: 'queue-waiting',
			nodes: [dialling(surroundings, { operation: 'dialAndWait' })],
		})),
	};
	return { plain, noted, looped, waiting };
}

/** Kills the worker in the middle of everything, and brings the queue back as it was before. @param {QueueSurroundings} surroundings @param {Awaited<ReturnType<typeof publishAll>>} published */
async function runTwice(surroundings, published) {
	const { api, cluster } = surroundings;
	const all = Object.values(published);
	for (const worker of cluster.workers()) await worker.stop();
	for (const { start, phones } of all) await start(phones);
	const ids = await Promise.all(
		all.map(async ({ id, title }) => {
			const find = async () => (await api.listExecutions(id))[0]?.id;
			return await until(`the execution of "${title}"`, find);
		}),
	);
	await until('all executions in the queue', async () =>
		ids.every((id) => cluster.mainLog().includes(`Enqueued execution ${id} `)) ? true : undefined,
	);
	await cluster.redis.save();
	const first = await cluster.startWorker();
	await until('every execution in the middle of its calls', async () => {
		const received = await dials(surroundings);
		const sent = ids.map((id) => received.filter(({ executionId }) => executionId === id).length);
		return all.every(({ phones }, at) => (sent[at] ?? 0) > phones.length / 3) ? true : undefined;
	});
	await first.kill();
	await cluster.redis.restoreSnapshot();
	// No earlier: the sandbox may still have had to read what the worker sent last.
	const before = await dials(surroundings);
	const second = await cluster.startWorker();
	/** @type {Outcome[]} */
	const outcomes = [];
	for (const [at, { title, phones }] of all.entries()) {
		const executionId = ids[at] ?? '';
		const execution = await api.waitForExecution(executionId, endSeconds);
		const mine = (/** @type {ReceivedDial[]} */ list) =>
			list.filter((dial) => dial.executionId === executionId);
		const total = mine(await dials(surroundings));
		const earlier = mine(before);
		outcomes.push({
			...{ title, executionId, phones, execution },
			...{ before: earlier, after: total.slice(earlier.length) },
		});
	}
	return { first, second, outcomes };
}

/** @param {Outcome} outcome */
function show({ title, executionId, phones, before, after, execution }) {
	const outputs = outputOf(execution, dialNode).length;
	console.log(
		`\n        ${title}: execution ${executionId}, numbers: ${phones.length}, calls before the kill: ${before.length}, after: ${after.length}, ${execution.status}, items in the last output: ${outputs}`,
	);
	showHistogram(timesDialled([...before, ...after], phones));
}

/** @param {Outcome} outcome */
function twiceIn({ phones, before, after }) {
	return [...timesDialled([...before, ...after], phones).values()].filter((times) => times > 1);
}

/** @param {QueueSurroundings} surroundings */
export async function secondRun(surroundings) {
	const { expect } = surroundings;
	const published = await publishAll(surroundings);
	const { first, second, outcomes } = await runTwice(surroundings, published);
	outcomes.forEach(show);
	const [plain, noted, looped, waiting] = outcomes;
	if (!plain || !noted || !looped || !waiting) throw new Error('Not every execution was seen.');
	expect(
		outcomes.every(({ executionId }) =>
			[first, second].every((worker) =>
				worker.log().includes(`Worker started execution ${executionId} `),
			),
		),
		`${first.name} and ${second.name} both began every one of the executions`,
	);
	judgeLimit(surroundings, plain, first);
	expect(
		twiceIn(noted).length === 0 && noted.after.length === 0,
		`after 'Remove Duplicates': ${twiceIn(noted).length} numbers twice, ${noted.phones.length - noted.before.length} not called at all`,
	);
	const dialled = timesDialled([...looped.before, ...looped.after], looped.phones);
	expect(
		twiceIn(looped).length <= 1 && [...dialled.values()].every((times) => times > 0),
		`in a loop with 'Save execution progress': ${twiceIn(looped).length} number twice, the one that was under way; every number called`,
	);
	const { message = '' } = waiting.execution.resultData.error ?? {};
	expect(
		waiting.before.length === 1 &&
			waiting.after.length === 0 &&
			message.startsWith('Unclear whether'),
		`Dial and Wait for Reply: not dialled again, "${message}"`,
	);
}

/**
 * The limit: docs/queue-mode.md has to say so as long as it is so.
 * @param {QueueSurroundings} surroundings
 * @param {Outcome} plain
 * @param {import('./n8nCluster.mjs').Worker} first
 */
function judgeLimit({ expect }, plain, first) {
	expect(
		twiceIn(plain).length === plain.before.length,
		`the limit of Dial Call Flow: the second run dials all ${plain.before.length} numbers of the first again`,
	);
	const answered = plain.before.slice(0, -concurrency).flatMap(({ requestId }) => requestId ?? []);
	expect(
		answered.length > 0 && answered.every((requestId) => first.log().includes(requestId)),
		`the REQUESTIDs of the first run are in the log of ${first.name}: ${answered.length}, not counting ${concurrency} calls under way`,
	);
}
