import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { LoggerProxy } from 'n8n-workflow';

import { until } from '../until';
import { withHeldAnswers } from './support/heldAnswers';
import { otherNode, startWithOthers } from './support/otherNodes';
import { resultOf } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
let warn: jest.SpyInstance;
let info: jest.SpyInstance;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => {
	account.sandbox.reset();
	warn = jest.spyOn(Container.get(Logger), 'warn').mockClear();
	info = jest.spyOn(Container.get(Logger), 'info').mockClear();
});
afterEach(() => {
	warn.mockRestore();
	info.mockRestore();
});

const idsInLog = () =>
	info.mock.calls.filter(([text]) => String(text).includes('REQUESTID')).length;
const listed = () => String(warn.mock.calls[0]?.[0]).match(/ \(\d+ of 42\): /g) ?? [];
const idsOf = (...texts: unknown[]) => texts.flatMap((text) => String(text).split(', '));

/** How many calls have an answer when the execution is cancelled. */
const KNOWN = 40;

/**
 * Cancels while two of 42 calls are still under way. Gives the custom data of the execution.
 * @param names how many names the workflow has set itself
 */
async function cancelledAfterMany(names = 0) {
	const before = otherNode((context) => {
		const { customData } = context.getWorkflowDataProxy(0).$execution;
		for (let at = 0; at < names; at++) customData.set(`own${at}`, 'x');
	});
	const phones = Array.from({ length: 42 }, (_, item) =>
		item < KNOWN ? '+12155550140' : '+12155550142',
	);
	const options = { concurrency: 50 };
	return await withHeldAnswers(account, ['12155550142'], async (credential, letGo) => {
		const run = startWithOthers(credential, phones, { before }, {}, { options });
		await until(() => account.sandbox.dials().length === 42 && idsInLog() === KNOWN);
		run.cancel();
		letGo();
		const { run: ended } = resultOf(await run);
		return ended.data.resultData.metadata ?? {};
	});
}

test('all ids are in the custom data, and none is cut', async () => {
	const metadata = await cancelledAfterMany();

	const ids = idsOf(...Object.values(metadata));
	expect(ids).toHaveLength(KNOWN);
	expect(account.sandbox.requestIds()).toEqual(expect.arrayContaining(ids));
});

test('names of the workflow stay, and the last one of ours tells how many ids are in the log', async () => {
	const metadata = await cancelledAfterMany(8);

	expect(Object.keys(metadata)).toHaveLength(10);
	expect(metadata).toMatchObject({ own0: 'x', own7: 'x' });
	const { anveoRequestIds, anveoRequestIds2 } = metadata;
	const stored = idsOf(anveoRequestIds, anveoRequestIds2);
	const more = /^and (\d+) more in n8n's log$/.exec(stored.pop() ?? '')?.[1];
	expect(stored.length).toBeGreaterThan(20);
	expect(stored.length + Number(more)).toBe(KNOWN);
	expect(account.sandbox.requestIds()).toEqual(expect.arrayContaining(stored));
	expect(listed()).toHaveLength(KNOWN);
});

test('when the workflow has used all names, the ids are in the log', async () => {
	const metadata = await cancelledAfterMany(10);

	expect(Object.keys(metadata)).toHaveLength(10);
	expect(listed()).toHaveLength(KNOWN);
});

test('a log that is out of order keeps no id from the custom data', async () => {
	warn.mockImplementation(() => {
		throw new Error('The disk is full');
	});
	const metadata = await cancelledAfterMany();

	expect(idsOf(...Object.values(metadata))).toHaveLength(KNOWN);
});

test('custom data that throw keep no id from the log, and each name is tried', async () => {
	// Of texts this long n8n writes an error to its log before it keeps them.
	const logger = Container.get(Logger);
	const error = jest.fn(() => {
		throw new Error('The disk is full');
	});
	LoggerProxy.init(Object.assign(Object.create(logger), { error }));
	const metadata = await cancelledAfterMany(8);
	LoggerProxy.init(logger);

	expect(error).toHaveBeenCalledTimes(2);
	expect(Object.keys(metadata)).toHaveLength(8);
	expect(listed()).toHaveLength(KNOWN);
});
