import { valuesByName } from '../../../nodes/AnveoDialCallFlow/outcomes/valuesByName';

const value = (name: string, text: string) => ({ name, value: text });

test('no values are an empty object', () => {
	expect(valuesByName([])).toEqual({});
});

test('each name has its value, in the order of the answer', () => {
	const values = valuesByName([value('B', '1'), value('A', '2'), value('', '3')]);

	expect(Object.entries(values)).toEqual([
		['B', '1'],
		['A', '2'],
		['', '3'],
	]);
});

test('a repeated name has all its values', () => {
	expect(
		valuesByName([value('A', '1'), value('B', '2'), value('A', '1'), value('A', '3')]),
	).toEqual({ A: ['1', '1', '3'], B: '2' });
});

test.each([['__proto__'], ['constructor'], ['toString']])(
	'the name %s is as good as any',
	(name) => {
		const values = valuesByName([value(name, 'x')]);

		expect(JSON.stringify(values)).toBe(`{"${name}":"x"}`);
		expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
	},
);
