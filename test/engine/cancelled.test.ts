import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { type INode, type INodeParameters, sleep } from 'n8n-workflow';

import { until } from '../until';
import { withHeldAnswers } from './support/heldAnswers';
import { resultOf, startRun } from './support/runNode';
import { otherNode, startWithOthers } from './support/otherNodes';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';
import { withTimeOutByHand } from './support/timeOutByHand';

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

const warnings = (): string[] => warn.mock.calls.map(([message]) => String(message));
const reports = () => warnings().filter((text) => text.startsWith('The execution was cancelled'));
const idsInLog = () =>
	info.mock.calls.filter(([text]) => String(text).includes('REQUESTID')).length;

describe('a cancelled execution', () => {
	const SIX = [0, 1, 2, 3, 4, 5].map((item) => `1${200 + item}5550140`);
	const idOf = (number?: string) =>
		account.sandbox.dials().find(({ phoneNumber }) => phoneNumber === number)?.requestId;

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'%s: dials no further, and reports what was placed',
		async (onError) => {
			const ended = await withHeldAnswers(account, SIX.slice(2, 4), async (credential, letGo) => {
				const run = startRun({
					items: SIX.map((number) => ({ phone: `+${number}` })),
					credential,
					parameters: { options: { concurrency: 2 } },
					node: { onError },
				});
				// Two were placed, two are under way, two wait.
				await until(() => account.sandbox.dials().length === 4);
				run.cancel();
				letGo();
				const logged = () => JSON.stringify(warn.mock.calls);
				await until(() => account.sandbox.requestIds().every((id) => logged().includes(id)));
				const { run: result } = resultOf(await run);
				// Time enough for the two that wait, if they were still to be dialled.
				await sleep(400);
				return result;
			});

			// Two that leave at once may come in any order.
			const [first, second, third, fourth] = SIX.map(idOf);
			expect(account.sandbox.dials()).toHaveLength(4);
			expect(ended.data.resultData.metadata).toEqual({ anveoRequestIds: `${first}, ${second}` });
			const [atOnce, ...late] = warn.mock.calls.map(([message]) => message);
			expect(atOnce).toBe(
				'The execution was cancelled, so nothing more is sent. ' +
					`Done before: +12005550140 (1 of 6): ${first}, +12015550140 (2 of 6): ${second}.`,
			);
			expect(warn.mock.calls[0]?.[1]).toEqual({ executionId: '1', node: 'Dial' });
			expect(late.sort()).toEqual([
				`Anveo placed the call of item 2 while the execution was being cancelled: ${third}`,
				`Anveo placed the call of item 3 while the execution was being cancelled: ${fourth}`,
			]);
		},
	);

	test('before any call has an answer, it says that nothing was done, and later what became unclear', async () => {
		await withTimeOutByHand(async (timeOut) => {
			const run = startRun({
				items: [{ phone: '+12155550103' }],
				credential: account.credential,
				parameters: { requestOptions: { timeout: 30_000 } },
			});
			await until(() => account.sandbox.dials().length === 1);
			run.cancel();
			timeOut();
			await until(() => warnings().length === 2);
			await run;
		});

		expect(warnings()).toEqual([
			'The execution was cancelled, so nothing more is sent. Nothing was done before.',
			expect.stringMatching(
				/^Item 0 was under way while the execution was being cancelled\. Unclear whether \+1 215 555 0103 was called: Anveo did not answer within 30 seconds\.$/,
			),
		]);
	});

	const PLACED = '+12155550140';
	const REFUSED = '+12155550101';
	const UNCLEAR = '+12155550105';
	const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 2000 };

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'%s: cancelled between two tries, it reports as well',
		async (onError) => {
			const run = startRun({
				items: [{ phone: REFUSED }, { phone: PLACED }],
				credential: account.credential,
				node: { ...RETRY, onError },
			});
			await until(() => idsInLog() === 1);
			// Time enough for the try to end, and not for the next one to begin.
			await sleep(300);
			run.cancel();
			const [requestId] = account.sandbox.requestIds();
			expect(reports()).toEqual([expect.stringContaining(`+12155550140 (2 of 2): ${requestId}.`)]);
			const { run: ended } = resultOf(await run);

			expect(ended.data.resultData.metadata).toEqual({ anveoRequestIds: requestId });
			expect(account.sandbox.dials()).toHaveLength(2);
			expect(reports()).toHaveLength(1);
		},
	);

	test("cancelled in a pause of n8n's batching, it reports as well", async () => {
		const run = startRun({
			items: [PLACED, UNCLEAR, PLACED].map((phone) => ({ phone })),
			credential: account.credential,
			parameters: {
				requestOptions: { batching: { batch: { batchSize: 2, batchInterval: 1500 } } },
			},
			node: { onError: 'continueRegularOutput' },
		});
		const texts = () => info.mock.calls.map(([text]) => String(text));
		await until(() => idsInLog() === 1 && texts().some((text) => text.includes('HTTP 500')));
		await sleep(100);
		run.cancel();
		const { run: ended } = resultOf(await run);

		expect(reports()).toEqual([expect.stringMatching(/1 of 3.*2 of 3.*HTTP 500/s)]);
		expect(ended.data.resultData.metadata).toEqual({
			anveoRequestIds: account.sandbox.requestIds()[0],
		});
		expect(account.sandbox.dials()).toHaveLength(2);
	});

	test.each<[string, INodeParameters, Partial<INode>]>([
		['went well', { phoneNumber: PLACED }, { retryOnFail: true }],
		['failed in its last try', {}, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }],
		['failed in its only try', {}, {}],
	])(
		'a run that %s is over: a later cancel reports nothing of it',
		async (_what, parameters, settings) => {
			let isAfter = false;
			const after = otherNode(() => (isAfter = true), 300);
			const run = startWithOthers(
				account.credential,
				[REFUSED, PLACED],
				{ after },
				{ ...settings, onError: 'continueRegularOutput' },
				parameters,
			);
			await until(() => isAfter);
			run.cancel();
			const { run: ended } = resultOf(await run);

			expect(reports()).toEqual([]);
			expect(ended.data.resultData.metadata).toBeUndefined();
		},
	);
});
