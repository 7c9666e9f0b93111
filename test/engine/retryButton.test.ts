import * as fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { retryRun as retry, storedExecution } from './support/retryRun';
import { type NodeRun, runNode, type RunResult } from './support/runNode';
import {
	type SandboxAccount,
	SECURE_PHRASE,
	startSandboxAccount,
	USER_KEY,
} from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** Numbers of four people; the ending brings about the situation: 00 accepted, 01 refused, 04 connection cut. */
const [ANN, BEN, CAT] = ['+12015550100', '+12025550100', '+12035550100'];
const REFUSED = '+12045550101';
const CUT = '+12055550104';

/** @param later whom the expression of the phone number comes to when the workflow was changed after the failure */
function dialling(phones: string[], parameters: INodeParameters = {}, later = phones): NodeRun {
	return {
		items: phones.map((phone, at) => ({ phone, later: later[at] })),
		credential: account.credential,
		parameters,
		node: { onError: 'stopWorkflow' },
	};
}

/** The changed workflow, which takes another field for the number. */
const CHANGED = { phoneNumber: '={{ $json.later }}' };

const dialsOf = (phone = '') => account.sandbox.dialsOf(phone.slice(1));

function contextOf({ run }: RunResult): unknown {
	return run.data.executionData?.contextData['node:Dial'] ?? {};
}

test('placed calls are given back with their REQUESTIDs, and only the others are dialled', async () => {
	const run = dialling([ANN, REFUSED, BEN]);
	const first = await runNode(run);
	const second = await retry(first, run);
	const third = await retry(second, run);

	for (const { error } of [first, second, third]) {
		expect(error?.message).toContain('always refused');
		for (const id of account.sandbox.requestIds()) expect(error?.description).toContain(id);
	}
	expect([dialsOf(ANN), dialsOf(REFUSED), dialsOf(BEN)]).toEqual([1, 3, 1]);
});

test('when the bad number is corrected, the run goes on where it was', async () => {
	const run = dialling([ANN, REFUSED, BEN], {}, [ANN, CAT, BEN]);
	const first = await runNode(run);
	const before = account.sandbox.requestIds();
	const second = await retry(first, { ...run, parameters: CHANGED });

	expect(second.error).toBeUndefined();
	expect(second.output).toHaveLength(3);
	expect(second.output[0]?.json.requestId).toBe(before[0]);
	expect(second.output[2]?.json.requestId).toBe(before[1]);
	expect([dialsOf(ANN), dialsOf(BEN), dialsOf(CAT)]).toEqual([1, 1, 1]);
	// Nothing is left for whoever reads the execution.
	expect(contextOf(second)).toEqual({});
});

test('an unclear call is not dialled again, unless Redial After Unclear Outcome is on', async () => {
	const first = await runNode(dialling([ANN, CUT]));
	const second = await retry(first, dialling([ANN, CUT]));
	const redial = { options: { redialAfterUnclearOutcome: true } };
	const third = await retry(second, dialling([ANN, CUT], redial));

	expect(second.error?.message).toContain('Unclear whether');
	expect(dialsOf(ANN)).toBe(1);
	expect(third.error?.message).toContain('Unclear whether');
	expect(dialsOf(CUT)).toBe(2);
});

test('other settings change nothing about whom is dialled', async () => {
	const first = await runNode(dialling([ANN, REFUSED]));
	const memo = { additionalFields: { memo: 'another one' }, options: { concurrency: 2 } };
	await retry(first, dialling([ANN, REFUSED], memo));

	expect(dialsOf(ANN)).toBe(1);
});

test('somebody else at that position is refused, with the earlier call named', async () => {
	const run = dialling([ANN, REFUSED], {}, [BEN, ANN]);
	const first = await runNode(run);
	const [requestId] = account.sandbox.requestIds();
	const { error } = await retry(first, { ...run, parameters: CHANGED });

	expect(error?.message).toMatch(
		/^This item was for \+1 201 555 0100 before the Retry, and is for \+1 202 555 0100 now$/,
	);
	expect(error?.description).toContain(requestId);
	expect(error?.description).toContain(
		'Bring the items back into their order, or start a new execution with those that are left.',
	);
	expect(dialsOf(ANN)).toBe(1);
	expect(dialsOf(BEN)).toBe(0);
});

test('in a setting that continues, the item itself has the REQUESTID of the earlier call', async () => {
	const run = dialling([ANN, REFUSED], {}, [BEN, REFUSED]);
	const first = await runNode(run);
	const [requestId] = account.sandbox.requestIds();
	const { output } = await retry(first, {
		...{ ...run, parameters: CHANGED },
		node: { onError: 'continueRegularOutput' },
	});

	expect(JSON.stringify(output[0]?.json)).toContain(
		`Sent for +1 201 555 0100 before the Retry, with the REQUESTID ${requestId}.`,
	);
	expect([dialsOf(ANN), dialsOf(BEN)]).toEqual([1, 0]);
});

