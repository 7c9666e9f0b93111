// What the page shows: each dial with the call that came of it.

/**
 * @typedef {import('./sandboxApi.js').Dial} Dial
 * @typedef {import('./sandboxApi.js').PlacedCall} PlacedCall
 * @typedef {import('./sandboxApi.js').TestNumber} TestNumber
 *
 * @typedef {'notPlaced' | 'scheduled' | 'placed' | 'ringing' | 'answered' | 'ended'} Stage
 *
 * @typedef {object} Entry
 * @property {string} key
 * @property {Dial} dial
 * @property {PlacedCall | undefined} call
 * @property {Stage} stage
 * @property {string} reason why the number was not called, or what n8n cannot know; '' when all went well
 * @property {Dial | undefined} before the placed call to the same number before this one
 * @property {number} times which placed call to this number it is; 0 when none was placed
 *
 * @typedef {[Entry, ...Entry[]]} Group the entries that stand together, oldest first
 */

const longestPauseMs = 5_000;

/** @type {Record<PlacedCall['state'], Stage>} */
const stages = { NONE: 'placed', INIT: 'ringing', START: 'answered', END: 'ended' };

/**
 * @param {Dial[]} dials
 * @param {PlacedCall[]} calls
 * @param {TestNumber[]} testNumbers
 * @returns {Entry[]} oldest first
 */
export function entriesOf(dials, calls, testNumbers) {
	const callsById = new Map(calls.map((call) => [call.requestId, call]));
	/** @type {Map<string, Dial[]>} */
	const placedByNumber = new Map();
	return dials.map((dial, index) => {
		const call = dial.requestId === null ? undefined : callsById.get(dial.requestId);
		const earlier = placedByNumber.get(dial.phoneNumber) ?? [];
		const isPlaced = dial.requestId !== null;
		if (isPlaced) placedByNumber.set(dial.phoneNumber, [...earlier, dial]);
		return {
			key: `${dial.receivedAt} ${index}`,
			dial,
			call,
			stage: stageOf(dial, call),
			reason: reasonOf(dial, testNumbers),
			before: isPlaced ? earlier.at(-1) : undefined,
			times: isPlaced ? earlier.length + 1 : 0,
		};
	});
}

/** Nothing in a request says which run of n8n it belongs to. What came close together probably does. @param {Entry[]} entries */
export function groupsOf(entries) {
	/** @type {Group[]} */
	const groups = [];
	for (const entry of entries) {
		const last = groups.at(-1)?.at(-1);
		if (last !== undefined && timeOf(entry) - timeOf(last) <= longestPauseMs) {
			groups.at(-1)?.push(entry);
		} else {
			groups.push([entry]);
		}
	}
	return groups;
}

/** @param {Entry} entry */
function timeOf({ dial }) {
	return Date.parse(dial.receivedAt);
}

/** @param {Dial} dial @param {PlacedCall | undefined} call @returns {Stage} */
function stageOf(dial, call) {
	if (dial.requestId === null) return 'notPlaced';
	if (call === undefined) return 'placed';
	return call.state === 'NONE' && call.dueAt !== null ? 'scheduled' : stages[call.state];
}

/** @param {Dial} dial @param {TestNumber[]} testNumbers */
function reasonOf({ answer, faults, requestId }, testNumbers) {
	if (faults.length > 0) return `Refused: ${faults.join('; ')}`;
	const situation = testNumbers.find((testNumber) => testNumber.situation === answer);
	if (situation === undefined || situation.tellsRequestId) return '';
	if (requestId === null) return `Not called: ${situation.description}`;
	return `Called, but n8n cannot know it: ${situation.description}`;
}
