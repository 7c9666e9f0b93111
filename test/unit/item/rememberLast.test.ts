import { rememberLast } from '../../../nodes/AnveoDialCallFlow/item/rememberLast';

test('the same arguments again: computed once', () => {
	const compute = jest.fn((one: string, other?: string) => `${one} ${other}`);
	const remembering = rememberLast(compute);

	expect(remembering('a', 'b')).toBe('a b');
	expect(remembering('a', 'b')).toBe('a b');
	expect(compute).toHaveBeenCalledTimes(1);
});

test.each([
	[['a', 'c'], 'a c'],
	[['c', 'b'], 'c b'],
	[['a'], 'a undefined'],
])('other arguments, %j: computed anew', (args, result) => {
	const remembering = rememberLast((...given: Array<string | undefined>) => {
		const [one, other] = given;
		return `${one} ${other}`;
	});
	remembering('a', 'b');

	expect(remembering(...args)).toBe(result);
	expect(remembering('a', 'b')).toBe('a b');
});

test('a failure is not remembered, and what was known stays known', () => {
	const compute = jest.fn((text: string) => {
		if (text === '') throw new Error('empty');
		return text.length;
	});
	const remembering = rememberLast(compute);
	remembering('abc');

	expect(() => remembering('')).toThrow('empty');
	expect(() => remembering('')).toThrow('empty');
	expect(remembering('abc')).toBe(3);
	expect(compute).toHaveBeenCalledTimes(3);
});
