import fc from 'fast-check';

import { idTexts } from '../../../nodes/AnveoDialCallFlow/sending/storeRequestIds';

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
