import { startSandbox, type Sandbox } from '../../sandbox/server';
import { dialDocument, post, postForText, requestDocument } from './documents';

let sandbox: Sandbox;
let printedLines: number;
let onPrint: () => void;
beforeEach(async () => {
	printedLines = 0;
	onPrint = () => {};
	sandbox = await startSandbox({ print });
});
afterEach(async () => await sandbox.close());

function print(): void {
	printedLines += 1;
	onPrint();
}

/** Resolves when so many lines were printed. */
async function printed(count: number): Promise<void> {
	await new Promise<void>((resolve) => {
		onPrint = () => printedLines >= count && resolve();
		onPrint();
	});
}

describe('dials in flight', () => {
	test('one after the other: one', async () => {
		for (let index = 0; index < 5; index += 1) {
			await postForText(sandbox, dialDocument('12155550100'));
		}
		expect(sandbox.maxInFlight()).toBe(1);
	});

	test('all at once: all, until the caller gives up', async () => {
		const giveUp = new AbortController();
		const calls = [1, 2, 3, 4].map(
			async () => await post(sandbox, dialDocument('12155550103'), { signal: giveUp.signal }),
		);
		const outcomes = Promise.allSettled(calls);
		await printed(4);
		await post(sandbox, requestDocument('ACCOUNT.GETBALANCE', ''));
		expect(sandbox.maxInFlight()).toBe(4);
		sandbox.reset();
		expect(sandbox.maxInFlight()).toBe(4);

		giveUp.abort();
		expect((await outcomes).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
		await noneInFlight();
		await post(sandbox, dialDocument('12155550100'));
		expect(sandbox.maxInFlight()).toBe(1);
	});

	test.each(['12155550104', '12155550120'])('%s: the cut ends the flight', async (digits) => {
		await postForText(sandbox, dialDocument(digits)).catch(() => {});
		await noneInFlight();
		expect(sandbox.maxInFlight()).toBe(0);
	});

	/** The sandbox learns a little later than the caller that a connection was closed. */
	async function noneInFlight(): Promise<void> {
		do {
			await fetch(`${sandbox.url}/sandbox/requests`, { method: 'DELETE' });
		} while (sandbox.maxInFlight() > 0);
	}
});
