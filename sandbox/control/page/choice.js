// Which entries the filter lets through.

/**
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {{ text: string, kind: string }} Choice
 */

/** @type {Record<string, (entry: Entry) => boolean>} */
const kinds = {
	live: ({ stage }) => stage === 'placed' || stage === 'ringing' || stage === 'answered',
	scheduled: ({ stage }) => stage === 'scheduled',
	ended: ({ stage }) => stage === 'ended',
	trouble: ({ reason }) => reason !== '',
	twice: ({ times }) => times > 1,
};

/** @param {Entry} entry @param {Choice} choice */
export function isChosen(entry, { text, kind }) {
	const isOfKind = kinds[kind] ?? (() => true);
	return isOfKind(entry) && contains(entry, text.trim().toLowerCase());
}

/** @param {Entry} entry @param {string} wanted in lower case */
function contains({ dial, reason }, wanted) {
	if (wanted === '') return true;
	const { phoneNumber, callerId, destination, callFlow, variables, memo, billingCode, requestId } =
		dial;
	const texts = [
		...[phoneNumber, callerId, destination, callFlow, memo, billingCode, requestId, reason],
		...variables.flatMap(({ name, value }) => [name, value]),
	];
	if (texts.some((text) => text?.toLowerCase().includes(wanted))) return true;
	// A number as people write it: +1 (215) 555-0135.
	const digits = wanted.replace(/[\s()+.-]/g, '');
	return /^\d+$/.test(digits) && phoneNumber.includes(digits);
}
