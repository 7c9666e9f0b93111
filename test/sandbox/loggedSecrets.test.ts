import { startSandbox, type Sandbox } from '../../sandbox/server';
import { dialDocument, parameter, post, postForText, variable } from './documents';

const USER_KEY = 'the<key>&"more"';
const USER_KEY_XML = 'the&lt;key&gt;&amp;"more"';
const PHRASE = 'open sesame & close';
const EMAIL = 'someone@example.com';
// printf %s someone@example.com | openssl dgst -sha1 -hmac 'open sesame & close'
const SIGNATURE = '8ad39452a3a66b5a8596fc9511c662f4a1096d46';

let sandbox: Sandbox;
let lines: string[];
beforeEach(async () => {
	lines = [];
	sandbox = await startSandbox({
		userKey: USER_KEY,
		email: EMAIL,
		securePhrase: PHRASE,
		print: (line) => lines.push(line),
	});
});
afterEach(async () => await sandbox.close());

describe('secrets', () => {
	async function shown(): Promise<string> {
		const page = await (await fetch(`${sandbox.url}/sandbox/requests`)).text();
		const records = JSON.stringify([sandbox.requests(), sandbox.dials()]);
		return [page, records, ...lines].join('\n');
	}

	async function expectNoSecret(): Promise<void> {
		const text = await shown();
		for (const secret of [USER_KEY, USER_KEY_XML, PHRASE, SIGNATURE]) {
			expect(text).not.toContain(secret);
			expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
			expect(text).not.toContain(encodeURIComponent(secret));
		}
	}

	test('key and signature show as *** in the raw body and in the parameters', async () => {
		const signature = parameter('SIGNATURE', SIGNATURE);
		await post(sandbox, dialDocument('12155550100', signature, USER_KEY_XML));
		expect(sandbox.requests()).toMatchObject([
			{
				answer: 'accepted',
				rawBody: dialDocument('12155550100', parameter('SIGNATURE', '***'), '***'),
			},
		]);
		expect(sandbox.requests()[0]?.parameters.at(-1)).toEqual({ name: 'SIGNATURE', value: '***' });
		await expectNoSecret();
	});

	test('secrets in the wrong place are masked as well', async () => {
		const key = encodeURIComponent(USER_KEY);
		const more =
			parameter('MEMO', `&#116;&#x0068;e&lt;&#x6B;ey>&amp;&quot;more" ${SIGNATURE}`) +
			variable(SIGNATURE, 'open sesame &amp; close');
		await fetch(`${sandbox.apiUrl}?userkey=${key}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/xml; charset=UTF-8', 'X-Key': USER_KEY },
			body: dialDocument(
				'12155550100',
				parameter('SIGNATURE', SIGNATURE) + more,
				`<![CDATA[${USER_KEY}]]>`,
			),
		});
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('  ***="***"  memo "*** ***"');
		expect(sandbox.requests()).toMatchObject([
			{ path: '/api/v3.asp?userkey=***', headers: { 'x-key': '***' }, answer: 'accepted' },
		]);
		expect(sandbox.dials()).toMatchObject([
			{ memo: '*** ***', variables: [{ name: '***', value: '***' }] },
		]);
		expect(sandbox.requests()[0]?.rawBody).toContain(parameter('MEMO', '*** ***'));
		expect(await shown()).not.toContain(SIGNATURE);
		expect(JSON.stringify(sandbox.dials())).not.toContain('sesame');
	});

	test('a wrong key and a wrong signature are secrets, too', async () => {
		const wrong = parameter('SIGNATURE', 'some-other-signature');
		await post(sandbox, dialDocument('12155550100', wrong, 'some-other-key'));
		await post(sandbox, dialDocument('12155550100', wrong, USER_KEY_XML));
		expect(sandbox.dials().map(({ faults }) => faults)).toEqual([
			['the user key is wrong'],
			['SIGNATURE is wrong'],
		]);
		expect(await shown()).not.toContain('some-other');
	});

	test('however short they are', async () => {
		await post(sandbox, dialDocument('12155550100', parameter('SIGNATURE', 'zz'), 'yy'));
		expect(sandbox.requests()).toMatchObject([
			{ rawBody: dialDocument('12155550100', parameter('SIGNATURE', '***'), '***') },
		]);
		expect(sandbox.requests()[0]?.parameters.at(-1)).toEqual({ name: 'SIGNATURE', value: '***' });
	});

	test.each([
		['cut off in the key', '<REQUEST><USERTOKEN><USERKEY>some-other-key'],
		['in lower case', '<request><userkey>some-other-key</userkey></request>'],
		[
			'cut off in the signature',
			'<REQUEST><ACTION NAME="A"><PARAMETER NAME="SIGNATURE">some-other-signature</PARAM',
		],
		['in UTF-16', Buffer.from('\uFEFF<USERKEY>some-other-key</USERKEY>', 'utf16le')],
	])('they are masked in a body that cannot be read: %s', async (_, body) => {
		await post(sandbox, body);
		expect(sandbox.requests()).toMatchObject([{ answer: 'faulty', action: null }]);
		expect((await shown()).replaceAll('\\u0000', '')).not.toContain('some-other');
		expect(sandbox.requests()[0]?.rawBody).toContain('***');
	});

	test('the answers that repeat secrets leave nothing in the log', async () => {
		for (const digits of ['12155550118', '12155550123']) {
			const signature = parameter('SIGNATURE', SIGNATURE);
			const text = await postForText(sandbox, dialDocument(digits, signature, USER_KEY_XML));
			expect(text).toContain('open sesame &amp; close');
		}
		await expectNoSecret();
	});
});
