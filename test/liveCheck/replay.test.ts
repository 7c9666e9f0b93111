/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';

import { outcomeOf, tableOf, unknownsIn } from '../../scripts/liveCheck/report';
import { verdictsOn } from '../../scripts/liveCheck/verdicts';
import { type Recording, readRecording } from '../../sandbox/replay/recording';
import { startSandbox } from '../../sandbox/server';
import { requestDocument, XML_TYPE } from '../sandbox/documents';
import {
	type Answers,
	cleanUp,
	DIALS,
	line,
	liveCheck,
	type LiveCheckRun,
	newFolder,
	NO_ADDRESS,
	PROGRAM,
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
	// Slow enough that a busy machine misses no state.
	const sandbox = await startSandbox({ ...ACCOUNT, stepMs: 1000, delayMinuteMs: 2000 });
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
		env: {
			PATH: process.env.PATH,
			ANVEO_SANDBOX_PORT: '0',
			ANVEO_SANDBOX_USER_KEY: ACCOUNT.userKey,
			ANVEO_SANDBOX_EMAIL: ACCOUNT.email,
			ANVEO_SANDBOX_SECURE_PHRASE: ACCOUNT.securePhrase,
		},
	});
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
	while (!output.includes('Calls:')) await once(child.stdout, 'data');
	const apiUrl = /API URL +(\S+)/.exec(output)?.[1] ?? '';
	const run = await liveCheck(apiUrl, [
		...ANSWERS.slice(0, 3),
		['Ask for the balance?', ''],
		['Ask with a wrong key?', 'yes'],
		['Ask about a made-up id?', ''],
		['Your own number', ''],
	]);
	const unrecorded = await fetch(apiUrl, {
		method: 'POST',
		headers: { 'Content-Type': XML_TYPE },
		body: requestDocument('DID.LIST', '', ACCOUNT.userKey),
	});
	child.kill();
	await once(child, 'close');

	expect(output).toContain('Every answer comes from the recording');
	expect(run.output).toContain('ERROR Sandbox: as recorded');
	expect(await unrecorded.text()).toContain(
		'nothing is recorded for DID.LIST, key right, signature none',
	);
});

test.each(['{}', '{', '[]', '{"format":1,"steps":[{}]}'])('a file with %s is refused', (text) => {
	expect(() => readRecording(text)).toThrow('not a recording of npm run live-check');
});

test('--report prints the report of a file', () => {
	const file = join(newFolder(), 'live-check.json');
	writeFileSync(file, original.json);
	const args = [...PROGRAM, '--report', file];
	const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });

	expect([status, stdout]).toEqual([0, original.markdown]);
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
