/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { TEST_NUMBERS } from '../../sandbox/situations/testNumbers';
import {
	dialDocument,
	errorAnswer,
	parameter,
	post,
	postForText,
	requestDocument,
	successAnswer,
} from './documents';

const XML = 'application/xml; charset=utf-8';
const HEAD = '<?xml version="1.0" standalone="no" ?>';
const SLOW_MS = 150;

let sandbox: Sandbox;
let printed: () => void = () => {};
beforeEach(async () => {
	sandbox = await startSandbox({ slowAnswerMs: SLOW_MS, print: () => printed() });
});
afterEach(async () => await sandbox.close());

async function dial(ending: string): Promise<Response> {
	return await post(sandbox, dialDocument(`121555501${ending}`));
}

/** The only id that the sandbox created; '' when it created none. */
function createdId(): string {
	expect(sandbox.requestIds().length).toBeLessThanOrEqual(1);
	return sandbox.requestIds()[0] ?? '';
}

function accepted(rest: string): string {
	return `${HEAD}<RESPONSE><RESULT>SUCCESS</RESULT>${rest}</RESPONSE>`;
}

function value(name: string, text: string): string {
	return `<VALUE NAME="${name}">${text}</VALUE>`;
}

describe('an answer that can be read whole', () => {
	const webPage = (title: string) =>
		`<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><br></body></html>`;
	const cases: Array<[string, number, string, (id: string) => string]> = [
		['00', 200, XML, successAnswer],
		['01', 200, XML, () => errorAnswer('this number is always refused')],
		['02', 200, XML, successAnswer],
		['05', 500, 'text/plain; charset=utf-8', () => 'Internal Server Error'],
		['06', 503, 'text/html; charset=utf-8', () => webPage('Down for maintenance')],
		['07', 200, 'text/html; charset=utf-8', () => webPage('Welcome')],
		['08', 200, XML, () => ''],
		['09', 200, XML, (id) => successAnswer(id).split(id)[0] + id.slice(0, 20)],
		['10', 200, XML, () => accepted('')],
		['11', 200, XML, (id) => successAnswer(id).replace(/RESPONSE/g, 'ANSWER')],
		[
			'12',
			200,
			XML,
			(id) =>
				accepted(value('REQUESTID', '&id;')).replace(
					HEAD,
					`${HEAD}<!DOCTYPE RESPONSE [<!ENTITY id "${id}">]>`,
				),
		],
		['13', 200, XML, (id) => accepted(' '.repeat(2 ** 20) + value('REQUESTID', id))],
		['15', 200, XML, (id) => accepted(`${value('REQUESTID', id)}<ERROR/>`)],
		['16', 200, XML, (id) => accepted(value('ID', id))],
		['19', 401, 'text/plain; charset=utf-8', () => 'Unauthorized'],
		[
			'21',
			200,
			XML,
			(id) =>
				`${HEAD}<RESPONSE><RESULT>SUCCESS</RESULT><VALUE NAME="REQUESTID">${id}</RESPONSE></VALUE>`,
		],
		['24', 200, XML, (id) => successAnswer(id).replace('SUCCESS', 'SUCCESS &bogus;')],
		['25', 500, XML, () => errorAnswer('refused with HTTP status 500')],
		[
			'26',
			200,
			XML,
			(id) => accepted(value('NOTE', 'a value beside the id') + value('REQUESTID', id)),
		],
		['27', 200, XML, () => ' \r\n\t\r\n'],
		['29', 200, 'text/html', (id) => `\r\n\r\n${successAnswer(id).replace(HEAD, '')}\r\n\r\n`],
	];

	test.each(cases)('...%s: HTTP %i, %s', async (ending, status, contentType, body) => {
		const answer = await dial(ending);
		const text = await answer.text();
		expect(answer.status).toBe(status);
		expect(answer.headers.get('content-type')).toBe(contentType);
		expect(text).toBe(body(createdId()));
		expect(answer.headers.get('content-length')).toBe(
			// fetch takes the byte order mark away.
			String(Buffer.byteLength(text) + (ending === '29' ? 3 : 0)),
		);
	});
});

