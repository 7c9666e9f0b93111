import { InputRefusal, quoted } from '../../../anveo/inputRefusal';

test('a refusal is an error with advice', () => {
	const refusal = new InputRefusal("'Memo' is a list", 'Use a text.');

	expect(refusal).toBeInstanceOf(Error);
	expect(refusal).toMatchObject({
		name: 'InputRefusal',
		message: "'Memo' is a list",
		advice: 'Use a text.',
	});
});

test.each([
	['abc', '"abc"'],
	['', '""'],
	['two\r\n\tlines', '"two lines"'],
	['x'.repeat(40), `"${'x'.repeat(40)}"`],
	['x'.repeat(41), `"${'x'.repeat(39)}…"`],
	['\u{1F600}'.repeat(41), `"${'\u{1F600}'.repeat(39)}…"`],
])('%j is quoted as %s', (text, shown) => {
	expect(quoted(text)).toBe(shown);
});
