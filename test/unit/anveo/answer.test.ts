/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readAnswer } from '../../../anveo/answer';
import type { Answer } from '../../../anveo/answer';
import { UnreadableAnswer } from '../../../anveo/unreadableAnswer';
import { canonicalXml } from '../../canonicalXml';
import type { CanonicalElement } from '../../canonicalXml';

const DOCUMENTED = readFileSync(
	join(__dirname, '../../fixtures/anveo/dialCallFlow.response.xml'),
	'utf8',
);
const REQUEST_ID = 'a3348f81491bfb538cd2dbbda9e3c43c1e88ab11';
const ID_VALUE = `<VALUE NAME="REQUESTID">${REQUEST_ID}</VALUE>`;
const MEBIBYTE = 1024 * 1024;

function response(...parts: string[]): string {
	return `<RESPONSE>${parts.join('')}</RESPONSE>`;
}

function read(text: string): Answer {
	const answer = readAnswer(text);
	if (answer instanceof UnreadableAnswer) throw new Error(answer.message);
	return answer;
}

/** What is wrong with a text, or undefined when it can be read. */
function faultOf(text: string): UnreadableAnswer | undefined {
	const answer = readAnswer(text);
	return answer instanceof UnreadableAnswer ? answer : undefined;
}

describe('a readable answer', () => {
	test("Anveo's documented answer has the result and the REQUESTID", () => {
		expect(read(DOCUMENTED)).toEqual({
			result: 'SUCCESS',
			values: [{ name: 'REQUESTID', value: REQUEST_ID }],
			error: '',
			others: [],
		});
	});

	test('an answer without any element says nothing', () => {
		const nothing = { result: '', values: [], error: '', others: [] };

		expect(read('<RESPONSE/>')).toEqual(nothing);
		expect(read('<RESPONSE></RESPONSE>')).toEqual(nothing);
	});

	test.each([
		['<ERROR/>', ''],
		['<ERROR></ERROR>', ''],
		['<ERROR> \r\n\t </ERROR>', ''],
		['<ERROR>&#32;&#10;</ERROR>', ''],
		['<ERROR><![CDATA[ ]]></ERROR>', ''],
		['<ERROR><!-- none --></ERROR>', ''],
		['<ERROR>CALLERID is not verified</ERROR>', 'CALLERID is not verified'],
		['<ERROR>\n\tCALLERID  is not\n\tverified\n</ERROR>', 'CALLERID  is not\n\tverified'],
		['<ERROR>0</ERROR>', '0'],
		['<ERROR>false</ERROR>', 'false'],
		['<ERROR><![CDATA[<b>bad & worse</b>]]></ERROR>', '<b>bad & worse</b>'],
		['<error>in lower case</error>', ''],
	])('%s means the error %j', (element, error) => {
		expect(read(response('<RESULT>SUCCESS</RESULT>', element, ID_VALUE)).error).toBe(error);
	});

	test.each([
		['A&#65;&#x42;&#x63;', 'AABc'],
		['&#x1F600;&#128512;\u{1F600}', '\u{1F600}\u{1F600}\u{1F600}'],
		['&#x000041;&#00065;', 'AA'],
		['a&#9;b&#xA;c&#13;d', 'a\tb\nc\rd'],
		['&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
		['&amp;#65;', '&#65;'],
		['&amp;amp;lt;', '&amp;lt;'],
		['&#38;#65;', '&#65;'],
		['&#38;lt;', '&lt;'],
		['a<![CDATA[b &amp; <x> &bogus; <!DOCTYPE]]>c', 'ab &amp; <x> &bogus; <!DOCTYPEc'],
		['<![CDATA[a]]]]><![CDATA[>b]]>', 'a]]>b'],
		['<![CDATA[]]>', ''],
		['AB<!-- &bogus; <!DOCTYPE <![CDATA[ -->CD', 'ABCD'],
		['AB<?note one > two?>CD', 'ABCD'],
		['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
		['007', '007'],
		['1e5', '1e5'],
		['0x1F', '0x1F'],
		['true', 'true'],
		['12345678901234567890', '12345678901234567890'],
		['a]b]]c>d', 'a]b]]c>d'],
		['Ünïcödé ☎', 'Ünïcödé ☎'],
	])('%s is read as %j', (written, text) => {
		const answer = read(response(`<RESULT>${written}</RESULT><VALUE NAME="N">${written}</VALUE>`));

		expect(answer.result).toBe(text);
		expect(answer.values).toEqual([{ name: 'N', value: text }]);
	});

	test.each([
		['NAME="REQUESTID"', 'REQUESTID'],
		["NAME='REQUESTID'", 'REQUESTID'],
		['  NAME = "REQUESTID"  ', 'REQUESTID'],
		['TYPE="x" NAME="REQUESTID"', 'REQUESTID'],
		['NAME="a>b"', 'a>b'],
		[`NAME='"'`, '"'],
		['NAME="&lt;&amp;&quot;&apos;&gt;&#65;"', `<&"'>A`],
		['NAME="&amp;lt;"', '&lt;'],
		['NAME="a&#10;b"', 'a\nb'],
		['NAME="__proto__"', '__proto__'],
		['NAME="constructor"', 'constructor'],
		['NAME=""', ''],
		['', ''],
		['name="REQUESTID"', ''],
	])('<VALUE %s> is named %j', (attributes, name) => {
		expect(read(response(`<VALUE ${attributes}>1</VALUE>`)).values).toEqual([{ name, value: '1' }]);
	});

	test('a line end or tab within a name is a space, as XML has it', () => {
		expect(read(response('<VALUE NAME="A\r\nB\tC\nD">1</VALUE>')).values).toEqual([
			{ name: 'A B C D', value: '1' },
		]);
	});

	test('all VALUEs come in order, repeated and empty ones too', () => {
		const answer = read(
			response('<VALUE NAME="B">1</VALUE>', ID_VALUE, '<VALUE NAME="B">2</VALUE><VALUE NAME="A"/>'),
		);

		expect(answer.values).toEqual([
			{ name: 'B', value: '1' },
			{ name: 'REQUESTID', value: REQUEST_ID },
			{ name: 'B', value: '2' },
			{ name: 'A', value: '' },
		]);
	});

	test.each([
		['<ERROR><MESSAGE>CALLERID is not verified</MESSAGE></ERROR>', 'CALLERID is not verified'],
		['<ERROR><A><B><![CDATA[no]]></B></A></ERROR>', 'no'],
		['<ERROR>\n<CODE>5</CODE>\n<TEXT>no funds</TEXT>\n</ERROR>', '5 no funds'],
		['<ERROR>refused<CODE>5</CODE></ERROR>', 'refused 5'],
		['<ERROR/><ERROR>no funds</ERROR>', 'no funds'],
		['<ERROR> </ERROR><ERROR><A/></ERROR><ERROR>no funds</ERROR>', 'no funds'],
		['<ERROR>no funds</ERROR><ERROR/>', 'no funds'],
		['<ERROR>no funds</ERROR><ERROR>bad number</ERROR>', 'no funds; bad number'],
		['<ERROR><A/><B> </B></ERROR><ERROR/>', ''],
	])('%s is the refusal %j', (elements, error) => {
		expect(read(response('<RESULT>SUCCESS</RESULT>', elements, ID_VALUE)).error).toBe(error);
	});

	test('an id within a VALUE, or a result within RESULT, is not lost', () => {
		const answer = read(
			response(
				'<RESULT/><RESULT><STATUS>END</STATUS></RESULT>',
				`<VALUE NAME="REQUESTID"><ID>${REQUEST_ID}</ID></VALUE>`,
			),
		);

		expect(answer.result).toBe('END');
		expect(answer.values).toEqual([{ name: 'REQUESTID', value: REQUEST_ID }]);
	});

	test('the order of the elements does not matter', () => {
		const one = read(response('<ERROR>no</ERROR>', ID_VALUE, '<RESULT>r</RESULT>'));
		const other = read(response('<RESULT>r</RESULT>', '<ERROR>no</ERROR>', ID_VALUE));

		expect(one).toEqual(other);
	});

	test('a RESULT, ERROR or VALUE within another element is not the answer’s own', () => {
		const inner = '<RESULT>r</RESULT><ERROR>e</ERROR><VALUE NAME="REQUESTID">1</VALUE>';
		const { result, error, values, others } = read(response(`<LOG>${inner}</LOG>`));

		expect({ result, error, values }).toEqual({ result: '', error: '', values: [] });
		expect(others.map(({ children }) => children.map(({ name, text }) => [name, text]))).toEqual([
			[
				['RESULT', 'r'],
				['ERROR', 'e'],
				['VALUE', '1'],
			],
		]);
	});

	test('a list of phone numbers comes with all attributes', () => {
		const answer = read(
			response(
				'<RESULT>SUCCESS</RESULT><DIDS>',
				'<DID E164="12157010680" DID_TYPE="GEOGRAPHIC" TITLE="Smith &amp; Sons" MONTHLY100="200"/>',
				'<DID E164="442079460958"></DID></DIDS>',
			),
		);

		expect(answer.others).toEqual([
			{
				name: 'DIDS',
				attributes: [],
				text: '',
				children: [
					{
						name: 'DID',
						attributes: [
							{ name: 'E164', value: '12157010680' },
							{ name: 'DID_TYPE', value: 'GEOGRAPHIC' },
							{ name: 'TITLE', value: 'Smith & Sons' },
							{ name: 'MONTHLY100', value: '200' },
						],
						text: '',
						children: [],
					},
					{
						name: 'DID',
						attributes: [{ name: 'E164', value: '442079460958' }],
						text: '',
						children: [],
					},
				],
			},
		]);
	});

	test.each([['&amp;'], ['&#65;'], ['&#x1F600;'], ['&lt;']])(
		'100,000 times %s in one answer are all read',
		(reference) => {
			const { result, values } = read(
				response(`<RESULT>${reference.repeat(100_000)}</RESULT>`, ID_VALUE),
			);

			expect(Array.from(result)).toHaveLength(100_000);
			expect(values).toEqual([{ name: 'REQUESTID', value: REQUEST_ID }]);
		},
	);

	test.each([
		['a byte order mark', `\uFEFF${DOCUMENTED}`],
		['blank lines around', `\r\n\r\n${DOCUMENTED}\r\n \t`],
		['a comment before and after', `<!-- one -->${response(ID_VALUE)}<!-- two -->`],
		['a processing instruction before', `<?note x?>${response(ID_VALUE)}`],
		['a namespace', response(ID_VALUE).replace('<RESPONSE>', '<RESPONSE xmlns="urn:x">')],
		['attributes', response(ID_VALUE).replace('<RESPONSE>', '<RESPONSE A="1" B="2">')],
		['50 levels of other elements', response('<A>'.repeat(50), '</A>'.repeat(50), ID_VALUE)],
		['white space in tags', '<RESPONSE\n><VALUE\n\tNAME="REQUESTID" >1</VALUE ></RESPONSE >'],
	])('%s around or in an answer does not hide its REQUESTID', (_what, text) => {
		expect(read(text).values.map(({ name }) => name)).toEqual(['REQUESTID']);
	});

	test.each([
		['<?note <!DOCTYPE?>'],
		['<?note &bogus;?>'],
		['<?note <!ENTITY x?>'],
		[`<?note it's?>`],
	])('%s, which says nothing to an XML reader, does not hide the REQUESTID', (instruction) => {
		expect(read(response(instruction, ID_VALUE)).values).toHaveLength(1);
	});

	test.each([['constructor'], ['toString'], ['hasOwnProperty'], ['__proto__']])(
		'an element <%s> changes no object of the program',
		(name) => {
			readAnswer(response(`<${name} polluted="yes"><polluted>yes</polluted></${name}>`));

			expect(Reflect.get({}, 'polluted')).toBeUndefined();
			expect(Reflect.get(() => {}, 'polluted')).toBeUndefined();
		},
	);
});

describe('an answer that cannot be read', () => {
	const isWellFormed = 'is not well-formed XML';

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
		['<RESPONSE><RESULT>x</VALUE></RESPONSE>'],
		['<RESPONSE><RESULT>x</result></RESPONSE>'],
		['<RESPONSE><VALUE NAME="A" NAME="B">x</VALUE></RESPONSE>'],
		['<RESPONSE><VALUE NAME>x</VALUE></RESPONSE>'],
		['<RESPONSE><VALUE NAME=A>x</VALUE></RESPONSE>'],
		['<RESPONSE/>junk'],
		['<RESPONSE></RESPONSE></RESPONSE>'],
		['<?xml version="1.0"?>'],
		['<!-- only -->'],
		['<RESPONSE><__proto__>1</__proto__></RESPONSE>'],
		[response('<A>'.repeat(20_000), '</A>'.repeat(20_000))],
	])('%#: what is not well-formed is refused as that', (text) => {
		const found = faultOf(text);

		expect(found?.fault).toBe('malformed');
		expect(found?.message.startsWith(`${isWellFormed} (`)).toBe(true);
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
		const start = performance.now();
		readAnswer(text);

		expect(performance.now() - start).toBeLessThan(1000);
	});
});

