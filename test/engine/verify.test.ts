import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withServer } from './support/answerServer';
import { resumedItem } from './support/resumedRun';
import { type NodeRun, runNode } from './support/runNode';
import { type SandboxAccount, startSandboxAccount } from './support/sandboxAccount';

let account: SandboxAccount;
beforeAll(async () => {
	account = await startSandboxAccount();
});
afterAll(async () => await account.sandbox.close());
beforeEach(() => account.sandbox.reset());

function verifying(parameters: INodeParameters = {}, more: Partial<NodeRun> = {}): NodeRun {
	return {
		items: [{ phone: '+12155550140' }],
		credential: account.credential,
		parameters: { operation: 'verify', ...parameters },
		...more,
	};
}

/** The variables of the only call. */
function variables(): Record<string, string> {
	const dials = account.sandbox.dials();
	expect(dials).toHaveLength(1);
	return Object.fromEntries(dials[0]?.variables.map(({ name, value }) => [name, value]) ?? []);
}

/** What the address of the call brings along, as n8n reads it. */
function addressQuery(name = 'RESUMEURL'): IDataObject {
	// The sandbox masks the token of n8n in what it shows. It is n8n's own business.
	return Object.fromEntries(new URL(variables()[name] ?? '').searchParams);
}

/** A call, and what comes of the keys that are pressed in it. */
async function verified(
	press: (code: string) => unknown,
	parameters: INodeParameters = {},
	field = 'DIGITS',
) {
	const options = verifying(parameters);
	const { run, error } = await runNode(options);
	expect(error).toBeUndefined();
	const code = variables().CODE ?? '';
	const query = { ...addressQuery(), [field]: press(code) as string };
	return { code, run, ...(await resumedItem(run, options, { query })) };
}

const GIVEN = { codeSource: 'given', givenCode: '0471' };

test('the right code: verified, with exactly these fields', async () => {
	const { json } = await verified((code) => code);

	expect(json).toEqual({
		requestId: account.sandbox.requestIds()[0],
		phoneNumber: '+12155550140',
		verified: true,
		replied: true,
		timedOut: false,
		repliedAt: expect.stringMatching(/^\d{4}-.*Z$/),
	});
});

test.each<[string, (code: string) => unknown]>([
	['another code', (code) => String((Number(code) + 1) % 1e6).padStart(6, '0')],
	['nothing', () => ''],
	['a part of it', (code) => code.slice(1)],
	['more than it', (code) => `${code}1`],
	['a list', (code) => [code, code]],
	['a list of one', (code) => [code]],
	['an object', (code) => ({ code })],
])('%s is not verified', async (_what, press) => {
	const { json } = await verified(press);

	expect(json).toMatchObject({ verified: false, replied: true, timedOut: false });
});

test('spaces and # do not count, and a number is read as its digits', async () => {
	const { json: spaced } = await verified((code) => ` ${code.slice(0, 3)} ${code.slice(3)}#`);
	account.sandbox.reset();
	const { json } = await verified(() => 4711, { codeSource: 'given', givenCode: '4711' });

	expect([spaced?.verified, json?.verified]).toEqual([true, true]);
});

test('a reply by POST', async () => {
	const options = verifying();
	const { run } = await runNode(options);
	const reply = { query: addressQuery(), body: { DIGITS: variables().CODE ?? '' } };

	expect((await resumedItem(run, options, reply)).json).toMatchObject({ verified: true });
});

test('a reply without the field is not verified, and the log says why without what was pressed', async () => {
	const { json, log, code } = await verified((pressed) => pressed, {}, 'KEYS');

	expect(json).toMatchObject({ verified: false, replied: true });
	expect(log[0]).toMatch(/ without the field 'DIGITS', so .* Its reply has: KEYS$/);
	expect(log.join()).not.toContain(code);
});

test('a reply with nothing at all is not verified', async () => {
	const options = verifying();
	const { run } = await runNode(options);
	const { json, log } = await resumedItem(run, options, {});
	const more = await resumedItem(run, options, { query: { proof: 'x', A: '1', B: '2' } });

	expect(json).toMatchObject({ verified: false, replied: true });
	expect(log).toEqual([expect.stringMatching(/ Its reply has: no fields$/)]);
	expect(more.log).toEqual([expect.stringMatching(/ Its reply has: A, B$/)]);
});

test('what leaves when the time is up', async () => {
	const { run } = await runNode(verifying());

	expect(run.data.waitTill).toBeDefined();
	expect(run.data.executionData?.nodeExecutionStack[0]?.data.main).toStrictEqual([
		[
			{
				json: {
					requestId: account.sandbox.requestIds()[0],
					phoneNumber: '+12155550140',
					verified: false,
					replied: false,
					timedOut: true,
					repliedAt: null,
				},
				pairedItem: { item: 0 },
			},
		],
	]);
});

