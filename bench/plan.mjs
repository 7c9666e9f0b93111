// What is measured, with how many items, and how often.
import { defaultConcurrency } from './pace.mjs';

const main = ['thisNode', 'emptyHooks', 'builtInChain', 'bareHelper'];
const otherOnError = ['thisNodeContinue', 'thisNodeErrorOutput'];
const someItems = [100, 1_000, 5_000];
/** For the ratios only. */
const whatIf = {
	candidates: ['emptyHooksThatRead', 'evaluatedOnce'],
	concurrency: 50,
	sizes: [5_000],
};
const shortRound = [
	{ candidates: main, concurrency: 50, sizes: someItems },
	{ candidates: otherOnError, concurrency: 50, sizes: [1_000] },
];
/** The long runs are not repeated as often, so that the whole takes minutes. */
export const roundsAtOnce = [
	[
		{ candidates: main, concurrency: 50, sizes: [...someItems, 10_000] },
		{ candidates: ['twilio'], concurrency: 1, sizes: [1_000, 5_000, 10_000] },
		{ candidates: otherOnError, concurrency: 50, sizes: [1_000, 10_000] },
		whatIf,
	],
	[...shortRound, whatIf],
	shortRound,
];
/** `npm run bench -- 50000` measures this as well, which takes some 6 minutes more. */
export const manyItems = 50_000;
export const roundOfManyItems = [
	{ candidates: ['thisNode', ...otherOnError], concurrency: 50, sizes: [manyItems] },
];
/** At the node's own default. */
const paced = { concurrency: defaultConcurrency, sizes: [1_000] };
const thatKeepAPace = ['thisNode', ...otherOnError, 'bareHelper'];
export const roundsWithLatency = [
	[
		{ candidates: [...thatKeepAPace, 'emptyHooks', 'builtInChain'], ...paced },
		{ candidates: ['thisNodeContinue'], concurrency: defaultConcurrency, sizes: [5_000] },
		// It dials one after the other: 1,000 would take minutes.
		{ candidates: ['twilio'], concurrency: 1, sizes: [100] },
	],
	[{ candidates: thatKeepAPace, ...paced }],
];