describe('any text', () => {
	test('is read or reported, never thrown at the caller', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 200 }),
			fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join('')),
		);
		fc.assert(
			fc.property(text, (any) => {
				expect(() => readAnswer(any)).not.toThrow();
			}),
			{ numRuns: 2000 },
		);
	});

	test('that is a damaged answer is read or reported, never thrown at the caller', () => {
		const damage = fc.tuple(
			fc.nat(DOCUMENTED.length),
			fc.nat(6),
			fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 })),
		);
		fc.assert(
			fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
				const damaged = damages.reduce(
					(text, [at, removed, put]) => text.slice(0, at) + put + text.slice(at + removed),
					DOCUMENTED,
				);

				expect(() => readAnswer(damaged)).not.toThrow();
			}),
			{ numRuns: 2000 },
		);
	});

	test('that is a well-formed RESPONSE says what a strict XML reader finds in it', () => {
		fc.assert(
			fc.property(documents(), (document) => {
				const root = canonicalXml(document);
				const { result, error, values } = read(document);

				expect({ result, error, values }).toEqual({
					result: named(root, 'RESULT').map(wholeText).find(isFilled) ?? '',
					error: named(root, 'ERROR').map(wholeText).filter(isFilled).join('; '),
					values: named(root, 'VALUE').map((value) => ({
						name: new Map(value.attributes).get('NAME') ?? '',
						value: wholeText(value),
					})),
				});
			}),
			{ numRuns: 1500 },
		);
	});
});

