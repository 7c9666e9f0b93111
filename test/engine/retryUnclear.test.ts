import { retryStored, storedExecution } from './support/retryRun';
import { type NodeRun, runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** Placed, by an answer that has an ERROR as well. */
const BOTH = '+12065550136';
const OTHER = '+12025550100';

/** @param later whom the expression comes to when the workflow was changed after the failure */
function dialling(phones: string[], later: string): NodeRun {
	return {
		items: phones.map((phone, at) => ({ phone, later: at === 0 ? later : phone })),
		credential: account.credential,
		parameters: {},
		node: { onError: 'stopWorkflow' },
	};
}

describe.each([
	['cannot be read any more', 'bad'],
	['is for somebody else now', OTHER],
])('an unclear item that %s', (_what, later) => {
	test.each([[[BOTH]], [[BOTH, '+12035550100']]])(
		'keeps what its answer had, such as a REQUESTID, in a list of %j',
		async (phones) => {
			const run = dialling(phones, later);
			const first = await runNode(run);
			const [requestId] = account.sandbox.requestIds();
			const { error } = await retryStored(await storedExecution(first.run), {
				...run,
				parameters: { phoneNumber: '={{ $json.later }}' },
			});

			expect(error?.description).toContain('Anveo gave a REQUESTID together with an ERROR');
			expect(error?.description).toContain(`REQUESTID: ${requestId}`);
			expect(account.sandbox.dials()).toHaveLength(phones.length);
		},
	);
});
