import fc from 'fast-check';

import { readAnswer } from '../../../anveo/answer';
import { answerText } from '../../../anveo/answerText';

const REQUEST_ID = 'a3348f81491bfb538cd2dbbda9e3c43c1e88ab11';

function answer(declaration = ''): string {
	return `${declaration}<RESPONSE><RESULT>SUCCÈS</RESULT><VALUE NAME="REQUESTID">${REQUEST_ID}</VALUE></RESPONSE>`;
}

function declared(encoding: string, quote = '"'): string {
	return answer(`<?xml version=${quote}1.0${quote} encoding=${quote}${encoding}${quote}?>`);
}

function utf16be(text: string): Buffer {
	return Buffer.from(text, 'utf16le').swap16();
}

/** What the node reads out of bytes. */
function read(body: Uint8Array, contentType?: string) {
	const read = readAnswer(answerText(body, contentType));
	if (!('values' in read)) throw new Error(read.message);
	return { result: read.result, requestId: read.values[0]?.value };
}

const WHOLE = { result: 'SUCCÈS', requestId: REQUEST_ID };

describe('an answer is read in the charset', () => {
	test.each<[string, Uint8Array, string | undefined]>([
		['UTF-8 when nothing is said', Buffer.from(answer()), undefined],
		['UTF-8 when the header names no charset', Buffer.from(answer()), 'application/xml'],
		['of a UTF-8 byte order mark', Buffer.from(`\uFEFF${answer()}`), undefined],
		['of a UTF-16LE byte order mark', Buffer.from(`\uFEFF${answer()}`, 'utf16le'), undefined],
		['of a UTF-16BE byte order mark', utf16be(`\uFEFF${answer()}`), undefined],
		[
			'of the mark rather than the header',
			Buffer.from(`\uFEFF${answer()}`),
			'text/xml; charset=iso-8859-1',
		],
		[
			'of the mark rather than the declaration',
			Buffer.from(`\uFEFF${declared('ISO-8859-1')}`),
			undefined,
		],
		['of the header', Buffer.from(answer(), 'latin1'), 'text/html; Charset=ISO-8859-1'],
		[
			'of a header without a space',
			Buffer.from(answer(), 'latin1'),
			'text/html;charset=ISO-8859-1',
		],
		['of a quoted header', Buffer.from(answer(), 'latin1'), 'text/xml; charset="iso-8859-1"'],
		[
			'of a header with more in it',
			Buffer.from(answer(), 'latin1'),
			'text/xml ; x=y; charset = latin1 ; z',
		],
		[
			'of a UTF-16 header without a mark',
			Buffer.from(answer(), 'utf16le'),
			'text/xml; charset=utf-16le',
		],
		[
			'of the header rather than the declaration',
			Buffer.from(declared('ISO-8859-1')),
			'text/xml; charset=utf-8',
		],
		['of the declaration', Buffer.from(declared('ISO-8859-1'), 'latin1'), 'text/xml'],
		[
			'of a declaration in single quotes',
			Buffer.from(declared('windows-1252', "'"), 'latin1'),
			undefined,
		],
		[
			'of a declaration with spaces in it',
			Buffer.from(answer('<?xml version="1.0" encoding = "iso-8859-1" ?>'), 'latin1'),
			undefined,
		],
		[
			'UTF-8 when what looks like a declaration is further down',
			Buffer.from(answer().replace('</RESULT>', '</RESULT><?xml encoding="iso-8859-1"?>')),
			undefined,
		],
		[
			'of a declaration after blank lines',
			Buffer.from(`\r\n${declared('iso-8859-1')}`, 'latin1'),
			undefined,
		],
	])('%s', (_what, body, contentType) => {
		expect(read(body, contentType)).toEqual(WHOLE);
	});
});

describe('the REQUESTID is not lost over', () => {
	test.each<[string, Uint8Array, string | undefined]>([
		['an unknown charset in the header', Buffer.from(answer()), 'text/xml; charset=bogus'],
		['an unknown charset in the declaration', Buffer.from(declared('bogus')), undefined],
		['an empty charset', Buffer.from(answer()), 'text/xml; charset='],
		['a strange charset name', Buffer.from(answer()), 'text/xml; charset=__proto__'],
		['bytes that are no UTF-8', Buffer.from(answer(), 'latin1'), undefined],
		[
			'a cut character at the end',
			Buffer.concat([Buffer.from(answer()), Buffer.from([0xc3])]).subarray(0, -1),
			undefined,
		],
		// Classic on Microsoft servers, Anveo's kind: the declaration is written for a text in memory.
		['a declared UTF-16 that is none', Buffer.from(declared('utf-16')), 'text/xml'],
		['another name of it', Buffer.from(declared('unicode')), 'text/xml'],
		['a declared UCS-2 that is none', Buffer.from(declared('ISO-10646-UCS-2')), 'text/xml'],
	])('%s', (_what, body, contentType) => {
		expect(read(body, contentType).requestId).toBe(REQUEST_ID);
	});
});

test('bytes that are no character become U+FFFD', () => {
	expect(answerText(Uint8Array.from([0x61, 0xff, 0x62]))).toBe('a\uFFFDb');
});

test.each([
	[[0xef]],
	[[0xef, 0xbb]],
	[[0xef, 0x61, 0xbf]],
	[[0x61, 0xbb, 0xbf]],
	[[0xff]],
	[[0xff, 0xff]],
	[[0x61, 0xfe]],
	[[0xfe]],
	[[0xfe, 0xfe]],
	[[0x61, 0xff]],
])('%j is no byte order mark', (bytes) => {
	expect(answerText(Uint8Array.from(bytes), 'text/xml; charset=iso-8859-1')).toBe(
		String.fromCharCode(...bytes),
	);
});

test.each(['windows-1252', 'iso-8859-1', 'latin1'])('a euro sign in %s', (charset) => {
	expect(answerText(Uint8Array.of(0x80), `text/xml; charset=${charset}`)).toBe('€');
});

test('an empty body is an empty text', () => {
	expect(answerText(new Uint8Array())).toBe('');
});

test('any bytes with any header become a text', () => {
	const header = fc.oneof(
		fc.constant(undefined),
		fc.string(),
		fc.string().map((charset) => `text/xml; charset=${charset}`),
	);
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 64 }), header, (body, contentType) => {
			expect(typeof answerText(body, contentType)).toBe('string');
		}),
		{ numRuns: 1000 },
	);
});

test.each([['utf-8'], ['utf-16le'], ['utf-16be']])('any text survives %s', (charset) => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
			// A mark of its own would be taken for the answer's.
			const body =
				charset === 'utf-8'
					? Buffer.from(`\uFEFF${text}`)
					: Buffer.from(`\uFEFF${text}`, 'utf16le');
			const bytes = charset === 'utf-16be' ? body.swap16() : body;

			expect(answerText(bytes)).toBe(text);
		}),
	);
});
