import {
	booleanOf,
	collectionOf,
	textOf,
	wholeNumberOf,
} from '../../../nodes/AnveoDialCallFlow/item/readParameter';
import { refusalOf } from '../refusalOf';

describe('a text', () => {
	test.each<[unknown, string]>([
		['', ''],
		[' spaces kept ', ' spaces kept '],
		[null, ''],
		[undefined, ''],
		[0, '0'],
		[1453, '1453'],
		[-1.5, '-1.5'],
		[12157010680, '12157010680'],
		[Number.MAX_SAFE_INTEGER, '9007199254740991'],
		[BigInt('123456789012345678901234567890'), '123456789012345678901234567890'],
		[true, 'true'],
		[false, 'false'],
	])('may be %p, which is %j', (value, text) => {
		expect(textOf(value, 'Memo')).toBe(text);
	});

	test.each<[unknown, string]>([
		[['a'], 'a list'],
		[[], 'a list'],
		[{}, 'an object'],
		[{ a: 1 }, 'an object'],
		[new Date(0), 'an object'],
		[2 ** 53, 'a number too large to be exact'],
		[-(2 ** 53), 'a number too large to be exact'],
		[1e21, 'a number too large to be exact'],
		[Infinity, 'a number too large to be exact'],
		[() => 'x', 'a function'],
		[Symbol('x'), 'a symbol'],
	])('may not be %p, which is %s', (value, kind) => {
		expect(refusalOf(() => textOf(value, 'Memo'))).toEqual({
			message: `'Memo' is ${kind}, not a text`,
			advice: 'Use an expression that returns one text or number.',
		});
	});

	test('may not be a number that is none', () => {
		expect(refusalOf(() => textOf(NaN, 'Memo')).message).toMatch(/^'Memo' is .*, not a text$/);
	});
});

describe('a whole number', () => {
	const bounds = { least: 1, most: 100, unit: 'calls' };

	test.each<[unknown, number]>([
		[1, 1],
		[100, 100],
		['10', 10],
		[' 10 ', 10],
	])('may be %j', (value, number) => {
		expect(wholeNumberOf(value, 'Concurrency', bounds)).toBe(number);
	});

	test.each<[unknown, string]>([
		[0, '"0"'],
		[101, '"101"'],
		[-1, '"-1"'],
		[1.5, '"1.5"'],
		['1.5', '"1.5"'],
		['ten', '"ten"'],
		[NaN, '"NaN"'],
		[Infinity, '"Infinity"'],
		['  ', '" "'],
	])('may not be %p', (value, shown) => {
		expect(refusalOf(() => wholeNumberOf(value, 'Concurrency', bounds))).toEqual({
			message: `'Concurrency' ${shown}, but must be a whole number of calls from 1 to 100`,
			advice: 'Enter a whole number of calls from 1 to 100.',
		});
	});

	test.each<[unknown, string]>([
		['', 'empty'],
		[null, 'empty'],
		[undefined, 'empty'],
		[true, 'a boolean'],
		[[5], 'a list'],
		[{}, 'an object'],
	])('may not be %p, which is %s', (value, kind) => {
		expect(refusalOf(() => wholeNumberOf(value, 'Concurrency', bounds)).message).toBe(
			`'Concurrency' is ${kind}, but must be a whole number of calls from 1 to 100`,
		);
	});
});

test('nothing is no number, where 0 is one', () => {
	const bounds = { least: 0, most: 100, unit: 'minutes' };

	expect(wholeNumberOf('0', 'Delay', bounds)).toBe(0);
	for (const nothing of ['', '  ', null, undefined]) {
		expect(refusalOf(() => wholeNumberOf(nothing, 'Delay', bounds)).message).toMatch(/^'Delay' /);
	}
});

describe('a switch', () => {
	test.each<[unknown, boolean]>([
		[true, true],
		[false, false],
		['true', true],
		['false', false],
		[' TRUE ', true],
		['False', false],
		['', false],
		[null, false],
		[undefined, false],
	])('given as %j is %s', (value, on) => {
		expect(booleanOf(value, 'Test')).toBe(on);
	});

	test.each<[unknown]>([
		['yes'],
		['untrue'],
		['true or false'],
		['1'],
		[1],
		[0],
		[{}],
		[[]],
		[' '],
	])('given as %j is refused', (value) => {
		expect(refusalOf(() => booleanOf(value, 'Test')).message).toBe(
			"'Test' is neither true nor false",
		);
	});
});

describe('a set of fields', () => {
	test.each<[unknown, object]>([
		[{ memo: 'x' }, { memo: 'x' }],
		[{}, {}],
		['', {}],
		[null, {}],
		[undefined, {}],
	])('given as %j is %j', (value, fields) => {
		expect(collectionOf(value, 'Options')).toEqual(fields);
	});

	test.each<[unknown, string]>([
		[['a'], 'a list'],
		['text', 'a string'],
		[true, 'a boolean'],
	])('given as %j is refused as %s', (value, kind) => {
		expect(refusalOf(() => collectionOf(value, 'Options'))).toEqual({
			message: `'Options' is ${kind}, not a set of fields`,
			advice: 'Add the fields with the button below it, without an expression for the whole.',
		});
	});
});
