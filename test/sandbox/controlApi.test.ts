import { startSandbox, type Sandbox } from '../../sandbox/server';
import { startRecording, type RecordingServer } from './recordingServer';
import { parameter } from './documents';
import { place } from './placing';

const MANUAL = '12155550135';
const SECRETS = {
	userKey: 'the-own-user-key',
	email: 'someone@example.com',
	securePhrase: 'open sesame',
};

let sandbox: Sandbox;
let heard: () => void;
afterEach(async () => await sandbox.close());

async function start(stepMs = 5): Promise<void> {
	heard = () => {};
	sandbox = await startSandbox({ stepMs, print: () => heard() });
}

async function reached(requestId: string, state: string): Promise<void> {
	await new Promise<void>((resolve) => {
		heard = () => sandbox.callOf(requestId)?.state === state && resolve();
		heard();
	});
}

async function control(path: string, body?: string): Promise<[number, unknown]> {
	const answer = await fetch(`${sandbox.url}/sandbox/calls/${path}`, { method: 'POST', body });
	return [answer.status, await answer.json()];
}

describe('12155550135 waits for a person', () => {
	let web: RecordingServer;
	let requestId: string;
	beforeEach(async () => {
		await start();
		web = await startRecording();
		requestId = await place(sandbox, MANUAL, { REPLYURL: `${web.url}/reply`, PRESS: '9' });
		await reached(requestId, 'INIT');
	});
	afterEach(async () => await web.close());

	test('answered, digits pressed', async () => {
		expect(sandbox.callOf(requestId)?.possible).toEqual(['answer', 'hangup']);
		expect(await control(`${requestId}/answer`)).toMatchObject([
			200,
			{ requestId, state: 'START', possible: ['press', 'hangup'] },
		]);
		const [status] = await control(`${requestId}/press`, '{"digits":"14*#"}');
		expect(status).toBe(200);
		expect(await sandbox.settled(requestId)).toMatchObject({ state: 'END', result: '14*#' });
		expect(web.received).toMatchObject([{ path: '/reply?DIGITS=14*%23' }]);
	});

	test('it rings and stays answered for as long as nobody does anything', async () => {
		await sandbox.settled(await place(sandbox, '12155550140'));
		expect(sandbox.callOf(requestId)?.state).toBe('INIT');
		await control(`${requestId}/answer`);
		await sandbox.settled(await place(sandbox, '12155550140'));
		expect(sandbox.callOf(requestId)?.state).toBe('START');
	});

	test('answered, hung up', async () => {
		await control(`${requestId}/answer`);
		await control(`${requestId}/hangup`);
		expect(await sandbox.settled(requestId)).toMatchObject({ digits: '', result: '' });
		expect(web.received).toEqual([]);
	});

	test('not answered', async () => {
		expect(await control(`${requestId}/hangup`)).toMatchObject([200, { state: 'END' }]);
		const { history } = await sandbox.settled(requestId);
		expect(history.map(({ state }) => state)).toEqual(['NONE', 'INIT', 'END']);
	});

	test('what is not possible is refused', async () => {
		const refusal = (name: string) => [409, { error: `${name} is not possible now` }];
		expect(await control(`${requestId}/press`, '{"digits":"1"}')).toEqual(refusal('press'));
		await control(`${requestId}/answer`);
		expect(await control(`${requestId}/answer`)).toEqual(refusal('answer'));
		await control(`${requestId}/hangup`);
		expect(await control(`${requestId}/hangup`)).toEqual(refusal('hangup'));
	});

	test.each([
		undefined,
		'',
		'x',
		'null',
		'[]',
		'{}',
		'{"digits":1}',
		'{"digits":""}',
		'{"digits":"1a"}',
	])('press with %j is refused', async (body) => {
		await control(`${requestId}/answer`);
		const error = 'send {"digits":"…"} with 0 to 9, * and # only';
		expect(await control(`${requestId}/press`, body)).toEqual([400, { error }]);
		expect(sandbox.callOf(requestId)).toMatchObject({ state: 'START', digits: '' });
	});
});

