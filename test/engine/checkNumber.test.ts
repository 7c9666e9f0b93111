import fc from 'fast-check';
import { type INode, type INodeParameters, sleep } from 'n8n-workflow';

import { type NodeRun, resultOf, runNode, startRun } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

/** The node without any credential, as a person has it who has not set one up. */
const NO_CREDENTIAL: Partial<INode> = { credentials: undefined };

function checking(
	items: NodeRun['items'],
	parameters: INodeParameters = {},
	node: Partial<INode> = {},
): NodeRun {
	return {
		items,
		credential: {},
		parameters: {
			operation: 'checkNumber',
			numberToCheck: '={{ $json.phone }}',
			...parameters,
		},
		node: { ...NO_CREDENTIAL, ...node },
	};
}

async function check(...options: Parameters<typeof checking>) {
	return await runNode(checking(...options));
}

const inCountry = (defaultCountry: string) => ({ checkOptions: { defaultCountry } });

test('says of each item whether its number can be dialled, and keeps what came in', async () => {
	const { output, error } = await check([
		{ name: 'Ann', phone: '+1 (215) 701-0680' },
		{ name: 'Bob', phone: 'call me' },
		{ name: 'Cid', phone: '+800 1234 5678' },
	]);

	expect(error).toBeUndefined();
	expect(output).toEqual([
		{
			json: {
				name: 'Ann',
				phone: '+1 (215) 701-0680',
				valid: true,
				phoneNumber: '+12157010680',
				country: 'US',
				problem: null,
			},
			pairedItem: { item: 0 },
		},
		{
			json: {
				name: 'Bob',
				phone: 'call me',
				valid: false,
				phoneNumber: null,
				country: null,
				problem:
					'\'Phone Number\' "call me" is not a phone number. Enter one number with its country code and nothing else, for example +1 215 701 0680.',
			},
			pairedItem: { item: 1 },
		},
		// It belongs to no country.
		{
			json: {
				name: 'Cid',
				phone: '+800 1234 5678',
				valid: true,
				phoneNumber: '+80012345678',
				country: null,
				problem: null,
			},
			pairedItem: { item: 2 },
		},
	]);
});

test.each<[string, unknown, string]>([
	['nothing', undefined, "'Phone Number' is empty"],
	['a list', ['+12157010680'], "'Phone Number' is a list, not a text"],
	['a number that lost digits', 1e21, "'Phone Number' is a number too large to be exact"],
	['two numbers', '+12157010680 / +12157010681', 'is not a phone number'],
	['no country code', '(215) 701-0680', "set 'Default Country' under Options"],
	['two meanings', '001 65 9234 5678', 'could be +16592345678 or +6592345678'],
])('%s is a problem and no error', async (_what, phone, problem) => {
	const { output, error } = await check([{ phone: phone as never }]);

	expect(error).toBeUndefined();
	expect(output[0]?.json).toMatchObject({ valid: false, phoneNumber: null, country: null });
	expect(output[0]?.json.problem).toContain(problem);
});

test('national numbers are read in the Default Country', async () => {
	const { output } = await check([{ phone: '020 7946 0958' }], inCountry('GB'));

	expect(output[0]?.json).toMatchObject({
		valid: true,
		phoneNumber: '+442079460958',
		country: 'GB',
	});
});

describe('what is wrong for every item is an error', () => {
	test('a Default Country that is none', async () => {
		const { error } = await check([{ phone: '+12157010680' }], inCountry('Narnia'));

		expect(error?.message).toBe('\'Default Country\' "Narnia" is not a country code');
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'%s: each item leaves as a failed one',
		async (onError) => {
			const { output, errorOutput } = await check(
				[{ phone: '+12157010680' }, { phone: 'bad' }],
				inCountry('Narnia'),
				{ onError },
			);

			const failed = onError === 'continueErrorOutput' ? errorOutput : output;
			expect(failed).toMatchObject([
				{ json: { phone: '+12157010680', error: expect.stringContaining('Narnia') } },
				{ json: { phone: 'bad', error: expect.stringContaining('Narnia') } },
			]);
		},
	);

	test('an expression that fails', async () => {
		const { error } = await check([{ phone: '' }], { numberToCheck: "={{ $('Nobody').item }}" });

		expect(error?.message).toBeDefined();
	});
});

test('nothing is sent', async () => {
	await runNode({
		...checking([{ phone: '+12155550140' }]),
		credential: account.credential,
	});

	expect(account.sandbox.requests()).toEqual([]);
});

test('what is valid here is dialled, as this number, and what is not is refused there', async () => {
	const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 5, maxLength: 11 });
	const separated = fc
		.tuple(fc.constantFrom('+1 ', '+44', '+49 (0)', '0044 ', '011 ', '1', '0', ''), digits)
		.map((parts) => parts.join(''));
	const american = fc
		.tuple(fc.integer({ min: 200, max: 999 }), fc.integer({ min: 2_000_000, max: 9_999_999 }))
		.map(([area, number]) => `(${area}) ${String(number).slice(0, 3)}-${String(number).slice(3)}`);
	const phone = fc.oneof(separated, american, fc.string({ unit: 'binary', maxLength: 12 }));
	const country = fc.constantFrom('', 'US', 'GB', 'DE', 'IT', 'PA');

	await fc.assert(
		fc.asyncProperty(
			fc.array(phone, { minLength: 1, maxLength: 25 }),
			country,
			async (phones, defaultCountry) => {
				// The sandbox's own numbers, such as the one that is refused, tell nothing here.
				const items = phones.filter((text) => !/555/.test(text)).map((text) => ({ phone: text }));
				fc.pre(items.length > 0);
				account.sandbox.reset();
				const { output } = await check(items, inCountry(defaultCountry));
				const dialled = await runNode({
					items,
					credential: account.credential,
					parameters: { callerId: '+12157010680', options: { defaultCountry } },
					node: { onError: 'continueRegularOutput' },
				});

				expect(output.map(({ json }) => json.phoneNumber)).toEqual(
					dialled.output.map(({ json }) => (json.error === undefined ? json.phoneNumber : null)),
				);
				expect(output.filter(({ json }) => json.valid)).toHaveLength(
					account.sandbox.dials().length,
				);
			},
		),
		{ numRuns: 40 },
	);
});

test('a long list does not hold n8n up, and can be cancelled', async () => {
	const phones = Array.from({ length: 20_000 }, () => ({ phone: '020 7946 0958' }));
	const run = startRun(checking(phones, inCountry('GB')));
	// Runs while the list is being checked, or else not before the end of it.
	await sleep(50);
	run.cancel();
	const { output } = resultOf(await run);

	expect(output.length).toBeLessThan(phones.length);
});
