import fc from 'fast-check';

import { callbackItem } from '../../../nodes/AnveoCallFlowTrigger/callbackItem';
import type {
	CallbackValue,
	JsonValue,
} from '../../../nodes/AnveoCallFlowTrigger/values/callbackValue';
import { cpuTime } from '../../cpuTime';

const TOKEN = 'a token & "more" of 30 letters';

const value = (name: string, content: JsonValue): CallbackValue => ({ name, value: content });
const itemOf = (values: CallbackValue[], token = TOKEN) =>
	callbackItem({ values, method: 'GET', receivedAt: '2025-01-31T12:00:00.000Z' }, token);

test('an item has the event, the variables, the method and the time', () => {
	expect(itemOf([value('event', 'end'), value('token', TOKEN), value('ACCOUNTID', '7')])).toEqual({
		event: 'end',
		variables: { ACCOUNTID: '7' },
		method: 'GET',
		receivedAt: '2025-01-31T12:00:00.000Z',
	});
});

test.each([
	['none', [], null, {}],
	['an empty one', [value('event', '')], null, {}],
	['an empty one before another', [value('event', ''), value('event', 'x')], 'x', {}],
	['two', [value('event', 'a'), value('event', 'b')], 'a', { event: 'b' }],
	['a number', [value('event', 3)], '3', {}],
	['null', [value('event', null)], null, { event: null }],
	['an object', [value('event', { a: 1 })], null, { event: { a: 1 } }],
	['an object, then a text', [value('event', [1]), value('event', 'a')], 'a', { event: [1] }],
	['a name in capitals', [value('EVENT', 'a')], null, { EVENT: 'a' }],
])('event: %s', (_what, values, event, variables) => {
	const item = itemOf(values);

	expect([item.event, item.variables]).toEqual([event, variables]);
});

test('a name that comes more than once has the list of its values in order', () => {
	const values = [value('A', '1'), value('B', '2'), value('A', '1'), value('A', [3])];

	expect(itemOf(values).variables).toEqual({ A: ['1', '1', [3]], B: '2' });
});

test.each([['__proto__'], ['constructor'], ['toString'], ['']])(
	'the name %p is as good as any',
	(name) => {
		const { variables } = itemOf([value(name, 'x'), value('a', { [name]: 'y' })]);

		expect(JSON.stringify(variables)).toBe(`{"${name}":"x","a":{"${name}":"y"}}`);
		expect(Object.getPrototypeOf(variables)).toBe(Object.prototype);
		expect(Object.prototype).not.toHaveProperty('x');
	},
);

describe('the token', () => {
	const written = [
		TOKEN,
		encodeURIComponent(TOKEN),
		TOKEN.replaceAll(' ', '+'),
		TOKEN.replace('&', '&amp;'),
	];

	test.each(written)('is concealed as %s, wherever it is', (text) => {
		const item = itemOf([
			value('event', text),
			value('other', text),
			value(text, 'x'),
			value('url', `https://example.com/?token=${text}&a=1`),
			value('nested', { list: [text, 1, { [text]: text }] }),
		]);

		expect(item.event).toBe('***');
		expect(JSON.stringify(item)).not.toContain('30 letters');
		expect(JSON.stringify(item)).not.toContain(text);
	});

	test('is left out under its own name, also where there is no token to check', () => {
		expect(itemOf([value('token', 'x'), value('token', { a: 1 })], '')).toMatchObject({
			variables: {},
		});
	});

	test('where there is none, conceals nothing', () => {
		const values = [value('A', ''), value('B', 'a text'), value('C', { '': ['', 1] })];

		expect(itemOf(values, '').variables).toEqual({ A: '', B: 'a text', C: { '': ['', 1] } });
	});

	test('when short, does not cut a number to pieces, but is concealed by itself', () => {
		const values = [value('A', '1 215 5550'), value('B', '5550'), value('C', 5550)];

		expect(itemOf(values, '5550').variables).toEqual({ A: '1 215 5550', B: '***', C: '***' });
	});

	test('of eight signs is concealed within a text', () => {
		expect(itemOf([value('A', 'x 5550-abc')], '5550-abc').variables).toEqual({ A: 'x ***' });
	});
});

test('any values arrive unchanged', () => {
	const name = fc.string().filter((text) => !['token', 'event'].includes(text));
	fc.assert(
		fc.property(fc.array(fc.tuple(name, fc.jsonValue() as fc.Arbitrary<JsonValue>)), (pairs) => {
			const { variables } = itemOf(pairs.map(([key, content]) => value(key, content)));

			for (const [key] of pairs) {
				const all = pairs.filter(([other]) => other === key).map(([, content]) => content);
				expect(Object.getOwnPropertyDescriptor(variables, key)?.value).toEqual(
					all.length === 1 ? all[0] : all,
				);
			}
			expect(Object.keys(variables as object)).toHaveLength(
				new Set(pairs.map(([key]) => key)).size,
			);
		}),
	);
});

test('a megabyte of short values takes no time', () => {
	const values = Array.from({ length: 300_000 }, (_, index) => value(String(index), ''));
	const start = cpuTime();
	itemOf(values);

	expect(cpuTime() - start).toBeLessThan(5_000);
});
