/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';

import { outcomeOf, tableOf, unknownsIn } from '../../scripts/liveCheck/report';
import { verdictsOn } from '../../scripts/liveCheck/verdicts';
import { type Recording, readRecording } from '../../sandbox/replay/recording';
import { startSandbox } from '../../sandbox/server';
import {
	type Answers,
	cleanUp,
	DIALS,
	line,
	liveCheck,
	type LiveCheckRun,
	newFolder,
	NO_ADDRESS,
	QUESTIONS,
	ROOT,
} from './liveCheck';

const UNKNOWNS = readFileSync(join(ROOT, 'docs/unknowns.md'), 'utf8');
const ACCOUNT = {
	userKey: 'user-key-of-the-test',
	email: 'a@example.com',
	securePhrase: 'a phrase',
};
const ANSWERS: Answers = [
	['User key', ACCOUNT.userKey],
	['Account email', ACCOUNT.email],
	['Secure Phrase', ACCOUNT.securePhrase],
	...QUESTIONS,
	...line(),
	...DIALS,
	...NO_ADDRESS,
];

let original: LiveCheckRun;
beforeAll(async () => {
	const sandbox = await startSandbox({ ...ACCOUNT, stepMs: 500, delayMinuteMs: 500 });
	original = await liveCheck(sandbox.apiUrl, ANSWERS);
	await sandbox.close();
});
afterAll(cleanUp);

/** A recording without what differs from run to run. */
function withoutTimes({ steps, ...facts }: Recording) {
	return {
		...facts,
		steps: steps.map(({ exchanges, ...step }) => ({
			...step,
			exchanges: exchanges.map(({ request, answer, fault }) => ({ request, answer, fault })),
		})),
	};
}

test('a recording that is replayed is recorded again as it was', async () => {
	expect(original).toMatchObject({ code: 0, unasked: [] });
	const replay = original.recording();
	const sandbox = await startSandbox({ ...ACCOUNT, replay });
	const again = await liveCheck(sandbox.apiUrl, ANSWERS);

	expect(again).toMatchObject({ code: 0, unasked: [] });
	expect(sandbox.calls()).toEqual([]);
	await sandbox.close();
	expect(withoutTimes(again.recording())).toEqual(withoutTimes(replay));
	expect(replay.steps.flatMap(({ exchanges }) => exchanges).length).toBeGreaterThan(20);
});

test('npm run sandbox -- --replay: answers with the file, and says so', async () => {
	const folder = newFolder();
	const file = join(folder, 'live-check.json');
	writeFileSync(file, original.json.replaceAll('the user key is wrong', 'as recorded'));
	const args = ['--import', 'tsx', 'sandbox/main.ts', '--replay', file];
	const child = spawn(process.execPath, args, {
		cwd: ROOT,
		env: { PATH: process.env.PATH, ANVEO_SANDBOX_PORT: '0' },
	});
	let output = '';
	for await (const chunk of child.stdout) {
		output += chunk;
		if (output.includes('Calls:')) break;
	}
	const apiUrl = /API URL +(\S+)/.exec(output)?.[1] ?? '';
	const run = await liveCheck(apiUrl, [
		['User key', 'wrong'],
		['Account email', ''],
		['Ask for the balance?', ''],
		['Ask with a wrong key?', 'yes'],
		['Ask about a made-up id?', 'yes'],
		['Your own number', ''],
	]);
	child.kill();
	await once(child, 'close');

	expect(output).toContain('Every answer comes from the recording');
	// The check was signed, and this one is not.
	expect(run.output).toContain(
		'nothing is recorded for ACCOUNT.GETBALANCE, key madeUp, signature none',
	);
});

test.each([
	['{}', 'not a recording'],
	['{', 'not a recording'],
])('a file with %s is refused', async (text, said) => {
	expect(() => readRecording(text)).toThrow(said);
});

describe('what a recording says about the unknowns', () => {
	test('docs/unknowns.md has each of them under that name', () => {
		const names = verdictsOn(original.recording()).map(({ unknown }) => unknown);

		expect(unknownsIn(UNKNOWNS)).toEqual(expect.arrayContaining([...new Set(names)]));
	});

	test('of the sandbox: nothing differs, and all but the call flow was tried', () => {
		const table = verdictsOn(original.recording());
		const withOutcome = (outcome: string) =>
			table.filter((verdict) => outcomeOf(verdict) === outcome);

		expect(withOutcome('**differs**')).toEqual([]);
		expect([...new Set(withOutcome('not tried').map(({ unknown }) => unknown))]).toEqual([
			'Call flow requests',
		]);
		expect(withOutcome('a fact').map(({ question, recorded }) => [question, recorded])).toEqual([
			['An unsigned request', 'refused'],
			['Did the phone ring?', 'yes'],
			['Dialled after', expect.stringMatching(/^\d+ s$/)],
		]);
	});

	test('an unknown that the check does not try is listed all the same', () => {
		const names = tableOf(original.recording(), UNKNOWNS).map(({ unknown }) => unknown);

		expect(new Set(names)).toEqual(new Set(unknownsIn(UNKNOWNS)));
	});

	test.each([
		['Error texts', 'Sandbox: the user key is wrong', 'USERKEY is invalid'],
		['The HTTP status of a refusal', '"status": 200', '"status": 403'],
		['Balance', '<RESULT>11.11<', '<RESULT>USD 11.11<'],
		[
			'Status',
			'<RESULT>ERROR</RESULT><ERROR>Sandbox: unknown REQUESTID</ERROR>',
			'<RESULT>NONE</RESULT>',
		],
		['Result', '<ERROR>Sandbox: the call has not ended yet</ERROR>', ''],
		['Test', '<RESULT>END<', '<RESULT>DONE<'],
		['Delayed calls', '<RESULT>NONE<', '<RESULT>SCHEDULED<'],
		['The REQUESTID', 'REQUESTID\\">', 'REQUESTID\\">x-'],
		['Signing', 'Sandbox: SIGNATURE is wrong', ''],
	])('a difference is visible: %s', (unknown, from, to) => {
		const text = original.json.replaceAll(from, to);
		expect(text).not.toBe(original.json);
		const differing = verdictsOn(readRecording(text)).filter(
			(verdict) => outcomeOf(verdict) === '**differs**',
		);

		expect(differing.map((verdict) => verdict.unknown)).toContain(unknown);
	});
});
