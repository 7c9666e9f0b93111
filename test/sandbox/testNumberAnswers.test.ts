import { startSandbox, type Sandbox } from '../../sandbox/server';
import { dialDocument, errorAnswer, parameter, postForText, successAnswer } from './documents';
import { createdId, dialSpecial } from './specialNumber';

const XML = 'application/xml; charset=utf-8';
const HEAD = '<?xml version="1.0" standalone="no" ?>';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ slowAnswerMs: 150 });
});
afterEach(async () => await sandbox.close());

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
		const answer = await dialSpecial(sandbox, ending);
		const text = await answer.text();
		expect(answer.status).toBe(status);
		expect(answer.headers.get('content-type')).toBe(contentType);
		expect(text).toBe(body(createdId(sandbox)));
		expect(answer.headers.get('content-length')).toBe(
			// fetch takes the byte order mark away.
			String(Buffer.byteLength(text) + (ending === '29' ? 3 : 0)),
		);
	});
});

test('...14 redirects to a path that shows whether it was followed', async () => {
	const answer = await dialSpecial(sandbox, '14');
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
	const answer = await dialSpecial(sandbox, '17');
	const bytes = Buffer.from(await answer.arrayBuffer());
	expect(answer.headers.get('content-type')).toBe('application/xml');
	expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0x00]);
	expect(bytes.subarray(2).toString('utf16le')).toBe(successAnswer(createdId(sandbox)));
});

test('...22 answers in ISO-8859-1', async () => {
	const answer = await dialSpecial(sandbox, '22');
	const bytes = Buffer.from(await answer.arrayBuffer());
	expect(answer.headers.get('content-type')).toBe('application/xml; charset=ISO-8859-1');
	expect(bytes.toString('latin1')).toBe(
		successAnswer(createdId(sandbox)).replace('SUCCESS', 'SUCC\u00c8S'),
	);
});

test('...28 answers with entities that would grow to a thousand million letters', async () => {
	const text = await (await dialSpecial(sandbox, '28')).text();
	expect(text).toContain('<!DOCTYPE RESPONSE [<!ENTITY e0 "x"><!ENTITY e1 "&e0;&e0;&e0;&e0;');
	expect(text.match(/<!ENTITY e\d /g)).toHaveLength(10);
	expect(text.match(/&e8;/g)).toHaveLength(10);
	expect(text.endsWith('<VALUE NAME="NOTE">&e9;</VALUE></RESPONSE>')).toBe(true);
});

test('...29 begins with a byte order mark', async () => {
	const bytes = Buffer.from(await (await dialSpecial(sandbox, '29')).arrayBuffer());
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
			accepted(value('REQUESTID', createdId(sandbox)) + value('ECHO', unsigned)).replace(
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
