/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test; it never runs inside n8n */
import type { ChildProcess } from 'node:child_process';

import { type Sandbox, startSandbox } from '../../sandbox/server';
import { type Answers, cleanUp, KEY, line, liveCheck, NO_QUESTIONS } from './liveCheck';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ stepMs: 300, answerDelayMs: 50, slowAnswerMs: 500 });
});
afterEach(async () => {
	cleanUp();
	await sandbox.close();
});

/** Ctrl-C as soon as the text is on the screen. */
function interruptAt(text: string) {
	let isDone = false;
	return (output: string, child: ChildProcess) => {
		if (isDone || !output.includes(text)) return;
		isDone = true;
		child.kill('SIGINT');
	};
}

const begin = (ownNumber?: string) => [...KEY, ...NO_QUESTIONS, ...line(ownNumber)];

test('no more input at a dial: nothing is dialled, and what was recorded is kept', async () => {
	const run = await liveCheck(sandbox.apiUrl, [...begin(), ['with TEST, now', null]]);

	expect(run).toMatchObject({ code: 130, unasked: [] });
	expect(sandbox.dials()).toEqual([]);
	expect(run.recording()).toMatchObject({ isComplete: false });
});

test('Ctrl-C at a dial: nothing is dialled', async () => {
	const run = await liveCheck(sandbox.apiUrl, begin(), { onOutput: interruptAt('with TEST, now') });

	expect(run.code).toBe(130);
	expect(sandbox.dials()).toEqual([]);
});

test('Ctrl-C while a dial is under way: its REQUESTID is still shown and recorded', async () => {
	const run = await liveCheck(
		sandbox.apiUrl,
		[...begin('+1 215 555 0102'), ['with TEST, now', 'yes']],
		{ onOutput: interruptAt('Dialling.') },
	);

	expect(run.code).toBe(130);
	const [requestId] = sandbox.requestIds();
	expect(run.output).toContain(`REQUESTID ${requestId}`);
	expect(run.output).toContain('The call goes on at Anveo.');
	expect(sandbox.dials()).toHaveLength(1);
	expect(run.recording().steps.at(-1)).toMatchObject({
		name: 'testDial',
		state: 'begun',
		exchanges: [{ request: { action: 'DIAL.CALLFLOW' }, answer: { status: 200 } }],
	});
});

test('Ctrl-C while a call is followed', async () => {
	// It rings until somebody answers it.
	const answers: Answers = [...begin('+1 215 555 0135'), ['with TEST, now', 'yes']];
	const run = await liveCheck(sandbox.apiUrl, answers, { onOutput: interruptAt('RESULT INIT') });

	expect(run.code).toBe(130);
	expect(sandbox.dials()).toHaveLength(1);
	expect(run.markdown).toContain('It was stopped before the end.');
});

test.each([
	['04', 'connection to Anveo broke'],
	['05', 'is not XML'],
	['10', 'RESULT SUCCESS'],
	['36', 'ERROR Sandbox: refused, or not?'],
])(
	'a dial whose outcome is unclear (…01%s) is not repeated, and no other follows',
	async (ending, said) => {
		const run = await liveCheck(sandbox.apiUrl, [
			...begin(`+1 215 555 01${ending}`),
			['with TEST, now', 'yes'],
		]);

		expect(run).toMatchObject({ code: 0, unasked: [] });
		expect(sandbox.dials()).toHaveLength(1);
		expect(run.output).toContain(said);
		expect(run.output).toContain('It is not clear whether this call was placed.');
		expect(run.recording().steps.at(-1)).toMatchObject({ name: 'testDial', state: 'done' });
	},
);

test('a refused dial is no call: the next one asks for itself', async () => {
	const run = await liveCheck(sandbox.apiUrl, [
		...begin('+1 215 555 0101'),
		['with TEST, now', 'yes'],
		['0101 now, once', ''],
		['in 1 minute', ''],
		['Your address', ''],
	]);

	expect(run).toMatchObject({ code: 0, unasked: [] });
	expect(run.output).toContain('No call was placed.');
	expect(sandbox.dials()).toHaveLength(1);
});
