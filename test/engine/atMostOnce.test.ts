import type { INode, INodeParameters } from 'n8n-workflow';

import { type NodeRun, runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

/** Endings of the sandbox's special numbers. */
const OK = '00';
const REFUSED = '01';
const SLOW = '02';
const SILENT = '03';
const CUT = '04';
const HTTP_500 = '05';
const REFUSED_ONCE = '30';
const HTTP_500_ONCE = '31';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** A number of its own for each item: the area code is the item's, the ending brings about the situation. */
const numberOf = (ending: string, item: number) => `1${200 + item}55501${ending}`;
const itemsOf = (...endings: string[]) =>
	endings.map((ending, item) => ({
		phone: ending === 'bad' ? 'bad' : `+${numberOf(ending, item)}`,
		crmId: item,
	}));
const dialsOf = (...endings: string[]) =>
	endings.map((ending, item) => account.sandbox.dialsOf(numberOf(ending, item)));

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const CONTINUE: Partial<INode> = { onError: 'continueRegularOutput' };
const ERROR_OUTPUT: Partial<INode> = { onError: 'continueErrorOutput' };
const oneAtATime: INodeParameters = { options: { concurrency: 1 } };

async function run(
	items: NodeRun['items'],
	node: Partial<INode> = {},
	parameters: INodeParameters = {},
) {
	return await runNode({ items, credential: account.credential, node, parameters });
}

describe('1. nothing is dialled until every item is valid', () => {
	const batching = { requestOptions: { batching: { batch: { batchSize: 1, batchInterval: 20 } } } };

	test.each([
		['the first item', ['bad', OK, OK]],
		['an item in the middle', [OK, 'bad', OK]],
		['the last item', [OK, OK, 'bad']],
	])('stop mode, %s is invalid: no call', async (_which, endings) => {
		const settings: Array<[Partial<INode>, INodeParameters]> = [
			[{}, {}],
			[RETRY, {}],
			[{}, batching],
			[RETRY, batching],
		];
		for (const [node, parameters] of settings) {
			const { error } = await run(itemsOf(...endings), node, parameters);

			expect(error?.message).toBe(
				`'Phone Number' "bad" is not a phone number [item ${endings.indexOf('bad')}]`,
			);
			expect(error?.itemIndex).toBe(endings.indexOf('bad'));
			expect(account.sandbox.requests()).toEqual([]);
		}
	});

	test('stop mode, an expression fails in one item: no call', async () => {
		const { error } = await run(
			itemsOf(OK, OK, OK),
			{},
			{
				callerId: "={{ $itemIndex === 1 ? $('No such node').item.json.x : '12157010680' }}",
			},
		);

		expect(error).toBeDefined();
		expect(account.sandbox.requests()).toEqual([]);
	});

	test('error output: the valid items are dialled', async () => {
		const { output, errorOutput } = await run(itemsOf('bad', OK, OK), ERROR_OUTPUT);

		expect(dialsOf('bad', OK, OK)).toEqual([0, 1, 1]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
		expect(errorOutput.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	test('continue with an unusable credential: no call, an error for each item', async () => {
		const { output } = await runNode({
			items: itemsOf(OK, OK),
			credential: { ...account.credential, userApiKey: '' },
			node: CONTINUE,
		});

		expect(output.map(({ json }) => json.error)).toEqual([
			"'User Key' of the Anveo credential is empty",
			"'User Key' of the Anveo credential is empty",
		]);
		expect(account.sandbox.requests()).toEqual([]);
	});
});

describe('2. never more calls under way than the set concurrency', () => {
	test.each([1, 2, 5])('a concurrency of %i', async (concurrency) => {
		const { output } = await run(itemsOf(...Array(8).fill(SLOW)), {}, { options: { concurrency } });

		expect(output).toHaveLength(8);
		expect(account.sandbox.maxInFlight()).toBe(concurrency);
	});

	test('10 unless set otherwise', async () => {
		await run(itemsOf(...Array(25).fill(SLOW)));

		expect(account.sandbox.maxInFlight()).toBe(10);
	});

	test.each([1, 100, 2000])(
		'%i items are all dialled once, in order, paired',
		async (count) => {
			const items = Array.from({ length: count }, (_, item) => ({
				phone: `+1212556${1000 + item}`,
			}));
			const { output } = await run(items);

			expect(output.map(({ json }) => json.phoneNumber)).toEqual(items.map(({ phone }) => phone));
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
				items.map((_, item) => ({ item })),
			);
			expect(new Set(output.map(({ json }) => json.requestId))).toEqual(
				new Set(account.sandbox.requestIds()),
			);
			expect(account.sandbox.dials()).toHaveLength(count);
			expect(account.sandbox.maxInFlight()).toBeLessThanOrEqual(10);
		},
		60_000,
	);

	test("n8n's own batching is kept, in every mode", async () => {
		for (const node of [{}, CONTINUE]) {
			account.sandbox.reset();
			await run(itemsOf(OK, OK, OK, OK), node, {
				requestOptions: { batching: { batch: { batchSize: 2, batchInterval: 300 } } },
			});

			const times = account.sandbox.dials().map(({ receivedAt }) => Date.parse(String(receivedAt)));
			expect(times).toHaveLength(4);
			const pause = Math.min(...times.slice(2)) - Math.max(...times.slice(0, 2));
			expect(pause).toBeGreaterThan(150);
		}
	});

	test("'Execute Once' dials the first item only", async () => {
		const { output } = await run(itemsOf(OK, OK, OK), { executeOnce: true });

		expect(dialsOf(OK, OK, OK)).toEqual([1, 0, 0]);
		expect(output).toHaveLength(1);
	});
});

describe('3. stop mode: a refused call stops the run', () => {
	test('calls not yet started are not started', async () => {
		const { error, output } = await run(itemsOf(OK, REFUSED, OK, OK), {}, oneAtATime);

		expect(dialsOf(OK, REFUSED, OK, OK)).toEqual([1, 1, 0, 0]);
		expect(output).toEqual([]);
		expect(error?.itemIndex).toBe(1);
		expect(error?.message).toBe(
			'Anveo refused the call: Sandbox: this number is always refused [item 1]',
		);
	});

	test('calls under way are awaited, and the error lists the REQUESTID of each', async () => {
		const { error, stored } = await run(
			itemsOf(SLOW, REFUSED, SLOW, OK),
			{},
			{ options: { concurrency: 3 } },
		);

		expect(dialsOf(SLOW, REFUSED, SLOW, OK)).toEqual([1, 1, 1, 0]);
		const [first, third] = account.sandbox.requestIds();
		expect(error?.description).toContain(
			`Calls already placed in this run: item 0 (+${numberOf(SLOW, 0)}): ${first}, item 2 (+${numberOf(SLOW, 2)}): ${third}.`,
		);
		// In the execution data as well, where people and workflows look later.
		expect(stored).toContain(first);
		expect(stored).toContain(third);
	});

	test('calls that may have been placed are listed too', async () => {
		const { error } = await run(
			itemsOf(REFUSED, HTTP_500, OK),
			{},
			{ options: { concurrency: 3 } },
		);

		expect(error?.itemIndex).toBe(0);
		expect(error?.description).toContain(
			`Unclear in this run as well: item 1 (+${numberOf(HTTP_500, 1)}): Anveo's answer is not XML (HTTP status 500). The call may have been placed.`,
		);
		expect(error?.description).toContain(account.sandbox.requestIds().at(-1));
	});
});

describe('4. Retry On Fail never dials an accepted item again', () => {
	test('stop mode: only the refused call is tried again', async () => {
		const { error } = await run(itemsOf(OK, REFUSED, OK), RETRY, oneAtATime);

		expect(dialsOf(OK, REFUSED, OK)).toEqual([1, 3, 0]);
		expect(error?.description).toContain(account.sandbox.requestIds()[0]);
	});

	test('stop mode: a retry that succeeds returns the stored REQUESTIDs with the new ones', async () => {
		const { output, error } = await run(itemsOf(OK, REFUSED_ONCE, OK), RETRY, oneAtATime);

		expect(error).toBeUndefined();
		expect(dialsOf(OK, REFUSED_ONCE, OK)).toEqual([1, 2, 1]);
		expect(output.map(({ json }) => json.requestId)).toEqual(account.sandbox.requestIds());
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	test("not even with 'Redial After Unclear Outcome'", async () => {
		const { output } = await run(itemsOf(OK, REFUSED_ONCE, HTTP_500_ONCE), RETRY, {
			options: { concurrency: 1, redialAfterUnclearOutcome: true },
		});

		expect(dialsOf(OK, REFUSED_ONCE, HTTP_500_ONCE)).toEqual([1, 2, 2]);
		expect(output).toHaveLength(3);
	});

	test.each([
		['continue', CONTINUE],
		['error output', ERROR_OUTPUT],
	])('%s: the same', async (_mode, node) => {
		const { output, errorOutput } = await run(itemsOf(REFUSED, OK, OK), { ...RETRY, ...node });

		expect(dialsOf(REFUSED, OK, OK)).toEqual([3, 1, 1]);
		const placed = output.filter(({ json }) => json.requestId !== undefined);
		expect(placed.map(({ json }) => json.requestId)).toEqual(account.sandbox.requestIds());
		expect([...output, ...errorOutput]).toHaveLength(3);
	});
});

describe('5. a call with an unclear outcome is not dialled again', () => {
	test.each([
		['HTTP 500', HTTP_500],
		['a connection that was cut', CUT],
		['an answer that is no XML', '07'],
		['an answer that was cut off', '09'],
		['a success without REQUESTID', '10'],
		['a redirect', '14'],
		['HTTP 401', '19'],
	])('%s: dialled once in three tries, in every mode', async (_what, ending) => {
		for (const node of [{}, CONTINUE, ERROR_OUTPUT]) {
			account.sandbox.reset();
			await run(itemsOf(ending, OK), { ...RETRY, ...node }, oneAtATime);

			expect(account.sandbox.dialsOf(numberOf(ending, 0))).toBe(1);
			expect(account.sandbox.dialsOf(numberOf(OK, 1))).toBe(
				node === CONTINUE || node === ERROR_OUTPUT ? 1 : 0,
			);
		}
	});

	test('no answer in time: dialled once in three tries', async () => {
		const { error } = await run(itemsOf(SILENT), RETRY, { requestOptions: { timeout: 200 } });

		expect(dialsOf(SILENT)).toEqual([1]);
		expect(error?.description).toMatch(/^Look the call up/);
	});

	test("unless 'Redial After Unclear Outcome' is on", async () => {
		const { output } = await run(itemsOf(HTTP_500_ONCE), RETRY, {
			options: { redialAfterUnclearOutcome: true },
		});

		expect(dialsOf(HTTP_500_ONCE)).toEqual([2]);
		expect(output[0]?.json).toMatchObject({
			requestId: account.sandbox.requestIds()[1],
			earlierOutcome:
				"Anveo's answer is not XML (HTTP status 500). The call may have been placed. The answer began: Internal Server Error",
		});
	});

	test('what each redial brought back is kept', async () => {
		const { output } = await run(
			itemsOf('21'),
			{ ...RETRY, ...CONTINUE },
			{ options: { redialAfterUnclearOutcome: true } },
		);

		expect(dialsOf('21')).toEqual([3]);
		// The evidence of all three tries: each may hold a REQUESTID.
		for (const requestId of account.sandbox.requestIds()) {
			expect(JSON.stringify(output)).toContain(requestId);
		}
	});

	test('a request that never left may be tried again', async () => {
		// Nothing listens there: three tries, three refused connections, and the last one says that nothing was placed.
		const { error } = await runNode({
			items: itemsOf(OK),
			credential: { ...account.credential, apiUrl: 'http://127.0.0.1:1/' },
			node: RETRY,
		});

		expect(error?.description).toMatch(/^No call was placed\./);
	});
});

describe('6. a failed item keeps what it came with', () => {
	const expected = (item: number, error: string, callMayHaveBeenPlaced: boolean) => ({
		json: {
			crmId: item,
			error,
			details: { description: expect.stringMatching(/\w{20}|\w+ \w+/), callMayHaveBeenPlaced },
		},
		pairedItem: { item },
	});

	test.each([
		['continue', CONTINUE],
		['error output', ERROR_OUTPUT],
	])('%s: pairing, own fields, message, description', async (_mode, node) => {
		const { output, errorOutput } = await run(itemsOf(OK, 'bad', REFUSED, CUT), node);

		const failed = [...output.slice(1), ...errorOutput];
		expect(output[0]?.json.requestId).toBe(account.sandbox.requestIds()[0]);
		expect(failed).toMatchObject([
			expected(1, `'Phone Number' "bad" is not a phone number`, false),
			expected(2, 'Anveo refused the call: Sandbox: this number is always refused', false),
			expected(
				3,
				'The connection to Anveo broke before the answer was complete (ECONNRESET). The call may have been placed',
				true,
			),
		]);
	});
});