test('...02 answers slowly', async () => {
	const start = performance.now();
	await dial('02');
	// A timer may fire a millisecond early.
	expect(performance.now() - start).toBeGreaterThanOrEqual(SLOW_MS - 2);
});

test('...03 never answers', async () => {
	const received = new Promise<void>((resolve) => (printed = resolve));
	let isSettled = false;
	const call = dial('03').finally(() => (isSettled = true));
	const outcome = expect(call).rejects.toThrow('fetch failed');
	await received;
	await fetch(`${sandbox.url}/sandbox/requests`);
	expect(isSettled).toBe(false);
	expect(sandbox.dials()).toMatchObject([{ answer: 'noAnswer', requestId: createdId() }]);
	await sandbox.close();
	await outcome;
});

test('...04 cuts the connection before any answer', async () => {
	await expect(dial('04')).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } });
	expect(createdId()).toMatch(/^[0-9a-f]{40}$/);
});

test('...14 redirects to a path that shows whether it was followed', async () => {
	const answer = await dial('14');
	expect(answer.status).toBe(307);
	expect(answer.headers.get('location')).toBe('/api/moved.asp');
	expect(sandbox.requests()).toHaveLength(1);

	await fetch(sandbox.apiUrl, {
		method: 'POST',
		body: dialDocument('12155550114'),
		headers: { 'Content-Type': 'application/xml; charset=UTF-8' },
	});
	expect(sandbox.requests().map(({ path, answer: kind }) => [path, kind])).toEqual([
		['/api/v3.asp', 'redirect'],
		['/api/v3.asp', 'redirect'],
		['/api/moved.asp', 'notFound'],
	]);
	expect(sandbox.requestIds()).toEqual([]);
	expect(JSON.stringify(sandbox.requests())).not.toContain('sandbox-user-key');
});

test('...17 answers in UTF-16 with a byte order mark, and only that tells the encoding', async () => {
	const answer = await dial('17');
	const bytes = Buffer.from(await answer.arrayBuffer());
	expect(answer.headers.get('content-type')).toBe('application/xml');
	expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0x00]);
	expect(bytes.subarray(2).toString('utf16le')).toBe(successAnswer(createdId()));
});

test('...20 closes the connection in the middle of the body', async () => {
	const answer = await dial('20');
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-length')).toBe(String(successAnswer(createdId()).length));
	await expect(answer.text()).rejects.toThrow('terminated');
});

test('...22 answers in ISO-8859-1', async () => {
	const answer = await dial('22');
	const bytes = Buffer.from(await answer.arrayBuffer());
	expect(answer.headers.get('content-type')).toBe('application/xml; charset=ISO-8859-1');
	expect(bytes.toString('latin1')).toBe(
		successAnswer(createdId()).replace('SUCCESS', 'SUCC\u00c8S'),
	);
});

test('...28 answers with entities that would grow to a thousand million letters', async () => {
	const text = await (await dial('28')).text();
	expect(text).toContain('<!DOCTYPE RESPONSE [<!ENTITY e0 "x"><!ENTITY e1 "&e0;&e0;&e0;&e0;');
	expect(text.match(/<!ENTITY e\d /g)).toHaveLength(10);
	expect(text.match(/&e8;/g)).toHaveLength(10);
	expect(text.endsWith('<VALUE NAME="NOTE">&e9;</VALUE></RESPONSE>')).toBe(true);
});

