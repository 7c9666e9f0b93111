import {
	CONTINUE,
	CUT,
	dialsOfItems,
	ERROR_OUTPUT,
	HTTP_500,
	itemsOf,
	type ItemsRun,
	OK,
	oneAtATime,
	REFUSED,
	runItems,
	SLOW,
} from './support/dialledItems';
import type { RunResult } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

const run = async (...args: ItemsRun) => await runItems(account, ...args);
/** What a person reads, line by line, without the blank ones. */
const linesOf = (error: RunResult['error']) =>
	error?.description?.split('<br>\n').filter((line) => line !== '') ?? [];
const dialsOf = (...endings: string[]) => dialsOfItems(account.sandbox, endings);

describe('3. stop mode: a refused call stops the run', () => {
	test('calls not yet started are not started', async () => {
		const { error, output } = await run(itemsOf(OK, REFUSED, OK, OK), {}, oneAtATime);

		expect(dialsOf(OK, REFUSED, OK, OK)).toEqual([1, 1, 0, 0]);
		expect(output).toEqual([]);
		// The editor would write it behind the message, counted from 0.
		expect(error?.itemIndex).toBeUndefined();
		expect(error?.message).toBe(
			'Anveo refused the call to +1 201 555 0101: Sandbox: this number is always refused',
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
		expect(linesOf(error)).toEqual([
			'2 calls placed, 1 refused, 0 unclear, 1 not sent.',
			'Failed:',
			'+1 201 555 0101 (2 of 4): Anveo refused: Sandbox: this number is always refused',
			expect.stringContaining('Anveo’s own'),
			'In Executions, Retry dials only the 2 that were not called. A new run of the workflow or this step dials all 4.',
			'Calls placed, with their REQUESTIDs:',
			`+12005550102 (1 of 4): ${first}`,
			`+12025550102 (3 of 4): ${third}`,
		]);
		// In the execution data as well, where people and workflows look later.
		expect(stored).toContain(first);
		expect(stored).toContain(third);
	});

	test('an item whose number cannot be read has its place in the list', async () => {
		const { error } = await run([{ phone: ['+12155550140'] }, { phone: '' }, ...itemsOf(OK)]);

		expect(linesOf(error)).toEqual(
			expect.arrayContaining([
				"1 of 3: 'Phone Number' is a list, not a text",
				"2 of 3: 'Phone Number' is empty",
			]),
		);
	});

	test('calls that may have been placed are listed too, with how the answer began', async () => {
		const { error } = await run(
			itemsOf(REFUSED, HTTP_500, OK),
			{},
			{ options: { concurrency: 3 } },
		);

		expect(linesOf(error)).toEqual([
			'1 call placed, 1 refused, 1 unclear, 0 not sent.',
			'Failed:',
			'+1 200 555 0101 (1 of 3): Anveo refused: Sandbox: this number is always refused',
			expect.stringContaining('Anveo’s own'),
			'In Executions, Retry dials only the one that was not called. A new run of the workflow or this step dials all 3.',
			"Unclear. Look in your Anveo account before you call again. Neither Retry On Fail nor n8n's Retry button dials it again, unless 'Redial After Unclear Outcome' is on.",
			"+1 201 555 0105 (2 of 3): Anveo answered with HTTP 500. Anveo's answer is not XML. The answer began: Internal Server Error",
			'Calls placed, with their REQUESTIDs:',
			`+12025550100 (3 of 3): ${account.sandbox.requestIds().at(-1)}`,
		]);
	});

	test('of twenty bad numbers the first ten are shown as they were written, and nobody was called', async () => {
		const bad = Array.from({ length: 20 }, (_, item) => ({ phone: `ext. ${item}` }));
		const { error } = await run([...itemsOf(OK), ...bad]);

		const lines = linesOf(error);
		expect(error?.message).toBe(`'Phone Number' "ext. 0" is not a phone number`);
		expect(lines.slice(0, 3)).toEqual([
			'Nobody was called: 21 not sent.',
			'Failed:',
			`2 of 21: 'Phone Number' "ext. 0" is not a phone number`,
		]);
		expect(lines.slice(11)).toEqual([
			`11 of 21: 'Phone Number' "ext. 9" is not a phone number`,
			'and 10 more',
			expect.stringMatching(/^Enter one number/),
		]);
	});

	test('a contact with another wrong field is named by its number, as it was written', async () => {
		const { error } = await run(
			[{ phone: '(215) 555-0140' }, { phone: '(215) 555-0141', memo: ['a list'] }, { phone: '' }],
			{},
			{ options: { defaultCountry: 'US' }, additionalFields: { memo: '={{ $json.memo }}' } },
		);

		expect(linesOf(error).slice(0, 4)).toEqual([
			'Nobody was called: 3 not sent.',
			'Failed:',
			`"(215) 555-0141" (2 of 3): 'Memo' is a list, not a text`,
			"3 of 3: 'Phone Number' is empty",
		]);
		expect(account.sandbox.requests()).toEqual([]);
	});

	test('of a single call there is no list', async () => {
		const { error } = await run(itemsOf(REFUSED));

		expect(linesOf(error)).toEqual([expect.stringMatching(/^Nobody was called\. The text/)]);
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
			expected(
				2,
				'Anveo refused the call to +1 202 555 0101: Sandbox: this number is always refused',
				false,
			),
			expected(
				3,
				'Unclear whether +1 203 555 0104 was called: The connection to Anveo broke before the answer was complete (ECONNRESET)',
				true,
			),
		]);
	});
});
