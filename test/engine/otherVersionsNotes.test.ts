import * as fc from 'fast-check';

import { retryStored, storedExecution } from './support/retryRun';
import { type NodeRun, runNode, type RunResult } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** Two whose calls are placed, with one between them that is refused. */
const [ANN, REFUSED, BEN] = ['+12015550100', '+12045550101', '+12025550100'];

type Notes = Record<number, Record<number, unknown>>;

const dialsOf = (phone = '') => account.sandbox.dialsOf(phone.slice(1));

function dialling(node: NodeRun['node'] = { onError: 'stopWorkflow' }): NodeRun {
	return {
		items: [ANN, REFUSED, BEN].map((phone) => ({ phone })),
		credential: account.credential,
		parameters: {},
		node,
	};
}

/** A failed execution with other notes in it, retried. */
async function retryWith(change: (notes: Notes) => unknown, options: NodeRun): Promise<RunResult> {
	const failed = await runNode(dialling());
	const context = Object(failed.run.data.executionData?.contextData['node:Dial']);
	context.anveoRequests = change(context.anveoRequests);
	return await retryStored(await storedExecution(failed.run), options);
}

const hasOnlyNumbers = (value: unknown) =>
	Object(value) === value &&
	!Array.isArray(value) &&
	Object.keys(Object(value)).every((key) => /^\d+$/.test(key));

/** Anything but notes of other runs or items, or of none. */
const SOMETHING_ELSE = fc.jsonValue().filter((value) => !hasOnlyNumbers(value));

const FIELDS = fc.constantFrom('label', 'target', 'json', 'unclear', 'more');

/** Something else in place of all notes, of the run's, of an item's, or of a field. */
const CHANGES: fc.Arbitrary<(notes: Notes) => unknown> = fc.oneof(
	SOMETHING_ELSE.map((value) => () => value),
	SOMETHING_ELSE.map((value) => () => ({ 0: value })),
	fc.jsonValue().map((value) => (notes: Notes) => ({ 0: { ...notes[0], 0: value } })),
	fc.tuple(FIELDS, fc.jsonValue()).map(([field, value]) => (notes: Notes) => ({
		0: { ...notes[0], 0: { ...Object(notes[0]?.[0]), [field]: value } },
	})),
);

test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
	'nobody is called twice, whatever is in them: %s',
	async (onError) => {
		await fc.assert(
			fc.asyncProperty(CHANGES, async (change) => {
				account.sandbox.reset();
				const { error, output } = await retryWith(change, dialling({ onError }));

				expect([dialsOf(ANN), dialsOf(BEN)]).toEqual([1, 1]);
				if (onError === 'stopWorkflow') {
					expect(error?.message).toMatch(/always refused|before the Retry/);
				} else {
					expect(output).toHaveLength(3);
				}
			}),
			{ numRuns: 100 },
		);
	},
	60_000,
);

test('one of the items: the message says so, and the other keeps its REQUESTID', async () => {
	const change = (notes: Notes) => ({ 0: { ...notes[0], 0: { from: 'the future' } } });
	const { error } = await retryWith(change, dialling());

	expect(error?.message).toBe(
		'Another version of this package may have sent this item before the Retry, and what it noted cannot be read',
	);
	expect(error?.description).toContain('1 call placed, 0 refused, 1 unclear, 1 not sent.');
	expect(error?.description).toContain('start a new execution with the items that are left');
	expect(error?.description).toContain(account.sandbox.requestIds()[1]);
	expect(account.sandbox.dials()).toHaveLength(3);
});

test('those of another run of the node, as in a loop, say nothing of this run', async () => {
	const { error } = await retryWith((notes) => ({ 1: notes[0] }), dialling());

	expect(error?.message).toContain('always refused');
	expect([dialsOf(ANN), dialsOf(BEN)]).toEqual([2, 2]);
});

test('Redial After Unclear Outcome does not mean them', async () => {
	const parameters = { options: { redialAfterUnclearOutcome: true } };
	const settings = { ...dialling({ onError: 'continueRegularOutput' }), parameters };
	const { output } = await retryWith(() => ({ version: 2 }), settings);

	expect(account.sandbox.dials()).toHaveLength(3);
	expect(output.map(({ json }) => Object(json.details).description)).toEqual(
		Array(3).fill(expect.stringMatching(/nor n8n's Retry button dials it again\.$/)),
	);
});

test('a question may be asked all the same', async () => {
	const parameters = { operation: 'getStatus', requestId: 'unknown' };
	await retryWith(() => ({ version: 2 }), { ...dialling(), parameters });

	const questions = account.sandbox.requests().filter(({ action }) => action === 'DIAL.GETSTATUS');
	expect(questions).not.toEqual([]);
});
