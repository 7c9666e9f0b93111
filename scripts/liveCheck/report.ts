import type { RecordedExchange, RecordedStep, Recording } from '../../sandbox/replay/recording';
import { type Verdict, verdictsOn } from './verdicts';

const TITLES: Record<string, string> = {
	balance: 'Balance',
	wrongKey: 'Wrong key',
	unknownId: 'An id that no call has',
	testDial: 'Test dial',
	realDial: 'Real dial',
	delayedDial: 'Delayed dial',
	callFlowRequest: 'A call flow that reports back',
};

/** Longer bodies are whole in live-check.json only. */
const MOST_CHARACTERS = 2000;

/**
 * The text of `live-check.md`.
 *
 * @param unknowns the text of docs/unknowns.md
 */
export function report(recording: Recording, unknowns: string): string {
	const asked = recording.askedAnveo
		? "Anveo's API"
		: 'another address than Anveo’s, such as a sandbox’s';
	return `# Live check of n8n-nodes-anveo

Made with \`npm run live-check\` on ${recording.day}: version ${recording.packageVersion}, Node ${recording.nodeVersion}.
It asked ${asked}. ${recording.isComplete ? 'All steps were offered.' : 'It was stopped before the end.'}
Keys, signatures, numbers and the balance are replaced. REQUESTIDs are made up, of the same form.

## What it says about the unknowns

| Unknown | Question | Here | The sandbox | |
| --- | --- | --- | --- | --- |
${tableOf(recording, unknowns).map(row).join('\n')}

## What was sent and what came back

${recording.steps.map(stepText).join('\n\n')}
`;
}

/** Every unknown of the docs: with what the recording says, or that the check does not try it. */
export function tableOf(recording: Recording, unknowns: string): Verdict[] {
	const verdicts = verdictsOn(recording);
	return unknownsIn(unknowns).flatMap((unknown) => {
		const own = verdicts.filter((verdict) => verdict.unknown === unknown);
		return own.length > 0
			? own
			: [{ unknown, question: 'not part of this check', recorded: null, sandbox: null }];
	});
}

/** The unknowns by name, as docs/unknowns.md lists them. */
export function unknownsIn(text: string): string[] {
	return [...text.matchAll(/^- \*\*(.+?)\.\*\*/gm)].map(([, name = '']) => name);
}

/** In a word or two, what an answer to a question is worth. */
export function outcomeOf({ recorded, sandbox }: Verdict): string {
	if (recorded === null) return 'not tried';
	if (sandbox === null) return 'a fact';
	return recorded === sandbox ? 'as the sandbox' : '**differs**';
}

function row(verdict: Verdict): string {
	const { unknown, question, recorded, sandbox } = verdict;
	const cells = [unknown, question, recorded ?? '', sandbox ?? ''].map(cell);
	return `| ${[...cells, outcomeOf(verdict)].join(' | ')} |`;
}

function cell(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/[\\|`*_[\]]/g, '\\$&');
}

function stepText({ name, state, exchanges, arrivals, rang }: RecordedStep): string {
	const states = { done: '', leftOut: 'Left out.', begun: 'Not finished.' };
	return [
		`### ${TITLES[name] ?? name}`,
		states[state],
		...exchanges.map(exchangeText),
		...arrivals.map(
			({ method, headers, queryNames, body, atMs, gaveUpAfterMs }) =>
				`The call flow requested the address with ${method}, ${atMs} ms after the step began${gaveUpAfterMs === null ? '' : `, and gave up after ${gaveUpAfterMs} ms`}.\n\n${fenced(`${headersText(headers)}\nquery: ${queryNames.join(', ')}\n\n${body}`)}`,
		),
		rang === null ? '' : `Did the phone ring? ${rang === 'notSaid' ? 'Not said.' : rang}`,
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function exchangeText({ request, atMs, times, answer, fault }: RecordedExchange): string {
	const { action, key, signature, test, delay, call } = request;
	const details = [
		key === 'madeUp' ? 'made-up key' : '',
		signature === 'none' ? 'unsigned' : `signature: ${signature}`,
		test ? 'TEST' : '',
		delay === null ? '' : `DELAY ${delay}`,
		call === null ? '' : `call: ${call}`,
		`after ${atMs} ms`,
		times > 1 ? `${times} times the same` : '',
	].filter((detail) => detail !== '');
	const head = `**${action}** (${details.join(', ')})`;
	if (answer === null) return `${head}\n\n${fenced(fault ?? '')}`;
	const { status, headers, encoding, body, bytes } = answer;
	const shown =
		encoding === 'withheld'
			? 'The body could not be searched for secrets, so it is not here.'
			: shortened(body);
	return `${head}\n\n${fenced(`HTTP ${status}\n${headersText(headers)}\n\n${shown}`)}\n\n${bytes} bytes, ${encoding}.`;
}

function headersText(headers: Array<[string, string]>): string {
	return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

function shortened(body: string): string {
	return body.length > MOST_CHARACTERS ? `${body.slice(0, MOST_CHARACTERS)}…` : body;
}

/** In a fence that the text cannot end. */
function fenced(text: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}\n${text}\n${fence}`;
}