const FRAGMENTS = [
	'<RESPONSE>',
	'</RESPONSE>',
	'<RESULT>',
	'</RESULT>',
	'<VALUE NAME="REQUESTID">',
	'</VALUE>',
	'<ERROR/>',
	'<__proto__>',
	'</constructor>',
	'<![CDATA[',
	']]>',
	'<!--',
	'-->',
	'<?xml version="1.0"?>',
	'<?',
	'?>',
	'<!DOCTYPE a [',
	'<!ENTITY a "b">',
	'&a;',
	'&#65;',
	'&#x110000;',
	'&',
	'<',
	'>',
	'"',
	'=',
	'/',
	'\0',
	'\uD800',
	'a',
	' ',
];

function named(root: CanonicalElement, name: string): CanonicalElement[] {
	return root.content
		.filter((child) => typeof child === 'object')
		.filter((child) => child.name === name);
}

/** The element's own text, then that of the elements in it. */
function wholeText({ content }: CanonicalElement): string {
	const own = content.filter((child) => typeof child === 'string').join('');
	const nested = content.filter((child) => typeof child !== 'string').map(wholeText);
	return [own.trim(), ...nested].filter(isFilled).join(' ');
}

function isFilled(text: string): boolean {
	return text !== '';
}

/** Well-formed RESPONSE documents in every spelling XML has for the same thing. */
function documents(): fc.Arbitrary<string> {
	const characters = fc.oneof(
		{ weight: 5, arbitrary: fc.constantFrom(...`&<>"' \n]-!?/=;#xA0é☎\u{1F600}`) },
		{
			weight: 1,
			arbitrary: fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
		},
		{
			weight: 1,
			arbitrary: fc
				.integer({ min: 0x10000, max: 0x10ffff })
				.map((code) => String.fromCodePoint(code)),
		},
	);
	const text = fc.array(characters, { maxLength: 8 }).map((parts) => parts.join(''));
	const reference = characters.chain((character) => {
		const code = character.codePointAt(0) ?? 0;
		return fc.constantFrom(
			`&#${code};`,
			`&#x${code.toString(16)};`,
			`&#x00${code.toString(16).toUpperCase()};`,
		);
	});
	const comment = text.map((words) => `<!-- ${words.replaceAll('-', '')} -->`);
	const instruction = text.map((words) => `<?note ${words.replace(/[?<&"']/g, '')}?>`);
	const content = fc
		.array(
			fc.oneof(
				text.map(escapeXml),
				text.map((words) => `<![CDATA[${words.replaceAll(']]>', '')}]]>`),
				reference,
				fc.constantFrom('&lt;', '&gt;', '&amp;', '&quot;', '&apos;', '\r\n', '\r'),
				comment,
				instruction,
			),
			{ maxLength: 5 },
		)
		.map((parts) => parts.join(''));
	const quoted = fc.oneof(
		text.map((words) => `"${attributeXml(words)}"`),
		text.map((words) => `'${attributeXml(words)}'`),
		fc.constantFrom('"REQUESTID"', "'REQUESTID'"),
	);
	const space = fc.constantFrom(' ', '\n', '\t', '  ');
	const value = fc
		.tuple(space, quoted, content)
		.map(
			([gap, name, words]) => `<VALUE${gap}NAME${gap}=${gap}${name}${gap}>${words}</VALUE${gap}>`,
		);
	const plain = fc
		.tuple(fc.constantFrom('RESULT', 'ERROR', 'DIDS', 'Note.1', 'a:b'), content)
		.map(([name, words]) => `<${name}>${words}</${name}>`);
	const nested = fc
		.tuple(quoted, plain, value)
		.map(([name, ...inner]) => `<DIDS T=${name}>${inner.join('')}</DIDS>`);
	const child = fc.oneof(
		value,
		value,
		plain,
		plain,
		nested,
		comment,
		instruction,
		fc.constantFrom('<ERROR/>', '<VALUE/>', '<RESULT />'),
	);
	const declaration = fc.constantFrom(
		'',
		'<?xml version="1.0"?>',
		'<?xml version="1.0" standalone="no" ?>\r\n',
	);
	return fc
		.tuple(declaration, fc.array(child, { maxLength: 6 }))
		.map(([start, children]) => `${start}<RESPONSE>${children.join('\n')}</RESPONSE>`);
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without bare line ends, which have a test of their own. */
function attributeXml(text: string): string {
	return escapeXml(text)
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&apos;')
		.replaceAll('\n', '&#10;');
}
