/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import { request } from 'node:http';
import { createServer } from 'node:net';

import { outcomeOf } from '../../scripts/liveCheck/report';
import { verdictsOn } from '../../scripts/liveCheck/verdicts';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { type Answers, cleanUp, KEY, line, liveCheck, NO_QUESTIONS } from './liveCheck';

/** Nobody answers it, so the sandbox's call flow requests nothing. */
const SILENT_NUMBER = '+1 215 555 0133';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ stepMs: 300 });
});
afterEach(async () => {
	cleanUp();
	await sandbox.close();
});

async function freePort(): Promise<number> {
	const server = createServer();
	const port = await new Promise<number>((resolve) => {
		server.listen(0, '127.0.0.1', () => resolve(Number(Object(server.address()).port)));
	});
	await new Promise((resolve) => server.close(resolve));
	return port;
}

function answersWith(port: number, ownNumber?: string): Answers {
	return [
		...KEY,
		...NO_QUESTIONS,
		...line(ownNumber),
		['with TEST, now', ''],
		['now, once', ''],
		['in 1 minute', ''],
		['Your address', `http://127.0.0.1:${port}/hook`],
		['The port', String(port)],
		['now, once', 'yes'],
		['phone ring?', ''],
	];
}

const callFlowVerdicts = (run: Awaited<ReturnType<typeof liveCheck>>) =>
	verdictsOn(run.recording())
		.filter(({ unknown }) => unknown === 'Call flow requests')
		.map((verdict) => [verdict.recorded, outcomeOf(verdict)]);

test('the request of a call flow is recorded, without the token of its address', async () => {
	const run = await liveCheck(sandbox.apiUrl, answersWith(await freePort()));

	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(run.recording().steps.at(-1)).toMatchObject({
		name: 'callFlowRequest',
		arrivals: [{ method: 'GET', queryNames: ['DIGITS'], body: '', gaveUpAfterMs: null }],
	});
	expect(callFlowVerdicts(run)).toEqual([
		['GET', 'as the sandbox'],
		['longer than was tried', 'a fact'],
		[null, 'not tried'],
	]);
	const url = sandbox.dials()[0]?.variables[0]?.value ?? '';
	const [, token = 'none'] = /token=(.+)/.exec(url) ?? [];
	expect(token).toMatch(/^[\da-f]{32}$/);
	expect(run.json + run.markdown).not.toContain(token);
});

test.each([
	['giving up and trying again', [404, 'hung up', 200], true],
	['a second request before the first is given up', [404, 200, 'hung up'], false],
])('%s: differences, and strangers are turned away', async (_what, wanted, givesUpFirst) => {
	const port = await freePort();
	let hasBegun = false;
	let requests = Promise.resolve<unknown[]>([]);
	const run = await liveCheck(sandbox.apiUrl, answersWith(port, SILENT_NUMBER), {
		// On a busy machine the live check may see much later that this process has hung up.
		pollSeconds: 0.5,
		onOutput: (output, child) => {
			if (output.endsWith('ring? Type yes or no: ')) child.stdin?.end('\n');
			if (hasBegun || !output.includes('Accepted.')) return;
			hasBegun = true;
			requests = actAsCallFlow(sandbox.dials()[0]?.variables[0]?.value ?? '', givesUpFirst);
		},
	});

	expect(await requests).toEqual(wanted);
	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(callFlowVerdicts(run)).toEqual([
		['POST', '**differs**'],
		[expect.stringMatching(/^\d s$/), 'a fact'],
		['yes', '**differs**'],
	]);
	expect(run.recording().steps.at(-1)).toMatchObject({
		arrivals: [{ body: '' }, { body: 'CODE=12' }],
	});
	expect(run.markdown).toContain('CODE=12');
});

async function actAsCallFlow(url: string, givesUpFirst: boolean): Promise<unknown[]> {
	const stranger = await fetch(url.replace(/token=.*/, 'token=0'));
	const giveUp = await beginRequest(url);
	const gaveUp = givesUpFirst ? [giveUp()] : [];
	const again = await fetch(url, { method: 'POST', body: 'CODE=12' });
	return [stranger.status, ...gaveUp, again.status, ...(givesUpFirst ? [] : [giveUp()])];
}

/** The request is there, its body is not. @returns what hangs up */
async function beginRequest(url: string): Promise<() => string> {
	return await new Promise((resolve, reject) => {
		const headers = { Expect: '100-continue', 'Content-Length': 7 };
		const sent = request(url, { method: 'POST', agent: false, headers });
		const hangUp = () => {
			sent.removeListener('error', reject).on('error', () => {});
			sent.destroy();
			return 'hung up';
		};
		sent.on('error', reject);
		sent.on('continue', () => resolve(hangUp));
		sent.flushHeaders();
	});
}

test('a port that is taken leaves the step out', async () => {
	const { port } = new URL(sandbox.url);
	const answers = answersWith(Number(port)).slice(0, -2);
	const run = await liveCheck(sandbox.apiUrl, answers);

	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(run.output).toContain(`Port ${port} cannot be used`);
	expect(sandbox.dials()).toEqual([]);
});
