import { accountGetBalance } from '../../../anveo/actions';
import { CALL } from '../../../nodes/AnveoDialCallFlow/outcomes/wording';
import { Attempt } from '../../../nodes/AnveoDialCallFlow/sending/attempt';
import { ItemExchange, type Transport } from '../../../nodes/AnveoDialCallFlow/sending/exchange';
import { Fault } from '../../../nodes/shared/fault';
import { Secrets } from '../../../nodes/shared/secrets';
import { fakeItem } from '../fakeItem';

const ANSWER = { statusCode: 200, headers: {}, body: 'the answer' };

/** An item's line to a server that is not there. */
function lineTo(
	send: Transport['send'],
	{
		signal,
		receive = () => ({ requestId: 'id-1' }),
	}: { signal?: AbortSignal; receive?: () => { requestId: string } } = {},
) {
	const options: Transport['options'] = {};
	const transport = {
		options,
		send: jest.fn(async () => {
			// As the credential does.
			options.body = '<REQUEST/>';
			return await send();
		}),
	};
	const exchange = new ItemExchange({
		...{ operation: { receive, wording: CALL }, label: '+12155550140', transport },
		...{ context: fakeItem({ signal }), attempt: new Attempt(1, false), concurrency: 1 },
		...{ timeout: 1000, secrets: new Secrets(['a secret of the account']) },
	});
	return { transport, ask: async () => await exchange.ask(accountGetBalance) };
}

test.each([
	['can', new AbortController().signal],
	['cannot', undefined],
])('what the answer says is handed on, in an n8n that %s cancel', async (_what, signal) => {
	const { ask } = lineTo(async () => ANSWER, { signal });

	expect(await ask()).toEqual({ requestId: 'id-1' });
});

test('after a cancel nothing is sent, and it says what was not', async () => {
	const { transport, ask } = lineTo(async () => ANSWER, { signal: AbortSignal.abort() });

	await expect(ask()).rejects.toMatchObject({
		kind: 'notSent',
		message: 'The execution was cancelled before the call to +1 215 555 0140 was sent',
		mayHaveHappened: false,
	});
	expect(transport.send).not.toHaveBeenCalled();
});

test('what fails before the request has its document was never sent', async () => {
	const { transport, ask } = lineTo(async () => ANSWER);
	transport.send.mockImplementation(async () => await Promise.reject(new Error('no credential')));

	await expect(ask()).rejects.toMatchObject({ message: 'no credential', mayHaveHappened: false });
});

test('what fails after it leaves it unclear whether the call was placed', async () => {
	const { ask } = lineTo(async () => await Promise.reject(new Error('socket hang up')));

	await expect(ask()).rejects.toMatchObject({ kind: 'unclear', mayHaveHappened: true });
});

test('the evidence of a failure is on one line, and without secrets', async () => {
	const evidence = ' It began:\n\n a \t secret of the account  !';
	const receive = () => {
		throw new Fault('unclear', 'No XML', undefined, evidence);
	};
	const { ask } = lineTo(async () => ANSWER, { receive });

	await expect(ask()).rejects.toMatchObject({ evidence: ' It began: *** !' });
});
