import { htmlLines } from '../../../nodes/AnveoDialCallFlow/outcomes/description';

describe('the description of an error, which the editor shows as HTML', () => {
	test.each([
		[
			'The answer began: <VALUE NAME="REQUESTID">a&b',
			'The answer began: &lt;VALUE NAME="REQUESTID">a&b',
		],
		[
			'an entity of an answer: &lt;b&#62; &#x41;',
			'an entity of an answer: &amp;lt;b&amp;#62; &amp;#x41;',
		],
		['\'Phone Number\' & "so on"; 1 > 0', '\'Phone Number\' & "so on"; 1 > 0'],
	])('%s', (text, html) => {
		expect(htmlLines([text])).toBe(html);
	});
});

test('each line stays one in the editor, in a log and in a mail', () => {
	expect(htmlLines(['1 call placed', 'a <b>'])).toBe('1 call placed<br>\na &lt;b>');
});
