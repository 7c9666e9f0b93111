import * as fc from 'fast-check';
import type { INode } from 'n8n-workflow';

import { runNode, type RunResult } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

/** How often the contract lets a number be dialled, by the ending that brings about its situation. */
const LIMITS: Record<string, (run: Run) => number> = {
	bad: () => 0,
	'00': () => 1, // accepted
	'16': () => 1, // accepted, unusual answer
	'23': () => 1, // accepted, echoes the secrets
	'01': tries, // refused
	'30': (run) => Math.min(2, tries(run)), // refused once, then accepted
	'04': triesWhenUnclear, // connection cut
	'05': triesWhenUnclear, // HTTP 500
	'09': triesWhenUnclear, // cut-off answer
	'10': triesWhenUnclear, // no REQUESTID
	'21': triesWhenUnclear, // malformed, but the REQUESTID can be read by a person
	'31': (run) => Math.min(2, triesWhenUnclear(run)), // HTTP 500 once, then accepted
};

/** Situations whose answer shows the REQUESTID, whole and readable by a person at least. */
const TOLD = ['accepted', 'otherValueName', 'acceptedWithSecrets', 'mismatchedTags'];

interface Run {
	endings: string[];
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	maxTries?: number;
	concurrency: number;
	redial: boolean;
	batchSize?: number;
}

function tries({ maxTries }: Run): number {
	return maxTries ?? 1;
}

function triesWhenUnclear(run: Run): number {
	return run.redial ? tries(run) : 1;
}

const RUNS: fc.Arbitrary<Run> = fc.record({
	endings: fc.array(fc.constantFrom(...Object.keys(LIMITS)), { minLength: 1, maxLength: 8 }),
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	maxTries: fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined }),
	concurrency: fc.integer({ min: 1, max: 4 }),
	redial: fc.boolean(),
	batchSize: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 6 }),
});

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());

const numberOf = (ending: string, item: number) => `1${200 + item}55501${ending}`;

async function execute(run: Run): Promise<RunResult> {
	account.sandbox.reset();
	const retry: Partial<INode> =
		run.maxTries === undefined
			? {}
			: { retryOnFail: true, maxTries: run.maxTries, waitBetweenTries: 1 };
	return await runNode({
		items: run.endings.map((ending, item) => ({
			phone: ending === 'bad' ? 'bad' : `+${numberOf(ending, item)}`,
		})),
		credential: account.credential,
		node: { onError: run.onError, ...retry },
		parameters: {
			options: { concurrency: run.concurrency, redialAfterUnclearOutcome: run.redial },
			requestOptions:
				run.batchSize === undefined
					? {}
					: { batching: { batch: { batchSize: run.batchSize, batchInterval: 5 } } },
		},
	});
}

test('whatever the items, settings and outcomes: no number too often, no REQUESTID lost', async () => {
	await fc.assert(
		fc.asyncProperty(RUNS, async (run) => {
			const { output, errorOutput, error, stored } = await execute(run);
			const { sandbox } = account;

			run.endings.forEach((ending, item) => {
				const limit = LIMITS[ending]?.(run) ?? 0;
				expect(sandbox.dialsOf(numberOf(ending, item))).toBeLessThanOrEqual(limit);
			});
			const stopMode = run.onError === 'stopWorkflow';
			if (stopMode && run.endings.includes('bad')) expect(sandbox.requests()).toEqual([]);
			expect(sandbox.maxInFlight()).toBeLessThanOrEqual(run.concurrency);
			for (const { answer, requestId } of sandbox.dials()) {
				if (TOLD.includes(answer)) expect(stored).toContain(requestId);
			}
			if (error === undefined) {
				expect([...output, ...errorOutput]).toHaveLength(run.endings.length);
			}
			if (!stopMode) expect(error).toBeUndefined();
			// Each item is accounted for: placed calls in the output, unclear ones named as such.
			if (!stopMode && !run.redial) {
				const unclear = [...output, ...errorOutput].filter(
					({ json }) => Object(json.details).callMayHaveBeenPlaced === true,
				);
				const untold = sandbox
					.dials()
					.filter(({ answer }) =>
						[
							'cutBeforeAnswer',
							'serverErrorText',
							'cutOffXml',
							'noRequestId',
							'mismatchedTags',
						].includes(answer),
					);
				expect(unclear).toHaveLength(untold.length);
			}
		}),
		{ numRuns: 500 },
	);
}, 600_000);
