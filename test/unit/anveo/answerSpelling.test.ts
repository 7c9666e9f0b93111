import { readAnswer } from '../../../anveo/answer';
import { DOCUMENTED, ID_VALUE, read, REQUEST_ID, response } from './answerDocument';

describe('a readable answer', () => {
	test.each([
		['A&#65;&#x42;&#x63;', 'AABc'],
		['&#x1F600;&#128512;\u{1F600}', '\u{1F600}\u{1F600}\u{1F600}'],
		['&#x000041;&#00065;', 'AA'],
		['&#x10FFFF;', '\u{10FFFF}'],
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
		expect(read(response('<VALUE NAME="A\r\nB\tC\nD\rE">1</VALUE>')).values).toEqual([
			{ name: 'A B C D E', value: '1' },
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
		['a byte order mark before a comment at the end', `${response(ID_VALUE)}\uFEFF<!-- two -->`],
		['a space and a comment after', `${response(ID_VALUE)} <!-- two -->`],
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
