import { toldText } from '../../sandbox/log/toldText';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { dialDocument, parameter, post } from './documents';

describe('toldText', () => {
	const mask = (text: string) => text.replaceAll('secret', '***');
	const sent = (body: string | Buffer) =>
		toldText({ kind: 'send', status: 503, headers: {}, body: Buffer.from(body) }, mask);

	test('a short body is shown whole', () => {
		expect(sent('  <b>Down</b>\n')).toBe('HTTP 503: <b>Down</b>');
	});

	test.each(['', ' \r\n '])('a body of %j says so', (body) => {
		expect(sent(body)).toBe('HTTP 503: (nothing in it)');
	});

	test('a long body is shortened after its secrets are masked', () => {
		const body = `${'x'.repeat(597)}secret${'y'.repeat(1000)}`;
		expect(sent(body)).toBe(`HTTP 503: ${'x'.repeat(597)}***…`);
	});

	test('UTF-16 can be read, and is masked', () => {
		expect(sent(Buffer.from('a secret', 'utf16le'))).toBe('HTTP 503: a ***');
	});

	test('half an answer, and none', () => {
		const part = { headers: {}, body: Buffer.from('<RESP secret'), announcedLength: 99 };
		expect(toldText({ kind: 'sendPart', ...part }, mask)).toBe(
			'HTTP 200, and the connection was closed after: <RESP ***',
		);
		expect(toldText({ kind: 'cut' }, mask)).toBe('nothing: the connection was cut');
		expect(toldText({ kind: 'silence' }, mask)).toBe('nothing: no answer ever comes');
	});
});

describe('what the log says that a caller was told', () => {
	let sandbox: Sandbox;
	afterEach(async () => await sandbox.close());

	test.each(['12155550118', '12155550123'])('%s: without the secrets in it', async (digits) => {
		const account = { userKey: 'a-key-of-mine', securePhrase: 'open sesame', email: 'a@b.example' };
		sandbox = await startSandbox(account);
		// printf %s a@b.example | openssl dgst -sha1 -hmac 'open sesame'
		const signature = '344f611be5f63102b2d2d51ccd79d60dc1c6e9b3';
		const more = parameter('SIGNATURE', signature);
		const answer = await (await post(sandbox, dialDocument(digits, more, account.userKey))).text();
		const told = sandbox.dials()[0]?.told ?? '';
		for (const secret of [account.userKey, account.securePhrase, signature]) {
			expect(answer).toContain(secret);
			expect(told).not.toContain(secret);
		}
		expect(told).toContain('user key ***, secure phrase ***, signature ***');
	});
});
