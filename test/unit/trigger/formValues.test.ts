import fc from 'fast-check';

import { formValues, queryValues } from '../../../nodes/AnveoCallFlowTrigger/values/formValues';

const value = (name: string, text: string) => ({ name, value: text });

test.each([
	['/webhook/id/webhook', []],
	['/webhook/id/webhook?', []],
	['/webhook?a=1', [value('a', '1')]],
	['/webhook?a=1?b=2', [value('a', '1?b=2')]],
])('the query of %s', (url, expected) => {
	expect(queryValues(url)).toEqual(expected);
});

test.each([
	['a=1&b=2', [value('a', '1'), value('b', '2')]],
	['a=1&a=2&a=1', [value('a', '1'), value('a', '2'), value('a', '1')]],
	['a=b=c', [value('a', 'b=c')]],
	['a', [value('a', '')]],
	['a=', [value('a', '')]],
	['=x', [value('', 'x')]],
	['&&a=1&', [value('a', '1')]],
	['a+b=c+d%2B', [value('a b', 'c d+')]],
	['a[b]=c&a%5Bd%5D=e', [value('a[b]', 'c'), value('a[d]', 'e')]],
	['a.b=c', [value('a.b', 'c')]],
	['a=100%&b=%zz&c=%4', [value('a', '100%'), value('b', '%zz'), value('c', '%4')]],
	['a=%E9&b=%C3%A9', [value('a', 'é'), value('b', 'é')]],
	['a=$[E164]$', [value('a', '$[E164]$')]],
	['__proto__=x&constructor=y', [value('__proto__', 'x'), value('constructor', 'y')]],
	['a=%00%0D%0A', [value('a', '\0\r\n')]],
])('%s', (form, expected) => {
	expect(formValues(form)).toEqual(expected);
});

test('a form in the charset it says', () => {
	expect(formValues('a=%C3%A9&\xe9=%80', 'windows-1252')).toEqual([
		value('a', 'Ã©'),
		value('é', '€'),
	]);
});

test('bytes that were not escaped', () => {
	const form = Buffer.from('naïve=☎').toString('latin1');

	expect(formValues(form)).toEqual([value('naïve', '☎')]);
});

test('any names and values arrive unchanged, as every encoder writes them', () => {
	const text = fc.string({ unit: 'binary' });
	fc.assert(
		fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
			const expected = pairs.map(([name, shown]) => value(name, shown));
			const escaped = pairs.map((pair) => pair.map(encodeURIComponent).join('='));

			expect(formValues(escaped.join('&'))).toEqual(expected);
			expect(formValues(new URLSearchParams(pairs).toString())).toEqual(expected);
		}),
	);
});

test('more than 1000 values', () => {
	const form = Array.from({ length: 2500 }, (_, index) => `v=${index}`).join('&');

	expect(formValues(form)).toHaveLength(2500);
});
