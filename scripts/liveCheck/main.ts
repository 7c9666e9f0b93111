/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program of its own; it never runs inside n8n */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { type Recording, readRecording } from '../../sandbox/replay/recording';
import { askForAccount } from './account';
import { dialOwnNumber } from './dialSteps';
import { askQuestions } from './questionSteps';
import { Recorder } from './recorder';
import { report } from './report';
import { Ended, Terminal } from './terminal';
import { problemText } from './told';

const PROJECT = join(__dirname, '..', '..');
const JSON_FILE = 'live-check.json';
const REPORT_FILE = 'live-check.md';

const INTRODUCTION = `Live check: asks Anveo what its public help does not say, with your own account.

- Each step says what it does and asks first. Whatever you leave out is not sent.
- Your key stays in memory. It is not shown, and not in the files.
- Steps that dial show the call and dial it once, only after you type yes.
- It writes ${REPORT_FILE} and ${JSON_FILE}, with keys, numbers and your balance replaced. Read them before you share them.
- Ctrl-C stops it. What was recorded until then is kept.
`;

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			'api-url': { type: 'string' },
			'poll-seconds': { type: 'string', default: '2' },
			report: { type: 'string' },
		},
	});
	if (values.report !== undefined) {
		process.stdout.write(report(readRecording(readFileSync(values.report, 'utf8')), unknowns()));
		return 0;
	}
	const terminal = new Terminal();
	try {
		return await check(terminal, values['api-url'], pollMs(values['poll-seconds']));
	} catch (error) {
		terminal.say(error instanceof Ended ? '\nStopped.' : problemText(error));
		return error instanceof Ended ? 130 : 1;
	} finally {
		terminal.close();
	}
}

async function check(
	terminal: Terminal,
	apiUrl: string | undefined,
	interval: number,
): Promise<number> {
	terminal.say(INTRODUCTION);
	if (existsSync(JSON_FILE) || existsSync(REPORT_FILE)) {
		const isReplaced = await terminal.saysYes(
			`${JSON_FILE} or ${REPORT_FILE} is here from an earlier check. Replace it?`,
		);
		if (!isReplaced) return 1;
	}
	const account = await askForAccount(terminal, apiUrl);
	const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
	const day = new Date().toISOString().slice(0, 10);
	const recorder = new Recorder(account, { packageVersion: version, day }, (recording) =>
		write(recording, terminal),
	);
	// Before anything is sent: a recording that cannot be kept is of no use.
	writeFileSync(JSON_FILE, '');
	recorder.write(false);
	const isReachable = await askQuestions(terminal, recorder);
	if (!isReachable) {
		recorder.write(false);
		terminal.say(`\nNothing was dialled. What came is in ${REPORT_FILE} and ${JSON_FILE}.`);
		return 1;
	}
	await dialOwnNumber({ terminal, recorder, pollMs: interval });
	recorder.write(true);
	terminal.say(`
Done. Read ${REPORT_FILE}, then open an issue and attach both files:
https://github.com/n8n-nodes-anveo/n8n-nodes-anveo/issues/new?template=bug.yml`);
	return 0;
}

/** Never throws: a REQUESTID that just arrived has to be shown. */
function write(recording: Recording, terminal: Terminal): void {
	try {
		writeFileSync(JSON_FILE, `${JSON.stringify(recording, null, '\t')}\n`);
		writeFileSync(REPORT_FILE, report(recording, unknowns()));
	} catch (error) {
		terminal.say(`The files could not be written: ${problemText(error)}`);
	}
}

function unknowns(): string {
	return readFileSync(join(PROJECT, 'docs/unknowns.md'), 'utf8');
}

function pollMs(seconds: string): number {
	const wanted = Number(seconds);
	if (wanted >= 0.01 && wanted <= 60) return wanted * 1000;
	throw new Error(`--poll-seconds must be a number from 0.01 to 60, not '${seconds}'.`);
}

main()
	.then((code) => {
		process.exitCode = code;
	})
	.catch((error: unknown) => {
		process.stderr.write(`${problemText(error)}\n`);
		process.exitCode = 1;
	});