test('an item that cannot be read any more keeps its REQUESTID', async () => {
	const run = dialling([ANN, REFUSED], {}, ['bad', REFUSED]);
	const first = await runNode(run);
	const [requestId] = account.sandbox.requestIds();
	const { error } = await retry(first, { ...run, parameters: CHANGED });

	expect(error?.description).toContain(requestId);
	expect(account.sandbox.dials()).toHaveLength(2);
});

test('a new execution knows nothing of an earlier one', async () => {
	await runNode(dialling([ANN, REFUSED]));
	await runNode(dialling([ANN, REFUSED]));

	expect(dialsOf(ANN)).toBe(2);
});

test('a run that has succeeded leaves no notes, and a failed one no secret', async () => {
	const succeeded = await runNode(dialling([ANN, BEN]));
	const continued = await runNode({
		...dialling([ANN, REFUSED]),
		node: { onError: 'continueRegularOutput' },
	});
	// The engine gives this item up itself: it never comes to the node's code.
	const given = await runNode({
		...dialling([ANN, 'gone'], {
			callFlow: "={{ $json.phone === 'gone' ? $('Nobody').item.json.x : 'key' }}",
		}),
		node: { onError: 'continueErrorOutput' },
	});
	// This number's answer repeats the secrets.
	const failed = await runNode(dialling(['+12065550123', REFUSED]));

	expect(contextOf(succeeded)).toEqual({});
	expect(contextOf(continued)).toEqual({});
	expect(given.output).toHaveLength(1);
	expect(contextOf(given)).toEqual({});
	const stored = await storedExecution(failed.run);

	expect(contextOf(failed)).not.toEqual({});
	expect(stored).not.toContain(USER_KEY);
	expect(stored).not.toContain(SECURE_PHRASE);
});

test('a question is asked again', async () => {
	const { output } = await runNode(dialling([ANN]));
	const asking: NodeRun = {
		items: [{ id: output[0]?.json.requestId }, { id: 'unknown' }],
		credential: account.credential,
		parameters: { operation: 'getStatus', requestId: '={{ $json.id }}' },
		node: { onError: 'stopWorkflow' },
	};
	const first = await runNode(asking);
	await retry(first, asking);

	const questions = account.sandbox.requests().filter(({ action }) => action === 'DIAL.GETSTATUS');
	expect(questions.length).toBeGreaterThan(2);
	expect(contextOf(first)).toEqual({});
});

test('the notes are not much larger than the output they stand for', async () => {
	const placed = Array<string>(50).fill(ANN);
	const list = [...placed, REFUSED];
	const failed = await runNode(dialling(list, { options: { concurrency: 1 } }));
	account.sandbox.reset();
	const done = await runNode(dialling(placed));
	const notes = JSON.stringify(contextOf(failed)).length;

	expect(notes).toBeLessThan(1.5 * JSON.stringify(done.output).length);
	expect(notes).toBeGreaterThan(0.5 * JSON.stringify(done.output).length);
});

/** What a person may do with a failed execution, one after the other. */
interface Story {
	endings: string[];
	concurrency: number;
	/** For each Retry, whether the memo was changed before it. */
	retries: boolean[];
}

const STORIES: fc.Arbitrary<Story> = fc.record({
	endings: fc.array(fc.constantFrom('00', '16', '23', '01', '04', '05', '09', '30', '31'), {
		minLength: 1,
		maxLength: 6,
	}),
	concurrency: fc.integer({ min: 1, max: 4 }),
	retries: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
});

test('whatever failed: over all Retries nobody is placed twice, and no REQUESTID is lost', async () => {
	await fc.assert(
		fc.asyncProperty(STORIES, async ({ endings, concurrency, retries }) => {
			account.sandbox.reset();
			const phones = endings.map((ending, item) => `+1${200 + item}55501${ending}`);
			const run = (memo: boolean) =>
				dialling(phones, {
					options: { concurrency },
					...(memo ? { additionalFields: { memo: 'retried' } } : {}),
				});
			let result = await runNode(run(false));
			for (const memo of retries) {
				if (result.error === undefined) break;
				result = await retry(result, run(memo));
			}
			endings.forEach((ending, item) => {
				// Refused ones may be dialled again, and 30 is refused once, then accepted.
				const isRefused = ['01', '30'].includes(ending);
				const limit = isRefused ? retries.length + 1 : 1;
				expect(dialsOf(phones[item])).toBeLessThanOrEqual(ending === '30' ? 2 : limit);
			});
			for (const { answer, requestId } of account.sandbox.dials()) {
				if (['accepted', 'otherValueName', 'acceptedWithSecrets'].includes(answer)) {
					expect(result.stored).toContain(requestId);
				}
			}
		}),
		{ numRuns: 200 },
	);
}, 600_000);
