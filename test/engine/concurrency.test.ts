import {
	CONTINUE,
	dialsOfItems,
	itemsOf,
	type ItemsRun,
	numberOf,
	OK,
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
			const { output } = await run(items, {}, { options: { maxCallsPerRun: count } });

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
		// Seconds on an idle machine.
		300_000,
	);

	test("n8n's own batching is kept, in every mode", async () => {
		for (const node of [{}, CONTINUE]) {
			account.sandbox.reset();
			const begunAt = Date.now();
			await run(itemsOf(OK, OK, OK, OK), node, {
				requestOptions: { batching: { batch: { batchSize: 2, batchInterval: 1_000 } } },
			});

			const [one, two, ...others] = account.sandbox.dials();
			expect([one?.phoneNumber, two?.phoneNumber].sort()).toEqual([
				numberOf(OK, 0),
				numberOf(OK, 1),
			]);
			expect(others).toHaveLength(2);
			// From the beginning of the run: when a call is seen to come says little of when it left.
			const times = others.map(({ receivedAt }) => Date.parse(String(receivedAt)) - begunAt);
			// Timers can be a millisecond early.
			expect(Math.min(...times)).toBeGreaterThanOrEqual(999);
		}
	});

	test("'Execute Once' dials the first item only", async () => {
		const { output } = await run(itemsOf(OK, OK, OK), { executeOnce: true });

		expect(dialsOf(OK, OK, OK)).toEqual([1, 0, 0]);
		expect(output).toHaveLength(1);
	});
});
