// What a round does, worked out of its seed alone: the same seed is the same round.
import fc from 'fast-check';
import { retryKinds } from '../e2e/executionRetry.mjs';

/**
 * @typedef {'SQLite' | 'queue'} Mode
 * @typedef {'n8n killed' | 'worker killed' | 'Redis gone' | 'PostgreSQL restarted' | 'stopped by a person' | 'answers cut' | 'answers slow, out of order'} Fault
 *
 * @typedef {object} RoundPlan
 * @property {number} seed
 * @property {Mode} mode
 * @property {Fault} fault
 * @property {number} moment how many requests have come when it goes wrong
 * @property {'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput'} onError
 * @property {number} tries of Retry On Fail; 1 is without
 * @property {number} concurrency
 * @property {boolean} hasRefused one of the calls is refused the first time
 * @property {import('../e2e/executionRetry.mjs').RetryKind} retryKind what a person chooses when n8n offers it
 */

export const callCount = 200;

/** One for each last digit of a seed, so that ten seeds in a row are each kind once. @type {Array<{ mode: Mode, fault: Fault }>} */
const kinds = [
	{ mode: 'SQLite', fault: 'n8n killed' },
	{ mode: 'SQLite', fault: 'stopped by a person' },
	{ mode: 'SQLite', fault: 'answers cut' },
	{ mode: 'SQLite', fault: 'answers slow, out of order' },
	{ mode: 'queue', fault: 'n8n killed' },
	{ mode: 'queue', fault: 'worker killed' },
	{ mode: 'queue', fault: 'Redis gone' },
	{ mode: 'queue', fault: 'PostgreSQL restarted' },
	{ mode: 'queue', fault: 'stopped by a person' },
	{ mode: 'queue', fault: 'answers cut' },
];

const settings = fc.record({
	moment: fc.integer({ min: 1, max: callCount - 1 }),
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	tries: fc.integer({ min: 1, max: 3 }),
	concurrency: fc.integer({ min: 1, max: 20 }),
	hasRefused: fc.boolean(),
	retryKind: fc.constantFrom(...retryKinds),
});

/** @param {number} seed @returns {RoundPlan} */
export function planOf(seed) {
	const kind = kinds[seed % kinds.length];
	const [chosen] = fc.sample(settings, { seed, numRuns: 1 });
	if (kind === undefined || chosen === undefined) throw new Error(`No round has the seed ${seed}`);
	return { seed, ...kind, ...chosen };
}
