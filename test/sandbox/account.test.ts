import { startSandbox, type Sandbox } from '../../sandbox/server';
import {
	dialDocument,
	errorAnswer,
	parameter,
	post,
	postForText,
	requestDocument,
	successAnswer,
} from './documents';

// printf %s someone@example.com | openssl dgst -sha1 -hmac 'open sesame'
const SIGNATURE = 'ffd7cf898bfe27989a3f3a1110b91b290a83960c';
const SIGNED = { email: 'someone@example.com', securePhrase: 'open sesame' };

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

describe('the user key', () => {
	test.each(['', 'wrong', 'SANDBOX-USER-KEY', ' sandbox-user-key', 'sandbox-user-key '])(
		'%j is refused',
		async (key) => {
			sandbox = await startSandbox();
			const answer = await postForText(sandbox, dialDocument('12155550100', '', key));
			expect(answer).toBe(errorAnswer('the user key is wrong'));
			expect(sandbox.requestIds()).toEqual([]);
			expect(sandbox.dialsOf('12155550100')).toBe(1);
		},
	);

	test('a key of your own is accepted', async () => {
		sandbox = await startSandbox({ userKey: 'my <own> & key' });
		const xml = dialDocument('12155550100', '', 'my &lt;own&gt; &amp; key');
		expect(await postForText(sandbox, xml)).toBe(successAnswer(sandbox.requestIds()[0] ?? ''));
	});
});

describe('the signature, when e-mail and phrase are set', () => {
	test.each([
		['missing', '', 'SIGNATURE is missing'],
		['wrong', parameter('SIGNATURE', SIGNATURE.replace(/.$/, 'x')), 'SIGNATURE is wrong'],
		['upper case', parameter('SIGNATURE', SIGNATURE.toUpperCase()), 'SIGNATURE is wrong'],
		['blank', parameter('SIGNATURE', ''), 'SIGNATURE is wrong'],
		['twice', parameter('SIGNATURE', SIGNATURE).repeat(2), 'SIGNATURE is given more than once'],
	])('%s: refused', async (_, more, text) => {
		sandbox = await startSandbox(SIGNED);
		const answer = await postForText(sandbox, dialDocument('12155550100', more));
		expect(answer).toBe(errorAnswer(text));
		expect(sandbox.requestIds()).toEqual([]);
	});

	test('right: accepted', async () => {
		sandbox = await startSandbox(SIGNED);
		const xml = dialDocument('12155550100', parameter('SIGNATURE', SIGNATURE));
		expect(await postForText(sandbox, xml)).toBe(successAnswer(sandbox.requestIds()[0] ?? ''));
	});

	test('every action needs it', async () => {
		sandbox = await startSandbox(SIGNED);
		const xml = requestDocument('ACCOUNT.GETBALANCE', '');
		expect(await postForText(sandbox, xml)).toBe(errorAnswer('SIGNATURE is missing'));
	});
});

describe('the Content-Type', () => {
	test.each([
		'application/xml',
		'text/xml; charset=UTF-8',
		'application/xml; charset=ISO-8859-1',
		'application/json; charset=UTF-8',
		'application/x-www-form-urlencoded',
	])('%s is refused', async (contentType) => {
		sandbox = await startSandbox();
		const answer = await post(sandbox, dialDocument('12155550100'), { contentType });
		expect(await answer.text()).toBe(
			errorAnswer('Content-Type must be application/xml; charset=UTF-8'),
		);
		expect(sandbox.requestIds()).toEqual([]);
	});

	test('application/xml;charset="utf-8" means the same', async () => {
		sandbox = await startSandbox();
		const contentType = 'application/xml;charset="utf-8"';
		await post(sandbox, dialDocument('12155550100'), { contentType });
		expect(sandbox.dials()).toMatchObject([{ answer: 'accepted' }]);
	});
});

describe('the actions', () => {
	test('ACCOUNT.GETBALANCE answers with a number and dials nothing', async () => {
		sandbox = await startSandbox();
		expect(await postForText(sandbox, requestDocument('ACCOUNT.GETBALANCE', ''))).toBe(
			'<?xml version="1.0" standalone="no" ?><RESPONSE><RESULT>12.34</RESULT></RESPONSE>',
		);
		expect(sandbox.requests()).toMatchObject([{ action: 'ACCOUNT.GETBALANCE', answer: 'balance' }]);
		expect(sandbox.dials()).toEqual([]);
	});

	test('another action is unknown', async () => {
		sandbox = await startSandbox();
		const xml = requestDocument('DIAL.NOBODY', '');
		expect(await postForText(sandbox, xml)).toBe(errorAnswer('unknown action DIAL.NOBODY'));
	});
});