test('...29 begins with a byte order mark', async () => {
	const bytes = Buffer.from(await (await dial('29')).arrayBuffer());
	expect([...bytes.subarray(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x0d, 0x0a]);
});

describe('the numbers that repeat secrets', () => {
	const signature = '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12';
	const signed = (digits: string) => dialDocument(digits, parameter('SIGNATURE', signature));
	const unsigned = `user key sandbox-user-key, secure phrase none, signature ${signature}`;

	test('...18 in its ERROR', async () => {
		expect(await postForText(sandbox, signed('12155550118'))).toBe(
			errorAnswer(`refused for ${unsigned}`),
		);
		expect(sandbox.requestIds()).toEqual([]);
	});

	test('...23 in RESULT and in a VALUE', async () => {
		const text = await postForText(sandbox, signed('12155550123'));
		expect(text).toBe(
			accepted(value('REQUESTID', createdId()) + value('ECHO', unsigned)).replace(
				'SUCCESS',
				`SUCCESS for ${unsigned}`,
			),
		);
	});

	test('with the phrase, when there is one', async () => {
		const own = await startSandbox({ email: 'a@example.com', securePhrase: 'open <sesame>' });
		// printf %s a@example.com | openssl dgst -sha1 -hmac 'open <sesame>'
		const right = '03067eef540a9e37a4dd670df91a2b4e0b523952';
		const xml = dialDocument('12155550118', parameter('SIGNATURE', right));
		expect(await postForText(own, xml)).toBe(
			errorAnswer(
				`refused for user key sandbox-user-key, secure phrase open &lt;sesame&gt;, signature ${right}`,
			),
		);
		await own.close();
	});
});

describe('every special number', () => {
	test('there are 40, one after the other', () => {
		expect(TEST_NUMBERS.map(({ digits }) => digits)).toEqual(
			Array.from({ length: 40 }, (_, index) => String(12155550100 + index)),
		);
	});

	test.each([
		['30', 'refused', null],
		['31', 'serverErrorText', expect.stringMatching(/^[0-9a-f]{40}$/)],
	])('121555501%s is accepted from the second time on', async (ending, first, requestId) => {
		for (let time = 0; time < 3; time++) await dial(ending);
		const accepted = { answer: 'accepted', requestId: expect.stringMatching(/^[0-9a-f]{40}$/) };
		expect(sandbox.dials()).toMatchObject([{ answer: first, requestId }, accepted, accepted]);
	});

	test('any other area code brings about the same situation', async () => {
		await post(sandbox, dialDocument('13125550101'));
		await post(sandbox, dialDocument('442071550101'));
		expect(sandbox.dials().map(({ answer }) => answer)).toEqual(['refused', 'accepted']);
	});

	test('those that place no call are known', () => {
		const endings = TEST_NUMBERS.filter(({ placesCall }) => !placesCall).map(({ digits }) =>
			digits.slice(-2),
		);
		expect(endings).toEqual(['01', '06', '14', '18', '19', '25', '30', '37', '39']);
	});

	test('those that place a call without telling its REQUESTID are known', () => {
		const endings = TEST_NUMBERS.filter(
			({ placesCall, tellsRequestId }) => placesCall && !tellsRequestId,
		);
		expect(endings.map(({ digits }) => digits.slice(-2)).join(' ')).toBe(
			'03 04 05 07 08 09 10 11 12 13 20 21 24 27 28 31 36',
		);
		expect(TEST_NUMBERS.filter(({ placesCall }) => !placesCall)).toEqual(
			expect.not.arrayContaining([expect.objectContaining({ tellsRequestId: true })]),
		);
	});

	test.each(TEST_NUMBERS.filter(({ situation }) => situation !== 'noAnswer'))(
		'$digits ($situation) counts as placed: $placesCall',
		async ({ digits, situation, placesCall }) => {
			await post(sandbox, dialDocument(digits)).then(
				async (answer) => await answer.arrayBuffer().catch(() => {}),
				() => {},
			);
			expect(sandbox.requestIds()).toHaveLength(placesCall ? 1 : 0);
			expect(sandbox.dialsOf(digits)).toBe(1);
			expect(sandbox.dials()).toMatchObject([
				{ phoneNumber: digits, answer: situation, requestId: sandbox.requestIds()[0] ?? null },
			]);
		},
	);

	test('the special numbers are special as a phone number only', async () => {
		const xml = requestDocument(
			'DIAL.CALLFLOW',
			parameter('PHONENUMBER', '442079460000') +
				parameter('CALLERID', '12155550101') +
				parameter('CALLFLOW', 'key'),
		);
		expect(await postForText(sandbox, xml)).toBe(successAnswer(createdId()));
	});

	test('each has its line in the README', () => {
		const readme = readFileSync(join(__dirname, '../../sandbox/README.md'), 'utf8');
		const rows = readme.match(/^\| 12155550\d+ .*$/gm);
		expect(rows).toEqual(
			TEST_NUMBERS.map(
				({ digits, description, placesCall }) =>
					`| ${digits} | ${description} | ${placesCall ? 'yes' : 'no'} |`,
			),
		);
	});
});
