// One round: a run of 200 calls, something goes wrong in the middle, a person presses Retry where n8n offers it, and then it is
// counted who was called how often, and where each REQUESTID is.
import { askForRetry } from '../e2e/executionRetry.mjs';
import { until } from '../e2e/support.mjs';
import { dialling, dialNode, newExecution, ordinaryNumber, publish } from '../queue/support.mjs';
import { isEnded, statusOf } from './executionStatus.mjs';
import { faults } from './faults.mjs';
import { callCount } from './roundPlan.mjs';

/**
 * @typedef {import('./roundPlan.mjs').RoundPlan} RoundPlan
 * @typedef {import('./grounds.mjs').Grounds} Grounds
 *
 * @typedef {object} Findings
 * @property {RoundPlan} plan
 * @property {string} status of the execution, before any Retry
 * @property {string} retried of the Retry; n8n's refusal, or nothing when it is not offered
 * @property {boolean} isRetried
 * @property {boolean} isTooLate the run had ended before something could go wrong
 * @property {number} placed
 * @property {string[]} twice numbers that were called more than once
 * @property {string[]} strangers numbers that were called and are not in the list
 * @property {Record<Place, number>} places how many REQUESTIDs are where
 *
 * @typedef {'output' | 'stored' | 'log' | 'cut' | 'nowhere'} Place
 */

/** Milliseconds that a run takes, as long as nothing goes wrong. */
const runTime = 3_000;

/** n8n takes a while to notice that a worker is gone. */
const endSeconds = 240;

/** Seconds until n8n has stored what a worker has finished. */
const storeSeconds = 15;

/** Those that a person can press Retry for. */
const retriable = ['error', 'crashed'];

let roundsBefore = 0;

/** Numbers of its own for each round. @param {RoundPlan} plan */
function phonesOf({ hasRefused }) {
	const first = callCount * roundsBefore++;
	const phones = Array.from({ length: callCount }, (_, at) => ordinaryNumber(first + at));
	// The last one: with Stop Workflow nothing is dialled after it.
	if (hasRefused) phones[callCount - 1] = `+1${200 + (roundsBefore % 600)}5550130`;
	return phones;
}

/** @param {Grounds} grounds @param {RoundPlan} plan @param {string[]} phones */
async function startRun({ surroundings, answers }, plan, phones) {
	const { seed, concurrency, onError, tries } = plan;
	const dial = {
		...dialling(surroundings, { options: { concurrency } }),
		...{ onError, retryOnFail: tries > 1, maxTries: tries, waitBetweenTries: 500 },
	};
	const path = `chaos-${seed}`;
	const { id, start } = await publish(surroundings, { path, nodes: [dial] });
	answers.begin((runTime * concurrency) / callCount);
	await start(phones);
	return { workflowId: id, executionId: await newExecution(surroundings, id) };
}

/**
 * The status that an execution ends with: n8n leaves one "running" for ever whose end it could not store.
 * @param {Grounds} grounds
 * @param {string} executionId
 * @returns {Promise<string>}
 */
async function lastStatusOf(grounds, executionId) {
	const isStored = async () => isEnded(await statusOf(grounds, executionId));
	const isFinished = () => grounds.logs().includes(`Worker finished execution ${executionId} `);
	const isOver = async () => (await isStored()) || isFinished();
	await until(`the end of execution ${executionId}`, isOver, endSeconds);
	await until('its storing', isStored, storeSeconds).catch(() => undefined);
	const status = await statusOf(grounds, executionId);
	// The main n8n calls it "canceled" before its worker has heard of it, and may still be sending.
	if (status === 'canceled') {
		const isLeft = async () => !isWithWorker(grounds, executionId);
		await until(`the worker to leave execution ${executionId}`, isLeft, endSeconds);
	}
	return status;
}

/** @param {Grounds} grounds @param {string} executionId */
const isWithWorker = ({ cluster }, executionId) =>
	cluster?.workers().some((worker) => worker.running().includes(executionId)) ?? false;

/** @param {Grounds} grounds @param {RoundPlan} plan @param {string} executionId @returns {Promise<{ status: string, retried: string, ids: string[] }>} */
async function endOf(grounds, { retryKind }, executionId) {
	const { surroundings, answers } = grounds;
	const status = await lastStatusOf(grounds, executionId);
	await answers.idle();
	answers.be('in order');
	if (!retriable.includes(status)) return { status, retried: '', ids: [executionId] };
	const { id, refusal = '' } = await askForRetry(surroundings, executionId, retryKind);
	if (id === undefined) return { status, retried: refusal, ids: [executionId] };
	const retried = await lastStatusOf(grounds, id);
	await answers.idle();
	return { status, retried, ids: [executionId, id] };
}

/** Where a REQUESTID is found first. @param {string} requestId @param {Record<Exclude<Place, 'nowhere'>, string>} texts @returns {Place} */
function placeOf(requestId, texts) {
	/** @type {Array<Exclude<Place, 'nowhere'>>} */
	const places = ['output', 'stored', 'log', 'cut'];
	return places.find((place) => texts[place].includes(requestId)) ?? 'nowhere';
}

/** @param {Grounds} grounds @param {string[]} executionIds */
async function textsOf(grounds, executionIds) {
	const { surroundings, answers, logs } = grounds;
	const output = [];
	const stored = [];
	for (const id of executionIds) {
		stored.push(await surroundings.api.readStoredExecution(id));
		if (!isEnded(await statusOf(grounds, id))) continue;
		const { resultData } = await surroundings.api.waitForExecution(id, endSeconds);
		output.push(resultData.runData[dialNode]?.at(-1)?.data);
	}
	return {
		output: JSON.stringify(output),
		stored: stored.join('\n'),
		log: logs(),
		cut: answers.cutAnswers().join('\n'),
	};
}

/** @param {Grounds} grounds @param {RoundPlan} plan @returns {Promise<Findings>} */
export async function playRound(grounds, plan) {
	const { surroundings, answers } = grounds;
	const { api, sandbox } = surroundings;
	await fetch(`${sandbox.url}/sandbox/requests`, { method: 'DELETE' });
	const phones = phonesOf(plan);
	const { workflowId, executionId } = await startRun(grounds, plan, phones);
	await until(`${plan.moment} requests`, async () => answers.received() >= plan.moment);
	const isTooLate = (await faults[plan.fault](grounds, executionId)) === 'too late';
	const { status, retried, ids } = await endOf(grounds, plan, executionId);
	const calls = await sandbox.calls();
	const texts = await textsOf(grounds, ids);
	/** @type {Record<Place, number>} */
	const places = { output: 0, stored: 0, log: 0, cut: 0, nowhere: 0 };
	for (const { requestId } of calls) places[placeOf(requestId, texts)] += 1;
	await api.deactivateWorkflow(workflowId);
	const called = calls.map(({ phoneNumber }) => `+${phoneNumber}`);
	return {
		...{ plan, status, retried, isRetried: ids.length > 1, isTooLate },
		...{ places, placed: calls.length },
		twice: called.filter((phone, at) => called.indexOf(phone) !== at),
		strangers: called.filter((phone) => !phones.includes(phone)),
	};
}
