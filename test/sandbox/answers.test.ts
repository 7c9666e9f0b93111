import {
	answerDocument,
	errorDocument,
	newRequestId,
	valueElement,
} from '../../sandbox/protocol/answers';
import { readXmlTree } from '../../sandbox/protocol/xmlTree';

const NASTY = ' <a> & "b" \'c\' ]]> \t\r\n \u00e9 😀 ';

test('texts survive in elements and attributes', () => {
	const { root, faults } = readXmlTree(answerDocument(NASTY, valueElement(NASTY, NASTY)));
	expect(faults).toEqual([]);
	expect(root?.children).toEqual([
		{ name: 'RESULT', attributes: [], text: NASTY, children: [] },
		{ name: 'VALUE', attributes: [{ name: 'NAME', value: NASTY }], text: NASTY, children: [] },
	]);
});

test('what XML cannot write is replaced', () => {
	expect(readXmlTree(errorDocument('a\u0000\u001b\ufffe\ud800b')).root?.children[1]?.text).toBe(
		'Sandbox: a\ufffd\ufffd\ufffd\ufffdb',
	);
});

test('an id has 40 hex digits and is new each time', () => {
	const ids = Array.from({ length: 100 }, newRequestId);
	expect(ids.every((id) => /^[0-9a-f]{40}$/.test(id))).toBe(true);
	expect(new Set(ids).size).toBe(100);
});
