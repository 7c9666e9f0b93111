import { readAnswer } from '../../../anveo/answer';
import { UnreadableAnswer } from '../../../anveo/unreadableAnswer';
import { DOCUMENTED, ID_VALUE, response } from './answerDocument';
import { cpuTime } from '../../cpuTime';

const MEBIBYTE = 1024 * 1024;

/** What is wrong with a text, or undefined when it can be read. */
function faultOf(text: string): UnreadableAnswer | undefined {
	const answer = readAnswer(text);
	return answer instanceof UnreadableAnswer ? answer : undefined;
}

describe('an answer that cannot be read', () => {
	test.each([
		['', 'empty', 'is empty'],
		[' \r\n\t', 'empty', 'is empty'],
		['\uFEFF', 'empty', 'is empty'],
		['<!DOCTYPE html><html></html>', 'webPage', 'is a web page instead of XML'],
		['<!doctype HTML public "x"><p>', 'webPage', 'is a web page instead of XML'],
		['<html><body>Down', 'webPage', 'is a web page instead of XML'],
		['<HTML lang="en">', 'webPage', 'is a web page instead of XML'],
		['\n<!-- x --><!-- y --><html>', 'webPage', 'is a web page instead of XML'],
		['<?xml version="1.0"?>\n<!DOCTYPE html><html/>', 'webPage', 'is a web page instead of XML'],
		['Internal Server Error', 'notXml', 'is not XML'],
		['{"RESULT":"SUCCESS"}', 'notXml', 'is not XML'],
		['result=success^error=^parts=1', 'notXml', 'is not XML'],
		['SUCCESS<RESPONSE/>', 'notXml', 'is not XML'],
		['<ANSWER/>', 'otherRoot', 'is XML, but not a RESPONSE document (ANSWER)'],
		['<response/>', 'otherRoot', 'is XML, but not a RESPONSE document (response)'],
		['<a:RESPONSE xmlns:a="x"/>', 'otherRoot', 'is XML, but not a RESPONSE document (a:RESPONSE)'],
		['<!doctype  html>', 'webPage', 'is a web page instead of XML'],
		['<htmlx/>', 'otherRoot', 'is XML, but not a RESPONSE document (htmlx)'],
		[
			`<X>${DOCUMENTED.slice(DOCUMENTED.indexOf('<RESPONSE'))}</X>`,
			'otherRoot',
			'is XML, but not a RESPONSE document (X)',
		],
		['<RESPONSE><RESULT>x</RESULT>', 'cutOff', 'is cut off'],
		['<RESPONSE><VALUE NAME="REQUESTID">a33', 'cutOff', 'is cut off'],
		['<RESPONSE><RESULT', 'cutOff', 'is cut off'],
		['<RESPONSE><!-- x', 'cutOff', 'is cut off'],
		['<RESPONSE><RESULT><![CDATA[ x', 'cutOff', 'is cut off'],
		[
			'<!DOCTYPE RESPONSE><RESPONSE/>',
			'docType',
			'contains a DOCTYPE, which is refused for safety',
		],
		[
			'<?xml version="1.0"?><!DOCTYPE RESPONSE [<!ENTITY a "b">]><RESPONSE><RESULT>&a;</RESULT></RESPONSE>',
			'docType',
			'contains a DOCTYPE, which is refused for safety',
		],
		[
			'<!-- x --><!DOCTYPE RESPONSE SYSTEM "file:///etc/passwd"><RESPONSE/>',
			'docType',
			'contains a DOCTYPE, which is refused for safety',
		],
		['<!DOCTYPE A><!DOCTYPE html>', 'docType', 'contains a DOCTYPE, which is refused for safety'],
		[
			'<!doctype RESPONSE><RESPONSE/>',
			'docType',
			'contains a DOCTYPE, which is refused for safety',
		],
		[
			'<RESPONSE>&nbsp;</RESPONSE>',
			'entity',
			'contains an entity that XML does not define (&nbsp;)',
		],
		[
			'<RESPONSE><RESULT>&bogus;</RESULT></RESPONSE>',
			'entity',
			'contains an entity that XML does not define (&bogus;)',
		],
		[
			'<RESPONSE><VALUE NAME="&copy;">x</VALUE></RESPONSE>',
			'entity',
			'contains an entity that XML does not define (&copy;)',
		],
		[
			'<RESPONSE><RESULT>Smith & Sons</RESULT></RESPONSE>',
			'entity',
			'contains an entity that XML does not define (&)',
		],
		[
			'<RESPONSE><RESULT>&AMP;</RESULT></RESPONSE>',
			'entity',
			'contains an entity that XML does not define (&AMP;)',
		],
	])('%j: %s, "%s"', (text, fault, message) => {
		expect(faultOf(text)).toMatchObject({ fault, message });
	});

	test.each([
		[
			'<RESPONSE><RESULT>x</VALUE></RESPONSE>',
			"Expected closing tag 'RESULT' instead of closing tag 'VALUE'",
		],
		[
			'<RESPONSE><RESULT>x</result></RESPONSE>',
			"Expected closing tag 'RESULT' instead of closing tag 'result'",
		],
		[
			'<RESPONSE><A.B>x</C.D></RESPONSE>',
			"Expected closing tag 'A.B' instead of closing tag 'C.D'",
		],
		['<RESPONSE><VALUE NAME="A" NAME="B">x</VALUE></RESPONSE>', "Attribute 'NAME' is repeated"],
		['<RESPONSE><VALUE NAME>x</VALUE></RESPONSE>', "boolean attribute 'NAME' is not allowed"],
		['<RESPONSE><VALUE NAME=A>x</VALUE></RESPONSE>', "Attribute 'NAME' is without value"],
		['<RESPONSE><RESULT</RESPONSE>', 'a tag is not closed'],
		['<RESPONSE/>junk', 'text after the end'],
		['<RESPONSE/><RESPONSE/>', 'more than one element'],
		['<RESPONSE/>junk<RESPONSE/>', 'more than one element'],
		['<RESPONSE></RESPONSE></RESPONSE>', "Closing tag 'RESPONSE' has not been opened"],
		['<?xml version="1.0"?>', 'no element'],
		['<!-- only --> <!-- comments -->', 'no element'],
		['<RESPONSE><__proto__>1</__proto__></RESPONSE>', '[SECURITY] Invalid name: "__proto__" is'],
		[response('<A>'.repeat(20_000), '</A>'.repeat(20_000)), 'Maximum nested tags exceeded'],
	])('%#: what is not well-formed is refused as that, with the reason', (text, reason) => {
		const found = faultOf(text);

		expect(found?.fault).toBe('malformed');
		expect(found?.message).toContain(`is not well-formed XML (${reason}`);
		expect(found?.message).toMatch(/[^.]\)$/);
	});

	test.each([
		['<A><B>', 'is cut off'],
		[`<A>Unclosed tag</B>`, "Expected closing tag 'A' instead of closing tag 'B'"],
	])('%s: what is still open at the end is told from what is wrong within', (text, message) => {
		expect(faultOf(text)?.message).toContain(message);
	});

	test.each([
		['&abcdefghijklmnopqr;', ' (&abcdefghijklmnopqr;)'],
		['&abcdefghijklmnopqrs;', ''],
	])('an entity of more than 20 signs, such as an address, is not shown: %s', (entity, shown) => {
		expect(faultOf(response(entity))?.message).toBe(
			`contains an entity that XML does not define${shown}`,
		);
	});

	test.each([
		['accepted', 'refused', response(ID_VALUE), response('<ERROR>no</ERROR>')],
		['refused', 'accepted', response('<ERROR>no</ERROR>'), response(ID_VALUE)],
	])('two documents in one, %s and %s, are refused', (_one, _other, one, other) => {
		expect(faultOf(one + other)).toBeDefined();
	});

	test.each([['&#0;'], ['&#xD800;'], ['&#x110000;'], ['&#xFFFF;']])(
		'%s, which is no character, does not shorten a REQUESTID without notice',
		(reference) => {
			expect(faultOf(response(`<VALUE NAME="REQUESTID">12${reference}34</VALUE>`))).toBeDefined();
		},
	);

	test.each([
		['in a comment that begins in a processing instruction', '<?x <!-- ?>', '<!-- -->'],
		[
			'in a CDATA section that begins in a processing instruction',
			'<?x <![CDATA[ ?>',
			'<?x ]]> ?>',
		],
	])('a DOCTYPE hidden %s is refused, and its entity not expanded', (_where, before, after) => {
		const doctype = '<!DOCTYPE RESPONSE [<!ENTITY id "expanded">]>';
		const text = `${before}${doctype}${response('<VALUE NAME="REQUESTID">&id;</VALUE>')}${after}`;

		expect(faultOf(text)).toBeDefined();
	});

	test('a DOCTYPE hidden between two attributes is refused, and its entity not expanded', () => {
		const doctype = '<!DOCTYPE RESPONSE [<!ENTITY id "expanded">]>';
		const text = response('<V A="<!--"/>', doctype, '<RESULT>&id;</RESULT>', '<V A="-->"/>');

		expect(faultOf(text)).toBeDefined();
	});

	test('1 MiB is read, one character more is not', () => {
		const padded = (length: number) =>
			response(`<RESULT>${'x'.repeat(length - response('<RESULT></RESULT>').length)}</RESULT>`);

		expect(padded(MEBIBYTE)).toHaveLength(MEBIBYTE);
		expect(faultOf(padded(MEBIBYTE))).toBeUndefined();
		expect(faultOf(padded(MEBIBYTE + 1))).toMatchObject({
			fault: 'tooLarge',
			message: 'is larger than 1 MiB',
		});
	});

	test('no part of the documented answer is taken for a whole one', () => {
		const whole = DOCUMENTED.trimEnd();
		const lengths = Array.from({ length: whole.length }, (_unused, length) => length);

		expect(lengths.filter((length) => faultOf(whole.slice(0, length)) === undefined)).toEqual([]);
	});

	// Each is a matter of milliseconds, unless a pattern tries every way of splitting the text.
	test.each([
		['27 comments before the answer', '<!-- -->'.repeat(27) + response(ID_VALUE)],
		['27 comments before a web page', `${'<!-- -->'.repeat(27)}<html>`],
		['40,000 beginnings of comments', `<RESPONSE>${'<!--'.repeat(40_000)}`],
		['40,000 beginnings of CDATA sections', `<RESPONSE>${'<![CDATA['.repeat(40_000)}`],
		['40,000 open elements', '<A>'.repeat(40_000)],
		['100,000 ampersands', `<RESPONSE>${'&'.repeat(100_000)}`],
		['1 MiB of spaces', `<RESPONSE>${' '.repeat(MEBIBYTE - 20)}`],
	])('%s: hold up n8n for less than a second', (_what, text) => {
		const start = cpuTime();
		readAnswer(text);

		expect(cpuTime() - start).toBeLessThan(1000);
	});
});
