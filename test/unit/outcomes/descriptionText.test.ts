import { descriptionText } from '../../../nodes/AnveoDialCallFlow/outcomes/failedItem';

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
		expect(descriptionText(text)).toBe(html);
	});
});
