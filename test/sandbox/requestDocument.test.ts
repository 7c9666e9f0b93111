import { parseRequestDocument } from '../../sandbox/protocol/requestDocument';
import { startSandbox } from '../../sandbox/server';
import {
	dialDocument,
	errorAnswer,
	parameter,
	post,
	postForText,
	requestDocument,
	variable,
} from './documents';

const TOKEN = '<USERTOKEN><USERKEY>k</USERKEY></USERTOKEN>';
const ACTION = '<ACTION NAME="A.B"/>';

function withParameter(xml: string): string {
	return requestDocument('A.B', xml, 'k');
}

describe('a document that breaks the grammar', () => {
	test.each([
		['another root', '<ANSWER/>', 'the root element must be REQUEST, not ANSWER'],
		['a root in lower case', '<request/>', 'the root element must be REQUEST, not request'],
		[
			'no USERTOKEN',
			`<REQUEST>${ACTION}</REQUEST>`,
			'expected exactly one USERTOKEN, found 0',
			'expected exactly one USERKEY, found 0',
		],
		[
			'two USERTOKENs',
			`<REQUEST>${TOKEN}${TOKEN}${ACTION}</REQUEST>`,
			'expected exactly one USERTOKEN, found 2',
			'expected exactly one USERKEY, found 2',
		],
		[
			'two USERKEYs',
			`<REQUEST><USERTOKEN><USERKEY>k</USERKEY><USERKEY>k</USERKEY></USERTOKEN>${ACTION}</REQUEST>`,
			'expected exactly one USERKEY, found 2',
		],
		['no ACTION', `<REQUEST>${TOKEN}</REQUEST>`, 'expected exactly one ACTION, found 0'],
		[
			'two ACTIONs',
			`<REQUEST>${TOKEN}${ACTION}${ACTION}</REQUEST>`,
			'expected exactly one ACTION, found 2',
		],
		['an ACTION without NAME', `<REQUEST>${TOKEN}<ACTION/></REQUEST>`, 'ACTION has no NAME'],
		[
			'an ACTION in lower case',
			requestDocument('dial.callflow', ''),
			'the NAME of ACTION must be in upper case',
		],
		[
			'a PARAMETER without NAME',
			withParameter('<PARAMETER>1</PARAMETER>'),
			'PARAMETER has no NAME',
		],
		[
			'a PARAMETER in lower case',
			withParameter(parameter('delay', '1')),
			'the NAME of PARAMETER must be in upper case',
		],
		[
			'a PARAMETER with a blank NAME',
			withParameter(parameter(' ', '1')),
			'the NAME of PARAMETER must be in upper case',
		],
		[
			'a VARIABLE without VARIABLENAME',
			withParameter(parameter('VARIABLE', '1')),
			'a VARIABLE parameter has no VARIABLENAME',
		],
		[
			'a VARIABLE with a blank VARIABLENAME',
			withParameter(variable(' ', '1')),
			'a VARIABLE parameter has a blank VARIABLENAME',
		],
		[
			'VARIABLENAME elsewhere',
			withParameter('<PARAMETER NAME="MEMO" VARIABLENAME="X">1</PARAMETER>'),
			'VARIABLENAME belongs to VARIABLE parameters only',
		],
		['an unknown element', withParameter('<VALUE/>'), 'ACTION contains an unknown element VALUE'],
		[
			'an element in a value',
			withParameter(parameter('MEMO', '<B/>')),
			'PARAMETER contains an unknown element B',
		],
		[
			'an element in the key',
			`<REQUEST><USERTOKEN><USERKEY><B/></USERKEY></USERTOKEN>${ACTION}</REQUEST>`,
			'USERKEY contains an unknown element B',
		],
		[
			'an element in lower case',
			withParameter('<parameter NAME="MEMO">1</parameter>'),
			'ACTION contains an unknown element parameter',
		],
		[
			'an attribute in lower case',
			withParameter('<PARAMETER NAME="MEMO" name="MEMO">1</PARAMETER>'),
			'PARAMETER has an unknown attribute name',
		],
		[
			'an unknown attribute',
			`<REQUEST VERSION="1">${TOKEN}${ACTION}</REQUEST>`,
			'REQUEST has an unknown attribute VERSION',
		],
		[
			'text between the elements',
			`<REQUEST>${TOKEN}x${ACTION}</REQUEST>`,
			'REQUEST contains text outside of a value',
		],
		[
			'a no-break space between the elements',
			`<REQUEST>${TOKEN}&#160;${ACTION}</REQUEST>`,
			'REQUEST contains text outside of a value',
		],
		[
			'text between the parameters',
			withParameter(`${parameter('MEMO', 'm')}<![CDATA[x]]>`),
			'ACTION contains text outside of a value',
		],
		[
			'a DOCTYPE',
			`<!DOCTYPE REQUEST><REQUEST>${TOKEN}${ACTION}</REQUEST>`,
			'a DOCTYPE is not allowed',
		],
		[
			'a processing instruction',
			`<?php 1?><REQUEST>${TOKEN}${ACTION}</REQUEST>`,
			'a processing instruction is not allowed',
		],
		[
			'another encoding',
			`<?xml version="1.0" encoding="UTF-16"?><REQUEST>${TOKEN}${ACTION}</REQUEST>`,
			'the XML declaration names an encoding other than UTF-8',
		],
	])('%s', (_, xml, ...faults) => {
		expect(parseRequestDocument(xml)).toEqual({ ok: false, faults });
	});
});