test('with Redial After Unclear Outcome, what leaves says that somebody may have been called before', async () => {
	const settings = { retryOnFail: true, waitBetweenTries: 1 };
	const more = { items: [{ phone: '+12005550131' }], node: settings };
	const options = verifying({ options: { redialAfterUnclearOutcome: true } }, more);
	const { run } = await runNode(options);

	expect(account.sandbox.dialsOf('12005550131')).toBe(2);
	expect(run.data.executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0]?.json).toMatchObject({
		earlierOutcome: expect.stringMatching(/^Unclear whether \+1 200 555 0131 was called: /),
		verified: false,
	});
});

test('the names of variables and field can be others', async () => {
	const names = { codeVariable: ' PIN ', resumeUrlVariable: 'BACK', replyField: ' keys ' };
	const options = verifying(names);
	const { run } = await runNode(options);
	const query = { ...addressQuery('BACK'), keys: variables().PIN ?? '' };

	expect((await resumedItem(run, options, { query })).json).toMatchObject({ verified: true });
});

test('random codes have the length that is set, and are not the same', async () => {
	const codes = new Set<string>();
	for (let times = 0; times < 5; times++) {
		account.sandbox.reset();
		await runNode(verifying({ codeLength: 10 }));
		codes.add(variables().CODE ?? '');
	}

	expect([...codes].every((code) => /^\d{10}$/.test(code))).toBe(true);
	expect(codes.size).toBe(5);
});

test('a given code is dialled as it is, with its leading zero, beside other variables', async () => {
	const others = { variables: { variable: [{ name: 'NAME', value: 'Ann' }] } };
	await runNode(verifying({ ...GIVEN, ...others, givenCode: ' 04 71 ' }));

	expect(variables()).toMatchObject({ NAME: 'Ann', CODE: '0471' });
});

test('the code is in nothing that is stored, before the reply and after it', async () => {
	const { run, json, log, code } = await verified((pressed) => pressed);

	expect(log).toEqual([]);
	for (const stored of [JSON.stringify(run), JSON.stringify(json)]) {
		expect(stored).not.toContain(code);
		expect(stored).not.toContain('proof');
	}
});

test.each([
	['a refusal', (code: string) => `<RESPONSE><ERROR>bad CODE ${code}</ERROR></RESPONSE>`],
	['no answer of Anveo', (code: string) => `<html>${code}</html>`],
	[
		'an acceptance',
		(code: string) =>
			`<RESPONSE><RESULT>${code}</RESULT><VALUE NAME="REQUESTID">an-id</VALUE><VALUE NAME="CODE">${code}</VALUE></RESPONSE>`,
	],
])('%s that repeats the code: it is concealed', async (_what, answer) => {
	let code = '';
	const { stored, error, run } = await withServer(
		(request, response) => {
			request.setEncoding('utf8');
			request.on('data', (text: string) => {
				code = /VARIABLENAME="CODE">(\d+)</.exec(text)?.[1] ?? code;
			});
			request.on('end', () => response.end(answer(code)));
		},
		async (apiUrl) =>
			await runNode(verifying({}, { credential: { ...account.credential, apiUrl } })),
	);

	expect(code).toMatch(/^\d{6}$/);
	expect(`${stored} ${JSON.stringify(error)}`).not.toContain(code);
	expect(error === undefined).toBe(run.data.waitTill !== undefined);
});

test('nobody without the key can try codes out, and no proof holds for another call', async () => {
	const options = verifying(GIVEN);
	const { run } = await runNode(options);
	const query = { ...addressQuery(), DIGITS: '0471' };
	const credential = { ...account.credential, userApiKey: 'another' };

	expect((await resumedItem(run, options, { query })).json).toMatchObject({ verified: true });
	for (const other of [{ credential }, { executionId: '2' }]) {
		const { json } = await resumedItem(run, { ...options, ...other }, { query });
		expect(json?.verified).toBe(false);
	}
	for (const proof of [undefined, '', ['x'], 'f'.repeat(32)]) {
		const { json } = await resumedItem(run, options, { query: { ...query, proof } });
		expect(json?.verified).toBe(false);
	}
});

test('any reply: verified only when its digits are the code', async () => {
	const options = verifying(GIVEN);
	const { run } = await runNode(options);
	const reply = fc.oneof(
		fc.string({ unit: fc.constantFrom(...'0471# \t'), maxLength: 8 }),
		fc.string({ unit: 'binary' }),
		fc.integer(),
		fc.constant('0471#'),
	);
	await fc.assert(
		fc.asyncProperty(reply, async (digits) => {
			const query = { ...addressQuery(), DIGITS: digits };
			const { json } = await resumedItem(run, options, { query });
			expect(json?.verified).toBe(String(digits).replace(/[\s#]/g, '') === '0471');
		}),
		{ numRuns: 100 },
	);
});
