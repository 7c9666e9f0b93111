// A workflow that was changed and saved before "Retry with currently saved workflow".
import { retry, saveChanged } from './executionRetry.mjs';
import {
	asJson,
	contactsNode,
	failedRun,
	firstRequestId,
	listNode,
	numberOf,
	timesDialled,
} from './publishedList.mjs';
import { errorText, nodeNamed, outputOf } from './support.mjs';

/**
 * @typedef {import('./support.mjs').Surroundings} Surroundings
 * @typedef {import('./support.mjs').WorkflowNode} WorkflowNode
 */

const kind = 'currently saved workflow';
const refused = '0101';

/** A list whose last number is refused. @param {number} areaCode */
const contactsOf = (areaCode) =>
	['0150', '0151', refused].map((line) => ({
		phone: numberOf(areaCode, line),
		// The landline of the first one, and the right number of the last one.
		landline: numberOf(areaCode, line === '0150' ? '0170' : line),
		corrected: line === refused ? numberOf(areaCode, '0172') : '',
	}));

/** @param {Surroundings} surroundings @param {string} path @param {number} areaCode */
async function failedList(surroundings, path, areaCode) {
	const failed = await failedRun(surroundings, path, contactsOf(areaCode));
	const ids = await Promise.all(
		['0150', '0151'].map(async (line) => await firstRequestId(surroundings, areaCode, line)),
	);
	/** @param {(node: WorkflowNode) => void} change */
	const changeNode = async (change) =>
		await saveChanged(surroundings, failed.workflowId, (workflow) =>
			change(nodeNamed(workflow, listNode)),
		);
	return { ...failed, ids, changeNode };
}

/** @param {Record<string, number>} times @param {Record<string, number>} wanted */
const areEqual = (times, wanted) =>
	JSON.stringify(Object.entries(times).sort()) === JSON.stringify(Object.entries(wanted).sort());

/** Another memo is no other call. @param {Surroundings} surroundings */
export async function retryOtherSettings(surroundings) {
	const { expect } = surroundings;
	const areaCode = 405;
	const { executionId, ids, changeNode } = await failedList(surroundings, 'retry-memo', areaCode);
	await changeNode((node) => (node.parameters.additionalFields = { memo: 'Second try' }));
	const retried = await retry(surroundings, executionId, kind);
	const times = await timesDialled(surroundings, areaCode);
	expect(
		areEqual(times, { '0150': 1, '0151': 1, [refused]: 2 }) &&
			ids.every((id) => errorText(retried).includes(id)),
		`with another memo, the placed calls are given back: ${JSON.stringify(times)}`,
	);
}

/** @param {Surroundings} surroundings */
export async function retrySomebodyElse(surroundings) {
	const { expect } = surroundings;
	const areaCode = 406;
	const { executionId, ids, changeNode } = await failedList(surroundings, 'retry-else', areaCode);
	await changeNode((node) => (node.parameters.phoneNumber = '={{ $json.landline }}'));
	const retried = await retry(surroundings, executionId, kind);
	const times = await timesDialled(surroundings, areaCode);
	const text = errorText(retried);
	expect(
		areEqual(times, { '0150': 1, '0151': 1, [refused]: 1 }),
		`with somebody else where a call was placed, nobody is dialled: ${JSON.stringify(times)}`,
	);
	expect(
		text.includes(`+1 ${areaCode} 555 0150`) && text.includes(ids[0] ?? ''),
		`the error names the earlier call and its REQUESTID:${text}`,
	);
}

/** @param {Surroundings} surroundings */
export async function retryCorrected(surroundings) {
	const { expect } = surroundings;
	const areaCode = 407;
	const list = await failedList(surroundings, 'retry-corrected', areaCode);
	const { executionId, workflowId, ids, changeNode } = list;
	await saveChanged(surroundings, workflowId, (workflow) => {
		const other = contactsOf(areaCode).map((one) => ({
			...one,
			phone: numberOf(areaCode, '0173'),
		}));
		nodeNamed(workflow, contactsNode).parameters.jsonOutput = asJson(other);
	});
	await retry(surroundings, executionId, kind);
	const unchanged = await timesDialled(surroundings, areaCode);
	expect(
		areEqual(unchanged, { '0150': 1, '0151': 1, [refused]: 2 }),
		`a list changed in an earlier node: n8n takes the items it stored: ${JSON.stringify(unchanged)}`,
	);
	await changeNode((node) => {
		node.parameters.phoneNumber = '={{ $json.corrected || $json.phone }}';
	});
	const retried = await retry(surroundings, executionId, kind);
	const times = await timesDialled(surroundings, areaCode);
	expect(
		retried.status === 'success' &&
			areEqual(times, { '0150': 1, '0151': 1, [refused]: 2, '0172': 1 }),
		`the bad number corrected in the node: only that one is dialled: ${JSON.stringify(times)}`,
	);
	const last = await firstRequestId(surroundings, areaCode, '0172');
	const output = outputOf(retried, listNode).map(({ requestId }) => requestId);
	expect(
		output.join() === [...ids, last].join(),
		`its output has the REQUESTIDs of both runs: ${output.length}`,
	);
}
