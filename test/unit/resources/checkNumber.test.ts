/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test; it never runs inside n8n */
import type { IExecuteFunctions } from 'n8n-workflow';

import { checkNumber } from '../../../nodes/AnveoDialCallFlow/resources/call/checkNumber';
import { fakeItem } from '../fakeItem';

type Parameters = Record<string, unknown>;

/** What a run gives out for items that all have these parameters. */
async function checked(parameters: Parameters, items = 1, signal?: AbortSignal) {
	const input = Array.from({ length: items }, (_none, place) => ({ json: { place } }));
	const context: unknown = {
		...fakeItem({ items, signal }),
		getInputData: () => input,
		getNodeParameter: (name: string, _item: number, fallback: unknown) =>
			parameters[name] ?? fallback,
	};
	const [output] = await checkNumber.call(context as IExecuteFunctions);
	return output?.map(({ json }) => json);
}

const NUMBER = { numberToCheck: '020 7946 0018', checkOptions: { defaultCountry: 'GB' } };
const VALID = { valid: true, phoneNumber: '+442079460018', country: 'GB', problem: null };

test('each item is answered, with its fields', async () => {
	expect(await checked(NUMBER, 2)).toEqual([
		{ place: 0, ...VALID },
		{ place: 1, ...VALID },
	]);
});

test.each<[Parameters, string]>([
	[
		{ numberToCheck: [] },
		"'Phone Number' is a list, not a text. Use an expression that returns one text or number.",
	],
	[{}, "'Phone Number' is empty. Enter a phone number, for example +1 215 701 0680."],
])('what cannot be dialled is an answer: %j', async (parameters, problem) => {
	expect(await checked(parameters)).toEqual([
		{ place: 0, valid: false, phoneNumber: null, country: null, problem },
	]);
});

test('settings that are wrong for every item are an error', async () => {
	await expect(checked({ ...NUMBER, checkOptions: [] })).rejects.toThrow(
		"'Options' is a list, not a set of fields",
	);
});

test('a run that is stopped looks at no further item', async () => {
	expect(await checked(NUMBER, 3, AbortSignal.abort())).toEqual([]);
	expect(await checked(NUMBER, 3, new AbortController().signal)).toHaveLength(3);
});

test('n8n gets its turn every 5 ms', async () => {
	let time = 0;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => ++time);
	const turns = jest.spyOn(global, 'setTimeout');
	try {
		// Each look at the clock takes a millisecond: one for each item, and one after each turn.
		await checked(NUMBER, 30);
		expect(turns).toHaveBeenCalledTimes(6);
	} finally {
		clock.mockRestore();
		turns.mockRestore();
	}
});
