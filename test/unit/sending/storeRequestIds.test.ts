import fc from 'fast-check';

import type { KnownRequests } from '../../../nodes/AnveoDialCallFlow/outcomes/outcome';
import { idTexts, storeRequestIds } from '../../../nodes/AnveoDialCallFlow/sending/storeRequestIds';
import { fakeItem } from '../fakeItem';

const id = (number: number) => String(number).padStart(40, '0');
const idsOf = (count: number) => Array.from({ length: count }, (_, number) => id(number));

test('up to 60 ids of 40 characters: six in each, which n8n takes without a word', () => {
	const texts = idTexts(idsOf(60), 10);

	expect(texts).toHaveLength(10);
	expect(texts[9]).toBe(idsOf(60).slice(54).join(', '));
});

test('above that, twelve in each', () => {
	expect(idTexts(idsOf(61), 10)[0]).toBe(idsOf(12).join(', '));
	expect(idTexts(idsOf(120), 10).join(', ')).toBe(idsOf(120).join(', '));
});

test('what has no room is counted in the last one', () => {
	expect(idTexts(idsOf(121), 10)[9]).toBe(
		`${idsOf(119).slice(108).join(', ')}, and 2 more in n8n's log`,
	);
	expect(idTexts(idsOf(3), 0)).toEqual([]);
});

test('an id that is too long for one is counted, not cut', () => {
	expect(idTexts(['a', 'b'.repeat(513)], 10)).toEqual(['a', "and 1 more in n8n's log"]);
	expect(idTexts(['b'.repeat(513)], 1)).toEqual(["and 1 more in n8n's log"]);
});

test('any ids: no text is too long, and each id is whole or counted', () => {
	const anyId = fc.string({ minLength: 1, maxLength: 600 }).filter((text) => !text.includes(', '));
	fc.assert(
		fc.property(
			fc.array(anyId, { maxLength: 60 }),
			fc.integer({ min: 1, max: 10 }),
			(ids, names) => {
				const texts = idTexts(ids, names);

				expect(texts.length).toBeLessThanOrEqual(names);
				for (const text of texts) expect(text.length).toBeLessThanOrEqual(512);
				const stored = ids.length === 0 ? [] : texts.join(', ').split(', ');
				const more = /^and (\d+) more in n8n's log$/.exec(stored.at(-1) ?? '')?.[1];
				if (more !== undefined) stored.pop();
				expect(stored.length + Number(more ?? 0)).toBe(ids.length);
				for (const text of stored) expect(ids).toContain(text);
			},
		),
	);
});

test.each([
	['two that fill the room of the quiet ones', ['a'.repeat(126), 'b'.repeat(127)], 1],
	['two that need a sign more', ['a'.repeat(126), 'b'.repeat(128)], 2],
	['one that fills it', ['a'.repeat(255)], 1],
])('%s', (_what, ids, texts) => {
	expect(idTexts(ids, 10)).toEqual(texts === 1 ? [ids.join(', ')] : ids);
});

test('one that fills all the room there is', () => {
	expect(idTexts(['a'.repeat(512)], 10)).toEqual(['a'.repeat(512)]);
});

test('the note of what has no room may fill the room, and takes an id’s place when it needs more', () => {
	const note = ", and 1 more in n8n's log";
	const [fits, isTooLong] = [512, 513].map((length) => 'a'.repeat(length - note.length));

	expect(idTexts([fits ?? '', 'b'.repeat(300)], 1)).toEqual([`${fits}${note}`]);
	expect(idTexts([isTooLong ?? '', 'b'.repeat(300)], 1)).toEqual(["and 2 more in n8n's log"]);
});

describe('the custom data of an execution', () => {
	const done = (requestId?: string): KnownRequests[number] => [
		...([0, { kind: 'done', label: 'x', target: 'x', json: { requestId } }] as const),
	];
	const storedBeside = (taken: string[], requests: KnownRequests) => {
		const customData = new Map(taken.map((name) => [name, 'theirs']));
		storeRequestIds(fakeItem({ customData }), requests);
		return Object.fromEntries([...customData].filter(([, value]) => value !== 'theirs'));
	};

	test('has the ids of what was done, and nothing for an action without one', () => {
		expect(storedBeside([], [done('id-1'), done(), done('id-2')])).toEqual({
			anveoRequestIds: 'id-1, id-2',
		});
		expect(storedBeside([], [done()])).toEqual({});
	});

	test('has ten names: those of the workflow stay, and take the place of others', () => {
		const many = idsOf(200).map((each) => done(each));
		const taken = ['a', 'b', 'c', 'd', 'e', 'f', 'anveoRequestIds', 'h'];

		expect(Object.keys(storedBeside([], many))).toHaveLength(10);
		expect(Object.keys(storedBeside(taken, many))).toEqual([
			'anveoRequestIds2',
			'anveoRequestIds3',
		]);
		expect(storedBeside([...taken, 'i', 'j', 'k'], many)).toEqual({});
	});

	test.each([
		[undefined],
		[{}],
		[{ customData: null }],
		[{ customData: {} }],
		[{ customData: { getAll: () => ({}) } }],
		[{ customData: { set: () => {} } }],
	])('may be missing: %j', ($execution) => {
		const item = { ...fakeItem(), getWorkflowDataProxy: () => ({ $execution }) as never };

		expect(() => storeRequestIds(item, [done('id-1')])).not.toThrow();
	});
});
