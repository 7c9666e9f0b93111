import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../sandbox/server';
import { runNode } from './support/runNode';

const USER_KEY = 'example user key of the sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ userKey: USER_KEY });
});
afterAll(async () => await sandbox.close());

/** Runs the node for one item: its texts come in with the item, as a text that begins with = is an expression to n8n. */
async function dial(item: Record<string, unknown>, parameters: INodeParameters) {
	sandbox.reset();
	const { error, output } = await runNode({
		items: [{ phone: '+12155550100', ...item } as never],
		credential: { userApiKey: USER_KEY, apiUrl: sandbox.apiUrl },
		parameters,
	});
	return { error, output, requests: sandbox.requests() };
}

const variable = (name: string, value: string) => ({ variables: { variable: [{ name, value }] } });
const additional = (field: string) => ({ additionalFields: { [field]: '={{ $json.text }}' } });

/** The places for a text of one's own, each with the name that a refusal has to show. */
const PLACES: Array<{ place: string; named: string; parameters: INodeParameters; sentAs: string }> =
	[
		{
			place: 'the value of a variable',
			named: "'Variables: CODE'",
			parameters: variable('CODE', '={{ $json.text }}'),
			sentAs: 'CODE',
		},
		{
			place: 'the value of a JSON variable',
			named: "'Variables (JSON): CODE'",
			parameters: { specifyVariables: 'json', variablesJson: '={{ { CODE: $json.text } }}' },
			sentAs: 'CODE',
		},
		{
			place: 'the value in a JSON text',
			named: "'Variables (JSON): CODE'",
			parameters: {
				specifyVariables: 'json',
				variablesJson: '={{ JSON.stringify({ CODE: $json.text }) }}',
			},
			sentAs: 'CODE',
		},
		{ place: 'Memo', named: "'Memo'", parameters: additional('memo'), sentAs: 'MEMO' },
		{
			place: 'Billing Code',
			named: "'Billing Code'",
			parameters: additional('billingCode'),
			sentAs: 'BILLINGCODE',
		},
	];

const NAME_PLACES: Array<{ place: string; named: string; parameters: INodeParameters }> = [
	{
		place: 'a variable',
		named: "'Variables'",
		parameters: variable('={{ $json.text }}', 'x'),
	},
	{
		place: 'a JSON variable',
		named: "'Variables (JSON)'",
		parameters: { specifyVariables: 'json', variablesJson: '={{ { [$json.text]: "x" } }}' },
	},
];

describe.each(PLACES)('any text as $place', ({ named, parameters, sentAs }) => {
	async function check(text: string): Promise<void> {
		const { error, requests } = await dial({ text }, parameters);
		if (!isSendable(text)) {
			expect(requests).toEqual([]);
			expect(error?.message).toContain(`${named} contains the character`);
			return;
		}
		expect(error).toBeUndefined();
		expect(requests).toHaveLength(1);
		expect(requests[0]?.faults).toEqual([]);
		const sent = [...(requests[0]?.parameters ?? []), ...(requests[0]?.variables ?? [])];
		const isLeftOut = text.trim() === '' && sentAs !== 'CODE';
		expect(sent.filter(({ name }) => name === sentAs).map(({ value }) => value)).toEqual(
			isLeftOut ? [] : [text],
		);
	}

	test('arrives unchanged, or is refused by name before anything is sent', async () => {
		await fc.assert(fc.asyncProperty(texts(), check), { numRuns: 30 });
	});

	test.each(awkwardTexts())('%j does', check);
});

describe.each(NAME_PLACES)('any text as the name of $place', ({ named, parameters }) => {
	async function check(name: string): Promise<void> {
		const { error, requests } = await dial({ text: name }, parameters);
		if (!isSendable(name) || name.trim() === '' || name.trim() !== name) {
			expect(requests).toEqual([]);
			expect(error?.message).toMatch(/has no name|has spaces around|contains the character/);
			expect(error?.message).toContain(named);
			return;
		}
		expect(error).toBeUndefined();
		expect(requests.map(({ variables }) => variables)).toEqual([[{ name, value: 'x' }]]);
		expect(requests[0]?.faults).toEqual([]);
	}

	test('arrives unchanged, or is refused by name before anything is sent', async () => {
		await fc.assert(fc.asyncProperty(texts(), check), { numRuns: 30 });
	});

	test.each(awkwardTexts())('%j does', check);
});

