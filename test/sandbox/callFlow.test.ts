/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the sandbox is a program of its own; it never runs inside n8n */
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { startRecording, type RecordingServer } from './recordingServer';
import { place } from './placing';

const ORDINARY = '12155550140';

let sandbox: Sandbox;
let web: RecordingServer;
let lines: string[];
beforeEach(async () => {
	lines = [];
	sandbox = await startSandbox({ stepMs: 5, print: (line) => lines.push(line) });
	web = await startRecording();
});
afterEach(async () => {
	await sandbox.close();
	await web.close();
});

async function requestsMade(variables: Record<string, string>, digits = ORDINARY) {
	const requestId = await place(sandbox, digits, variables);
	return (await sandbox.settled(requestId)).requestsMade;
}

function received(): string[] {
	return web.received.map(({ method, path }) => `${method} ${path}`);
}

/** The printed lines after the dial's, without the time of day. */
function told(): string[] {
	return lines.slice(1).map((line) => line.slice(10));
}

test('on start, reply and on end are requested in this order', async () => {
	const made = await requestsMade({
		ONSTARTURL: `${web.url}/start?key=$[CALLFLOW.INSTANCE.KEY]$&to=$[E164]$&id=$[ID]$`,
		RESUMEURL: `${web.url}/webhook-waiting/12?signature=abc`,
		ONENDURL: `${web.url}/end?said=$[DIGITS]$&key=$[CALLFLOW.INSTANCE.KEY]$`,
		ID: 'a b',
		CODE: '1453',
	});
	const key = /key=([0-9a-f]{40})&/.exec(web.received[0]?.path ?? '')?.[1];
	expect(received()).toEqual([
		`GET /start?key=${key}&to=12155550140&id=a%20b`,
		'GET /webhook-waiting/12?signature=abc&DIGITS=1453',
		`GET /end?said=1453&key=${key}`,
	]);
	expect(made).toEqual(
		web.received.map(({ path }) => ({
			url: web.url + path,
			method: 'GET',
			status: 200,
			at: expect.stringMatching(/Z$/),
		})),
	);
});

test('a POST reply is a form', async () => {
	await requestsMade({ REPLYURL: `${web.url}/reply?a=b`, REPLYMETHOD: 'POST', PRESS: '1*#' });
	expect(web.received).toEqual([
		{
			method: 'POST',
			path: '/reply?a=b',
			contentType: 'application/x-www-form-urlencoded',
			body: 'DIGITS=1*%23',
		},
	]);
});

test.each([
	['12155550132', []],
	['12155550133', []],
	['12155550134', ['GET /start', 'GET /end']],
])('%s requests %j', async (digits, expected) => {
	const urls = { ONSTARTURL: '/start', REPLYURL: '/reply', ONENDURL: '/end' };
	const variables = Object.entries(urls).map(([name, path]) => [name, web.url + path]);
	await requestsMade(Object.fromEntries(variables), digits);
	expect(received()).toEqual(expected);
});

test.each([302, 404, 503])(
	'status %d is recorded; nothing is followed or repeated',
	async (status) => {
		expect(await requestsMade({ REPLYURL: `${web.url}/status/${status}` })).toMatchObject([
			{ status },
		]);
		expect(web.received).toHaveLength(1);
	},
);

test('a connection that fails is recorded, and the call still ends', async () => {
	const closed = await startRecording();
	await closed.close();
	const made = await requestsMade({ ONSTARTURL: `${web.url}/cut`, REPLYURL: `${closed.url}/` });
	expect(made).toMatchObject([
		{ error: expect.stringContaining('socket hang up') },
		{ error: expect.stringContaining('ECONNREFUSED') },
	]);
	expect(made.every(({ status }) => status === undefined)).toBe(true);
});

describe('only this computer is called', () => {
	test.each([
		'http://example.com/',
		'https://192.168.1.5/',
		'http://127.0.0.1.example.com/',
		'http://localhost.example.com/',
		'http://user@example.com:80/',
		'http://0.0.0.0/',
		'http://[::]/',
		'http://$[HOST]$/',
	])('%s is not requested', async (url) => {
		const made = await requestsMade({ REPLYURL: url, HOST: 'example.com' });
		expect(made).toMatchObject([{ error: 'not requested: the sandbox only calls this computer' }]);
	});

	test.each(['file:///etc/passwd', '/webhook', 'nonsense', 'ftp://127.0.0.1/'])(
		'%s is no web address',
		async (url) => {
			expect(await requestsMade({ ONENDURL: url })).toMatchObject([
				{ error: 'not requested: this is not an http or https URL' },
			]);
		},
	);

	test('localhost is this computer', async () => {
		const url = web.url.replace('127.0.0.1', 'localhost');
		expect(await requestsMade({ REPLYURL: url })).toMatchObject([{ status: 200 }]);
	});
});

describe('the printed lines', () => {
	test('tell each state, what was pressed, and each request', async () => {
		await requestsMade({ REPLYURL: `${web.url}/r`, ONENDURL: 'http://example.com/', PRESS: '7' });
		expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d {2}\+12155550140 {2}INIT$/);
		expect(told()).toEqual([
			'+12155550140  INIT',
			'+12155550140  START',
			'+12155550140  pressed 7',
			`+12155550140  requested ${web.url}/r?DIGITS=7 -> 200`,
			'+12155550140  END',
			'+12155550140  requested http://example.com/ -> not requested: the sandbox only calls this computer',
		]);
	});

	test('hide signature and token of a URL, and the user key', async () => {
		const url = `${web.url}/r?token=one-secret&a=1&Signature=two-secret&next=http%3A%2F%2Fx%3Ftoken%3Dthree-secret%26b%3D2`;
		const made = await requestsMade({ RESUMEURL: url, KEY: 'sandbox-user-key' });
		const shown = lines.join('\n');
		expect(shown).toContain(
			'/r?token=***&a=1&Signature=***&next=http%3A%2F%2Fx%3Ftoken%3D***%26b%3D2&DIGITS=1 -> 200',
		);
		expect(shown).not.toMatch(/-secret|user-key/);
		// Who looks at the call wants to see the address as it is.
		expect(made).toMatchObject([{ url: `${url}&DIGITS=1` }]);
	});

	test('cannot be broken', async () => {
		await requestsMade({ PRESS: '1\n2\u009b' });
		expect(told()).toContain('+12155550140  pressed 1\\u{a}2\\u{9b}');
	});
});

test('close gives up a request that is never answered', async () => {
	const requestId = await place(sandbox, ORDINARY, { ONSTARTURL: `${web.url}/silence` });
	const settled = expect(sandbox.settled(requestId)).rejects.toThrow('closed or reset');
	while (web.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
	expect(sandbox.callOf(requestId)?.requestsMade).toEqual([
		{ url: `${web.url}/silence`, method: 'GET', at: expect.any(String) },
	]);
	await sandbox.close();
	await settled;
	expect(sandbox.callOf(requestId)).toMatchObject({ state: 'START', possible: [] });
});
