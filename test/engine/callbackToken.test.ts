import { CREDENTIAL, FORM, OK, type Sent, sendTo, TOKEN, variablesOf } from './support/callback';
import { startTriggerServer, type TriggerServer } from './support/triggerServer';

let server: TriggerServer;
beforeAll(async () => {
	server = await startTriggerServer();
});
afterAll(async () => await server.close());
beforeEach(() => server.set({ credential: CREDENTIAL }));

const send = async (sent?: Sent) => await sendTo(server, sent);
const variables = () => variablesOf(server);

describe('is refused with HTTP 403, and nothing starts:', () => {
	const WRONG = "Refused: the URL's token is missing or wrong.";
	const NONE_SET = "Refused: this trigger's Anveo credential has no Callback Token.";

	test.each([
		['no token', 'event=end'],
		['an empty token', 'token='],
		['a wrong token', 'token=wrong'],
		['a part of the token', `token=${TOKEN.slice(0, -1)}`],
		['the token and more', `token=${TOKEN}x`],
		['the token in capitals', `token=${TOKEN.toUpperCase()}`],
		['the token under another name', `Token=${TOKEN}`],
		['the token twice', `token=${TOKEN}&token=${TOKEN}`],
		['the token and a wrong one', `token=${TOKEN}&token=x`],
		['the token as a list', `token[]=${TOKEN}`],
	])('%s', async (_what, query) => {
		expect(await send({ query })).toEqual({ ...OK, status: 403, text: WRONG });
		expect(server).toMatchObject({ started: [], errors: [] });
		// Without what was sent: it can be nearly the token.
		expect(server.log).toEqual([`Anveo Call Flow Trigger: HTTP 403. ${WRONG}`]);
	});

	test.each([
		['form', FORM, `token=${encodeURIComponent(TOKEN)}`],
		['JSON', 'application/json', JSON.stringify({ token: TOKEN })],
	])('the token in a %s instead of the URL', async (_what, type, body) => {
		expect(await send({ query: '', type, body })).toMatchObject({ status: 403, text: WRONG });
		expect(server.started).toEqual([]);
	});

	test.each([
		['a credential without a token', { userApiKey: 'a key' }],
		['a credential with an empty token', { callbackToken: '' }],
		['a credential with a blank token', { callbackToken: '  ' }],
		['a credential with a token that is no text', { callbackToken: 5 }],
	])('%s', async (_what, credential) => {
		server.set({ credential });
		for (const query of ['', 'token=', `token=${TOKEN}`, 'token=undefined', 'token=%20%20']) {
			expect(await send({ query })).toEqual({ ...OK, status: 403, text: NONE_SET });
		}
		expect(server).toMatchObject({ started: [], errors: [] });
		expect(server.log).toEqual(Array(5).fill(`Anveo Call Flow Trigger: HTTP 403. ${NONE_SET}`));
	});

	test('no credential, and the log says so', async () => {
		server.set({ credential: undefined });

		expect(await send()).toEqual({ ...OK, status: 403, text: NONE_SET });
		expect(server).toMatchObject({ started: [], errors: [] });
		expect(server.log).toEqual([
			expect.stringMatching(/^The Anveo credential cannot be read: .*credential/i),
			`Anveo Call Flow Trigger: HTTP 403. ${NONE_SET}`,
		]);
	});

	test('an authentication that there is not', async () => {
		server.set({ credential: CREDENTIAL, parameters: { authentication: 'None' } });

		expect(await send({ query: '' })).toMatchObject({ status: 403 });
		expect(server.started).toEqual([]);
	});
});

test('blanks around the token in the credential do not count', async () => {
	server.set({ credential: { ...CREDENTIAL, callbackToken: ` ${TOKEN}\n` } });

	expect(await send()).toEqual(OK);
});

test.each([['a & b + c = d % e?'], ['Jérôme ☎'], ['%41%42%43%44']])(
	'a token with special characters, escaped in the URL: %s',
	async (token) => {
		server.set({ credential: { callbackToken: token } });

		expect(await send({ query: `token=${encodeURIComponent(token)}&A=1` })).toEqual(OK);
		expect(variables()).toEqual({ A: '1' });
	},
);

describe('without authentication', () => {
	beforeEach(() => server.set({ parameters: { authentication: 'none' } }));

	test('no token and no credential are needed', async () => {
		expect(await send({ query: 'event=start&A=1' })).toEqual(OK);
		expect(server.started).toMatchObject([{ event: 'start', variables: { A: '1' } }]);
	});

	test('a token that is there nevertheless does not become output', async () => {
		await send({ query: `token=${TOKEN}&A=1` });

		expect(variables()).toEqual({ A: '1' });
	});
});

test('the token is nowhere in the item, whatever repeats it', async () => {
	const body = {
		[TOKEN]: 1,
		token: TOKEN,
		url: `https://example.com/?token=${encodeURIComponent(TOKEN)}`,
		list: [{ a: [TOKEN] }],
		event: TOKEN,
	};
	await send({
		query: `token=${TOKEN}&A=x${TOKEN}x`,
		body: JSON.stringify(body),
		type: 'application/json',
	});

	expect(server.started).toMatchObject([
		{
			event: '***',
			variables: {
				A: 'x***x',
				'***': 1,
				url: 'https://example.com/?token=***',
				list: [{ a: ['***'] }],
			},
		},
	]);
	expect(JSON.stringify(server.started)).not.toContain(TOKEN);
	expect(JSON.stringify(server.started)).not.toContain(encodeURIComponent(TOKEN));
});
