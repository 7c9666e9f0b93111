// n8n's Retry of a failed execution: who was called in the first run is given back, and not called again.
import { retry, retryKinds } from './executionRetry.mjs';
import { failedRun, firstRequestId, listNode, numberOf, timesDialled } from './publishedList.mjs';
import { errorText, outputOf } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./executionRetry.mjs').RetryKind} RetryKind
 */

/** Numbers that the sandbox accepts. */
const accepted = ['0140', '0141', '0142'];
const refused = '0101';
const refusedAtFirst = '0130';
/** The sandbox places this call, and cuts the connection instead of answering. */
const unclear = '0104';

/** @param {number} areaCode @param {string[]} lines */
const contactsOf = (areaCode, lines) =>
	lines.map((line) => ({ phone: numberOf(areaCode, line), firstName: 'Ada', accountId: line }));

/** @param {Surroundings} surroundings @param {number} areaCode */
const firstRequestIds = async (surroundings, areaCode) =>
	await Promise.all(
		accepted.map(async (line) => await firstRequestId(surroundings, areaCode, line)),
	);

/**
 * The failed execution and a Retry of it are each retried by both kinds.
 * @param {Surroundings} surroundings
 */
export async function retryRefused(surroundings) {
	const { expect } = surroundings;
	const areaCode = 401;
	const contacts = contactsOf(areaCode, [...accepted, refused]);
	const { executionId, execution } = await failedRun(surroundings, 'retry-refused', contacts);
	const ids = await firstRequestIds(surroundings, areaCode);
	const before = await timesDialled(surroundings, areaCode);
	expect(
		Object.values(before).join() === '1,1,1,1' &&
			ids.every((id) => errorText(execution).includes(id)),
		`three calls were placed, one was refused, and the execution failed: ${JSON.stringify(before)}`,
	);
	/** @type {string[]} */
	const texts = [];
	for (const kind of retryKinds) {
		const first = await retry(surroundings, executionId, kind);
		const second = await retry(surroundings, first.id, kind);
		texts.push(errorText(first), errorText(second));
	}
	const times = await timesDialled(surroundings, areaCode);
	expect(
		accepted.every((line) => times[line] === 1) && times[refused] === 5,
		`four Retries, two of each kind: placed calls dialled once, the refused one each time: ${JSON.stringify(times)}`,
	);
	expect(
		texts.every((text) => ids.every((id) => text.includes(id))),
		`the error of each Retry lists the REQUESTIDs of the first run:${texts.at(-1)}`,
	);
}

/**
 * The refused number is accepted in the Retry: the execution then succeeds, with the calls of both runs.
 * @param {Surroundings} surroundings
 */
export async function retryCompletes(surroundings) {
	await completes(surroundings, 'original workflow', 402);
	await completes(surroundings, 'currently saved workflow', 403);
}

/** @param {Surroundings} surroundings @param {RetryKind} kind @param {number} areaCode */
async function completes(surroundings, kind, areaCode) {
	const { expect } = surroundings;
	const contacts = contactsOf(areaCode, [...accepted, refusedAtFirst]);
	const path = `retry-completes-${areaCode}`;
	const { executionId } = await failedRun(surroundings, path, contacts);
	const ids = await firstRequestIds(surroundings, areaCode);
	const retried = await retry(surroundings, executionId, kind);
	const output = outputOf(retried, listNode);
	const times = await timesDialled(surroundings, areaCode);
	expect(
		retried.status === 'success' && accepted.every((line) => times[line] === 1),
		`Retry with ${kind}: "${retried.status}", dialled: ${JSON.stringify(times)}`,
	);
	const last = await firstRequestId(surroundings, areaCode, refusedAtFirst);
	expect(
		output.map(({ requestId }) => requestId).join() === [...ids, last].join(),
		`its output has the REQUESTIDs of the first run, and the one it got itself: ${output.length}`,
	);
	await retry(surroundings, executionId, kind);
	const again = await timesDialled(surroundings, areaCode);
	expect(
		accepted.every((line) => again[line] === 1) && again[refusedAtFirst] === 3,
		`the limit: a second Retry of the first execution does not know what the first Retry placed: ${JSON.stringify(again)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function retryUnclear(surroundings) {
	const { expect } = surroundings;
	const areaCode = 404;
	const contacts = contactsOf(areaCode, [...accepted, unclear]);
	const { executionId } = await failedRun(surroundings, 'retry-unclear', contacts);
	for (const kind of retryKinds) {
		for (const pass of ['once', 'twice']) {
			const retried = await retry(surroundings, executionId, kind);
			const times = await timesDialled(surroundings, areaCode);
			expect(
				Object.values(times).every((count) => count === 1) && retried.status === 'error',
				`a call with an unclear outcome, Retry with ${kind} ${pass}: ${JSON.stringify(times)}`,
			);
			expect(
				errorText(retried).includes('Unclear whether'),
				`the Retry says why:${errorText(retried)}`,
			);
		}
	}
}
