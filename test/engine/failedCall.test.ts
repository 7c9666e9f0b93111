import {
	CONTINUE,
	CUT,
	dialsOfItems,
	ERROR_OUTPUT,
	HTTP_500,
	itemsOf,
	type ItemsRun,
	numberOf,
	OK,
	oneAtATime,
	REFUSED,
	runItems,
	SLOW,
} from './support/dialledItems';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const run = async (...args: ItemsRun) => await runItems(account, ...args);
const dialsOf = (...endings: string[]) => dialsOfItems(account.sandbox, endings);

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