test('an ordinary call can be hung up, and another answer than its own pressed', async () => {
	// Longer than a request takes, on a busy machine too.
	await start(500);
	const [declined, pressed] = [
		await place(sandbox, '12155550140'),
		await place(sandbox, '12155550141'),
	];
	await reached(declined, 'INIT');
	expect(sandbox.callOf(declined)?.possible).toEqual(['hangup']);
	await control(`${declined}/hangup`);
	await reached(pressed, 'START');
	await control(`${pressed}/press`, '{"digits":"42"}');
	expect((await sandbox.settled(declined)).history).toHaveLength(3);
	expect(await sandbox.settled(pressed)).toMatchObject({ result: '42' });
});

describe('a delayed call can ring now', () => {
	test('and rings once only', async () => {
		await start(50);
		const requestId = await place(sandbox, '12155550140', {}, parameter('DELAY', '1440'));
		expect(await control(`${requestId}/ring`)).toMatchObject([
			200,
			{ state: 'INIT', possible: ['hangup'] },
		]);
		expect(await control(`${requestId}/ring`)).toEqual([
			409,
			{ error: 'ring is not possible now' },
		]);
		const { history } = await sandbox.settled(requestId);
		expect(history.map(({ state }) => state)).toEqual(['NONE', 'INIT', 'START', 'END']);
	});

	test('and not again when its delay is over', async () => {
		await start(5);
		await sandbox.close();
		sandbox = await startSandbox({ stepMs: 1, delayMinuteMs: 100 });
		const requestId = await place(sandbox, MANUAL, {}, parameter('DELAY', '1'));
		await control(`${requestId}/ring`);
		const later = await place(sandbox, '12155550140', {}, parameter('DELAY', '2'));
		await sandbox.settled(later);
		expect(sandbox.callOf(requestId)?.history).toHaveLength(2);
	});

	test('a call without a delay cannot', async () => {
		await start(60_000);
		const requestId = await place(sandbox, '12155550140');
		expect(sandbox.callOf(requestId)?.possible).toEqual([]);
		expect((await control(`${requestId}/ring`))[0]).toBe(409);
	});
});

test('an unknown call', async () => {
	await start();
	expect(await control('nothing/hangup')).toEqual([404, { error: 'unknown REQUESTID' }]);
	expect(sandbox.requests()).toEqual([]);
});

test('an unknown command is not found, and recorded', async () => {
	await start();
	const answer = await fetch(`${sandbox.url}/sandbox/calls/1/transfer`, { method: 'POST' });
	expect(answer.status).toBe(404);
	expect(sandbox.requests()).toMatchObject([{ answer: 'notFound' }]);
});

test('GET /sandbox/calls shows the calls, and DELETE /sandbox/requests forgets them', async () => {
	await start(60_000);
	await place(sandbox, '12155550140', { REPLYURL: 'http://127.0.0.1:1/?token=abc' });
	const calls: unknown = await (await fetch(`${sandbox.url}/sandbox/calls`)).json();
	expect(calls).toEqual(sandbox.calls());
	expect(calls).toMatchObject([
		{ variables: [{ name: 'REPLYURL', value: 'http://127.0.0.1:1/?token=abc' }] },
	]);
	expect(sandbox.requests()).toHaveLength(1);
	await fetch(`${sandbox.url}/sandbox/requests`, { method: 'DELETE' });
	expect(sandbox.calls()).toEqual([]);
});

test('GET /sandbox/dials shows every dial with what its caller was told', async () => {
	await start(60_000);
	await place(sandbox, '12155550101');
	await place(sandbox, '12155550140', {}, parameter('MEMO', 'a note'));
	const dials: unknown = await (await fetch(`${sandbox.url}/sandbox/dials`)).json();
	expect(dials).toEqual(sandbox.dials());
	expect(dials).toMatchObject([
		{ answer: 'refused', requestId: null, told: expect.stringMatching(/^HTTP 200: .*<ERROR>/) },
		{ answer: 'accepted', memo: 'a note', told: expect.stringContaining('REQUESTID') },
	]);
});

describe('GET /sandbox/account', () => {
	const account = async (): Promise<unknown> =>
		await (await fetch(`${sandbox.url}/sandbox/account`)).json();

	test('names the made-up user key', async () => {
		await start();
		expect(await account()).toEqual({ userKey: 'sandbox-user-key', isSigned: false });
	});

	test('names no key of somebody’s own', async () => {
		sandbox = await startSandbox(SECRETS);
		expect(await account()).toEqual({ userKey: null, isSigned: true });
	});
});
