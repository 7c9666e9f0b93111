// What a round must not show, and what it may.

/** @typedef {import('./round.mjs').Findings} Findings */

/**
 * docs/when-a-call-fails.md, "The limits": what ran the execution was killed before anything of the run was stored, and a
 * person started the execution again.
 * @param {Findings} findings
 */
const isNamedLimit = ({ plan, status, isRetried }) =>
	isRunKilled(plan) && status === 'crashed' && isRetried;

/** In queue mode the worker goes on without the main n8n. @param {import('./roundPlan.mjs').RoundPlan} plan */
const isRunKilled = ({ mode, fault }) =>
	fault === 'worker killed' || (fault === 'n8n killed' && mode === 'SQLite');

/** How many answers may have been under way, so that nobody has their REQUESTID. @param {Findings} findings */
const underWay = ({ plan }) => (isRunKilled(plan) ? plan.concurrency : 0);

/** @param {Findings} findings */
const isStopWithoutEffect = ({ plan, status, isTooLate }) =>
	plan.fault === 'stopped by a person' && status !== 'canceled' && !isTooLate;

/** @param {Findings} findings @returns {string[]} what is wrong */
export function faultsFound(findings) {
	const { twice, strangers, places } = findings;
	return [
		...(twice.length > 0 && !isNamedLimit(findings)
			? [`called more than once: ${twice.length}, such as ${twice[0]}`]
			: []),
		...(isStopWithoutEffect(findings) ? [`not stopped: "${findings.status}"`] : []),
		...(strangers.length > 0 ? [`called, and not in the list: ${strangers[0]}`] : []),
		...(places.nowhere > underWay(findings)
			? [`REQUESTIDs that are nowhere: ${places.nowhere}, of at most ${underWay(findings)}`]
			: []),
	];
}

/** @param {Findings} findings */
export function shown({ plan, status, retried, isTooLate, placed, twice, places }) {
	const settings = `${plan.onError}, ${plan.tries} x, ${plan.concurrency} at once`;
	const found = Object.entries(places).map(([place, count]) => `${count} ${place}`);
	return (
		`seed ${plan.seed}: ${plan.mode}, ${plan.fault} after ${plan.moment} requests (${settings}): ` +
		`${isTooLate ? 'too late, ' : ''}"${status}"${retried ? `, Retry: "${retried}"` : ''}; ${placed} calls placed, ` +
		`${twice.length} of them to a number for the second time; REQUESTIDs: ${found.join(', ')}`
	);
}