test('a Call Flow API Key arrives without the spaces around it', async () => {
	const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r', '\u00a0'), maxLength: 3 });
	const key = texts().filter((text) => isSendable(text) && text.trim() !== '');
	await fc.assert(
		fc.asyncProperty(space, key, space, async (before, text, after) => {
			const { error, requests } = await dial(
				{ text: before + text + after },
				{ callFlow: '={{ $json.text }}' },
			);

			expect(error).toBeUndefined();
			expect(requests[0]?.parameters).toContainEqual({ name: 'CALLFLOW', value: text.trim() });
		}),
		{ numRuns: 30 },
	);
});

test.each([[''], [' '], ['\t\r\n']])('a Call Flow API Key of %j is refused', async (text) => {
	const { error, requests } = await dial({ text }, { callFlow: '={{ $json.text }}' });

	expect(requests).toEqual([]);
	expect(error?.message).toBe("'Call Flow API Key' is empty");
});

test.each([[''], [' '], ['\t\r\n'], [null]])(
	'Memo and Billing Code of %j are not sent at all',
	async (text) => {
		const { error, requests } = await dial(
			{ text },
			{ additionalFields: { memo: '={{ $json.text }}', billingCode: '={{ $json.text }}' } },
		);

		expect(error).toBeUndefined();
		expect(requests.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([
			['PHONENUMBER', 'CALLERID', 'CALLFLOW'],
		]);
	},
);

test('texts of one call do not get into another', async () => {
	const all = fc.sample(texts().filter(isSendable), 30);
	sandbox.reset();
	const { error, output } = await runNode({
		items: all.map((text, index) => ({ phone: `+1215555${1000 + index}`, text })),
		credential: { userApiKey: USER_KEY, apiUrl: sandbox.apiUrl },
		parameters: variable('CODE', '={{ $json.text }}'),
	});

	expect(error).toBeUndefined();
	const arrived = new Map(
		sandbox.dials().map((call) => [call.phoneNumber, call.variables[0]?.value]),
	);
	expect(output.map(({ json }) => arrived.get(String(json.phoneNumber).slice(1)))).toEqual(all);
});

/** XML 1.0, production [2] Char, read off https://www.w3.org/TR/xml/#charsets. */
function isSendable(text: string): boolean {
	// Array.from takes surrogate pairs together and leaves lone surrogates alone.
	return Array.from(text).every((character) => {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
		return code <= 0xd7ff || (code >= 0xe000 && code !== 0xfffe && code !== 0xffff);
	});
}

/** Texts of all kinds, about one in six of them not sendable. */
function texts(): fc.Arbitrary<string> {
	const part = fc.oneof(
		{ weight: 8, arbitrary: fc.constantFrom(...'&<>"\'\t\n\r =]{}$\\%+x0Aé☎\u{1F600}') },
		{ weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
		{
			weight: 3,
			arbitrary: fc.constantFrom(']]>', '<!--', '&amp;', '\r\n', '{{ 1 }}', '={{ 1 }}', '$json'),
		},
		{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
	);
	const broken = fc.constantFrom(
		'\uD83D',
		'\uDE00',
		'\u0000',
		'\u0008',
		'\u001B',
		'\uFFFE',
		'\uFFFF',
	);
	const whole = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''));
	return fc.oneof(
		{ weight: 7, arbitrary: whole },
		{ weight: 1, arbitrary: fc.tuple(whole, broken, whole).map((parts) => parts.join('')) },
	);
}

function awkwardTexts(): Array<[string]> {
	return [
		['=1+1'],
		['={{ $json.phone }}'],
		['{{ $json.phone }}'],
		['  spaces around  '],
		['one\r\ntwo\rthree\nfour\tfive'],
		[']]></PARAMETER><PARAMETER NAME="TEST">TRUE'],
		[`"double" and 'single'`],
		['\u{1F600}\u{10FFFF}'],
		['true'],
		['null'],
		['[1]'],
		['{"A":1}'],
		['__proto__'],
		['half of \uD83D'],
		['bell \u0007'],
		['x'.repeat(10_000)],
		['\u{1F4DE}&<"'.repeat(2_000)],
	];
}
