import { startSandbox, type Sandbox } from '../../sandbox/server';
import {
	CALL_FLOW,
	dialDocument,
	parameter,
	post,
	postForText,
	requestDocument,
	variable,
} from './documents';

const USER_KEY = 'the<key>&"more"';
const USER_KEY_XML = 'the&lt;key&gt;&amp;"more"';
const PHRASE = 'open sesame & close';
const EMAIL = 'someone@example.com';
// printf %s someone@example.com | openssl dgst -sha1 -hmac 'open sesame & close'
const SIGNATURE = '8ad39452a3a66b5a8596fc9511c662f4a1096d46';

let sandbox: Sandbox;
let lines: string[];
let onPrint: () => void;
beforeEach(() => {
	lines = [];
	onPrint = () => {};
});
afterEach(async () => await sandbox.close());

function print(line: string): void {
	lines.push(line);
	onPrint();
}

/** Resolves when so many lines were printed. */
async function printed(count: number): Promise<void> {
	await new Promise<void>((resolve) => {
		onPrint = () => lines.length >= count && resolve();
		onPrint();
	});
}

describe('secrets', () => {
	beforeEach(async () => {
		sandbox = await startSandbox({ userKey: USER_KEY, email: EMAIL, securePhrase: PHRASE, print });
	});

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

describe('the printed lines', () => {
	beforeEach(async () => {
		sandbox = await startSandbox({ print });
	});

	test('an accepted dial', async () => {
		const more =
			variable('ACCOUNTID', '8732123') +
			variable('NAME', 'Ann Lee') +
			parameter('TEST', 'TRUE') +
			parameter('DELAY', '1440') +
			parameter('MEMO', 'call back');
		await post(sandbox, dialDocument('12152152152', more));
		const [requestId = ''] = sandbox.requestIds();
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d {2}/);
		expect(lines[0]?.slice(10)).toBe(
			`+12152152152  from +12157010680  call flow ${CALL_FLOW.slice(0, 8)}…  ACCOUNTID=8732123  NAME="Ann Lee"  test  delay 1440 min  memo "call back"  -> accepted, REQUESTID ${requestId}`,
		);
	});

	test.each([
		['12155550106', '-> maintenancePage, not placed'],
		['12155550101', '-> refused, not placed'],
	])('%s: %s', async (digits, ending) => {
		await post(sandbox, dialDocument(digits));
		expect(lines).toEqual([expect.stringMatching(new RegExp(`  ${ending}$`))]);
	});

	test('a dial that breaks a rule', async () => {
		await post(sandbox, dialDocument('12155550100', parameter('TEST', 'no')));
		expect(lines).toEqual([
			expect.stringMatching(/ {2}-> ERROR TEST must be TRUE when it is given$/),
		]);
	});

	test('text that would break the line is spelled out', async () => {
		await post(sandbox, dialDocument('12155550100', parameter('MEMO', 'a&#10;b&#x9b;c\u202e😀')));
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('  memo "a\\u{a}b\\u{9b}c\\u{202e}😀"  ');
	});

	test('what is no dial is not printed', async () => {
		await post(sandbox, requestDocument('ACCOUNT.GETBALANCE', ''));
		await post(sandbox, '<REQUEST/>');
		await fetch(`${sandbox.url}/elsewhere`);
		expect(sandbox.requests()).toHaveLength(3);
		expect(lines).toEqual([]);
	});
});

describe('what is kept', () => {
	beforeEach(async () => {
		sandbox = await startSandbox({ print });
	});

	test('texts are kept exactly', async () => {
		const more =
			variable('TAB&#9;NAME', ' 😀\u{10FFFD} &#13;&#10;&#9;&lt;&amp;&gt; ') +
			parameter('MEMO', '&#13;');
		await post(sandbox, dialDocument('12155550100', more));
		expect(sandbox.dials()).toMatchObject([
			{
				memo: '\r',
				variables: [{ name: 'TAB\tNAME', value: ' 😀\u{10FFFD} \r\n\t<&> ' }],
			},
		]);
		const page: unknown = await (await fetch(`${sandbox.url}/sandbox/requests`)).json();
		expect(page).toEqual(sandbox.requests());
	});

	test('method, path, headers and body', async () => {
		await post(sandbox, dialDocument('12155550100'));
		expect(sandbox.requests()).toMatchObject([
			{
				method: 'POST',
				path: '/api/v3.asp',
				headers: {
					'content-type': 'application/xml; charset=UTF-8',
					accept: 'application/xml; charset=UTF-8',
				},
				rawBody: dialDocument('12155550100', '', '***'),
				action: 'DIAL.CALLFLOW',
				faults: [],
			},
		]);
	});

	test('requests per number', async () => {
		for (const digits of ['12155550100', '12155550101', '12155550100']) {
			await post(sandbox, dialDocument(digits));
		}
		expect(sandbox.dialsOf('12155550100')).toBe(2);
		expect(sandbox.dialsOf('12155550101')).toBe(1);
		expect(sandbox.dialsOf('12155550102')).toBe(0);
		expect(new Set(sandbox.requestIds()).size).toBe(2);
	});

	test('a caller cannot change what is kept', async () => {
		await post(sandbox, dialDocument('12155550100', variable('A', '1')));
		const [request] = sandbox.requests();
		if (request) request.variables.length = 0;
		sandbox.requestIds().length = 0;
		expect(sandbox.requests()[0]?.variables).toEqual([{ name: 'A', value: '1' }]);
		expect(sandbox.requestIds()).toHaveLength(1);
	});

	test('reset forgets everything', async () => {
		await post(sandbox, dialDocument('12155550100'));
		sandbox.reset();
		expect(sandbox.requests()).toEqual([]);
		expect(sandbox.dials()).toEqual([]);
		expect(sandbox.requestIds()).toEqual([]);
		expect(sandbox.dialsOf('12155550100')).toBe(0);
		expect(sandbox.maxInFlight()).toBe(0);
	});
});

describe('dials in flight', () => {
	beforeEach(async () => {
		sandbox = await startSandbox({ print });
	});

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