test('every fault of a document is listed', () => {
	expect(parseRequestDocument('<REQUEST a="1">x<ACTION NAME="A"><B/></ACTION></REQUEST>')).toEqual({
		ok: false,
		faults: [
			'REQUEST has an unknown attribute a',
			'REQUEST contains text outside of a value',
			'ACTION contains an unknown element B',
			'expected exactly one USERTOKEN, found 0',
			'expected exactly one USERKEY, found 0',
		],
	});
});

describe('a document that is not well-formed', () => {
	test.each([
		['nothing', ''],
		['white space', ' \n'],
		['JSON', '{"action":"DIAL.CALLFLOW"}'],
		['an unescaped ampersand', withParameter(parameter('MEMO', 'a & b'))],
		['an unescaped less-than sign', withParameter(parameter('MEMO', 'a < b'))],
		['an undefined entity', withParameter(parameter('MEMO', '&nbsp;'))],
		['a control character', withParameter(parameter('MEMO', '\u0001'))],
		['a reference to a control character', withParameter(parameter('MEMO', '&#1;'))],
		['a repeated attribute', withParameter('<PARAMETER NAME="A" NAME="A">1</PARAMETER>')],
		['mismatched tags', `<REQUEST>${TOKEN}<ACTION NAME="A"></REQUEST></ACTION>`],
		['a cut-off document', `<REQUEST>${TOKEN}<ACTION NAME="A">`],
		['two roots', `<REQUEST>${TOKEN}${ACTION}</REQUEST><REQUEST/>`],
		['text after the root', `<REQUEST>${TOKEN}${ACTION}</REQUEST>x`],
		['a blank line before the declaration', `\n${requestDocument('A.B', '')}`],
	])('%s', (_, xml) => {
		expect(parseRequestDocument(xml)).toEqual({
			ok: false,
			faults: [expect.stringMatching(/^not well-formed XML: \d+:\d+: /)],
		});
	});
});

describe('a document that keeps the grammar', () => {
	test('values and names arrive exactly as they were sent', () => {
		const xml = withParameter(
			[
				parameter('MEMO', '  \u00e9 😀 &lt;b&gt; &amp;amp; &#128222; &#13;&#10;\tend '),
				variable('A&#9;B&#10;C &quot;', '<![CDATA[<&]]> and \u{10FFFD}'),
				variable('EMPTY', ''),
			].join('\n'),
		);
		expect(parseRequestDocument(xml)).toEqual({
			ok: true,
			request: {
				userKey: 'k',
				action: 'A.B',
				parameters: [{ name: 'MEMO', value: '  \u00e9 😀 <b> &amp; 📞 \r\n\tend ' }],
				variables: [
					{ name: 'A\tB\nC "', value: '<& and \u{10FFFD}' },
					{ name: 'EMPTY', value: '' },
				],
			},
		});
	});

	test('unescaped line breaks and tabs change as XML says, so that a missing escape shows', () => {
		const parsed = parseRequestDocument(withParameter(variable('A\tB', 'one\r\ntwo\rthree')));
		expect(parsed).toMatchObject({ request: { variables: [{ name: 'A B' }] } });
		expect(parsed).toMatchObject({ request: { variables: [{ value: 'one\ntwo\nthree' }] } });
	});

	test('parameters keep their order, repeated ones as well', () => {
		const xml = withParameter(parameter('B', '1') + parameter('A', '2') + parameter('B', '3'));
		expect(parseRequestDocument(xml)).toMatchObject({
			ok: true,
			request: {
				parameters: [
					{ name: 'B', value: '1' },
					{ name: 'A', value: '2' },
					{ name: 'B', value: '3' },
				],
			},
		});
	});
});

describe('over the wire', () => {
	test('a faulty document is answered with an ERROR that lists its faults', async () => {
		const sandbox = await startSandbox();
		expect(await postForText(sandbox, '<REQUEST><ACTION NAME="A"/></REQUEST>')).toBe(
			errorAnswer('expected exactly one USERTOKEN, found 0; expected exactly one USERKEY, found 0'),
		);
		expect(sandbox.requests()).toMatchObject([{ action: null, answer: 'faulty', requestId: null }]);
		await sandbox.close();
	});

	test('a body that is not UTF-8 is refused', async () => {
		const sandbox = await startSandbox();
		const body = Buffer.from(dialDocument('12155550100', parameter('MEMO', '\u00e9')), 'latin1');
		expect(await (await post(sandbox, body)).text()).toBe(errorAnswer('the body is not UTF-8'));
		expect(sandbox.requestIds()).toEqual([]);
		await sandbox.close();
	});
});
