import {
	CONTINUE,
	CUT,
	dialsOfItems,
	ERROR_OUTPUT,
	HTTP_500,
	HTTP_500_ONCE,
	itemsOf,
	type ItemsRun,
	numberOf,
	OK,
	oneAtATime,
	REFUSED,
	REFUSED_ONCE,
	RETRY,
	runItems,
	SILENT,
} from './support/dialledItems';
import { runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';
import { timedOutOnceDialled } from './support/timeOutByHand';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const run = async (...args: ItemsRun) => await runItems(account, ...args);
const dialsOf = (...endings: string[]) => dialsOfItems(account.sandbox, endings);

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
		const requestOptions = { timeout: 10_000 };
		const { error } = await timedOutOnceDialled(
			account.sandbox,
			async () => await run(itemsOf(SILENT), RETRY, { requestOptions }),
		);

		expect(dialsOf(SILENT)).toEqual([1]);
		expect(error?.description).toMatch(/^Look in your Anveo account before you call again/);
	});

	test("unless 'Redial After Unclear Outcome' is on", async () => {
		const { output } = await run(itemsOf(HTTP_500_ONCE), RETRY, {
			options: { redialAfterUnclearOutcome: true },
		});

		expect(dialsOf(HTTP_500_ONCE)).toEqual([2]);
		expect(output[0]?.json).toMatchObject({
			requestId: account.sandbox.requestIds()[1],
			earlierOutcome: `Unclear whether +1 200 555 0131 was called: Anveo answered with HTTP 500. Anveo's answer is not XML. The answer began: Internal Server Error`,
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

		expect(error?.description).toMatch(/^Nobody was called\./);
	});
});
