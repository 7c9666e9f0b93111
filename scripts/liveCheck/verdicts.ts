import type { RecordedStep, Recording } from '../../sandbox/replay/recording';
import {
	acceptance,
	envelopes,
	errorTexts,
	exchangesOf,
	kindOf,
	read,
	requestIdOf,
	statesOf,
	stepOf,
} from './findings';

/** One question about Anveo, and what a recording says to it. */
export interface Verdict {
	/** How docs/unknowns.md calls it. */
	unknown: string;
	question: string;
	/** Null when it was not tried. */
	recorded: string | null;
	/** What the sandbox does, in the same words; null when it stands for nothing here. */
	sandbox: string | null;
}

/** What a recording says about the unknowns that the check can try. */
export function verdictsOn(recording: Recording): Verdict[] {
	return [
		...refusals(recording),
		...account(recording),
		...questions(recording),
		...dials(recording),
		...callFlow(stepOf(recording, 'callFlowRequest')),
	];
}

function refusals(recording: Recording): Verdict[] {
	const texts = errorTexts(recording);
	const isSandbox = texts.every((text) => text.startsWith('Sandbox: '));
	const shown = isSandbox ? SANDBOX_TEXTS : texts.map((text) => JSON.stringify(text)).join('; ');
	return [
		verdict('Error texts', 'Which ones came?', texts.length === 0 ? null : shown, SANDBOX_TEXTS),
		verdict(
			'The HTTP status of a refusal',
			'How does a refusal come?',
			envelopes(recording).join('; ') || null,
			'HTTP 200, application/xml; charset=utf-8',
		),
	];
}

const SANDBOX_TEXTS = 'each begins with "Sandbox: "';

function account(recording: Recording): Verdict[] {
	const balances = exchangesOf(stepOf(recording, 'balance'), 'ACCOUNT.GETBALANCE');
	const signed = (signature: string) =>
		balances.find(({ request }) => request.signature === signature);
	const accepted = balances.find((exchange) => acceptance(exchange) === 'accepted');
	const found = accepted === undefined ? undefined : read(accepted);
	return [
		verdict('Signing', 'An unsigned request', acceptance(signed('none')), null),
		verdict('Signing', 'Signed as the node does it', acceptance(signed('right')), 'accepted'),
		verdict(
			'Signing',
			'Signed with email and phrase in each other’s place',
			acceptance(signed('swapped')),
			'refused',
		),
		verdict(
			'Balance',
			'What does RESULT hold?',
			typeof found !== 'object' ? kindOf(balances[0]) : formOfBalance(found.result),
			'a number',
		),
	];
}

function formOfBalance(result: string): string {
	if (/^-?[\d.,]+$/.test(result)) return 'a number';
	return result === '' ? 'nothing' : JSON.stringify(result);
}

function questions(recording: Recording): Verdict[] {
	const madeUp = stepOf(recording, 'unknownId');
	const [status] = exchangesOf(madeUp, 'DIAL.GETSTATUS');
	const [result] = exchangesOf(madeUp, 'DIAL.CALLFLOW.GETRESULT');
	const real = exchangesOf(stepOf(recording, 'realDial'), 'DIAL.CALLFLOW.GETRESULT');
	const word = madeUp === undefined ? '' : statesOf(madeUp)[0];
	const statusKind = kindOf(status) === 'a RESULT' ? `RESULT ${word}` : kindOf(status);
	return [
		verdict('Status', 'For an id that no call has', statusKind, 'an ERROR'),
		verdict('Result', 'For an id that no call has', kindOf(result), 'an ERROR'),
		verdict('Result', 'Before the call has ended', kindOf(real[0]), 'an ERROR'),
		verdict('Result', 'When the call has ended', kindOf(real[1]), 'a RESULT'),
	];
}

function dials(recording: Recording): Verdict[] {
	const test = stepOf(recording, 'testDial');
	const delayed = stepOf(recording, 'delayedDial');
	const placed = ['realDial', 'testDial', 'delayedDial']
		.map((name) => requestIdOf(stepOf(recording, name)))
		.find((id) => id !== undefined);
	return [
		verdict('Test', 'Is a REQUESTID given?', hasId(test), 'yes'),
		verdict('Test', 'The last status', test === undefined ? null : lastState(test), 'END'),
		verdict('Test', 'Did the phone ring?', test?.rang ?? null, null),
		verdict('Test', 'Has the balance changed at once?', balanceChange(recording), 'no'),
		verdict('Delayed calls', 'Is a REQUESTID given at once?', hasId(delayed), 'yes'),
		verdict(
			'Delayed calls',
			'The first status',
			delayed ? (statesOf(delayed)[0] ?? null) : null,
			'NONE',
		),
		verdict('Delayed calls', 'Dialled after', dialledAfter(delayed), null),
		verdict('The REQUESTID', 'Which VALUE has it?', placed?.name ?? null, 'REQUESTID'),
		verdict(
			'The REQUESTID',
			'Its form',
			placed === undefined ? null : formOf(placed.value),
			'40 characters of 0-9 a-f',
		),
	];
}

function hasId(step: RecordedStep | undefined): string | null {
	if (step === undefined) return null;
	return requestIdOf(step) === undefined ? 'no' : 'yes';
}

function lastState(step: RecordedStep): string | null {
	return statesOf(step).at(-1) ?? null;
}

/** Between the first step and the end of the test dial. The stand-ins of equal balances are equal. */
function balanceChange(recording: Recording): string | null {
	const [before, after] = ['balance', 'testDial'].map((name) =>
		exchangesOf(stepOf(recording, name), 'ACCOUNT.GETBALANCE')
			.filter((exchange) => acceptance(exchange) === 'accepted')
			.map(({ answer }) => answer?.body)
			.at(-1),
	);
	if (before === undefined || after === undefined) return null;
	return before === after ? 'no' : 'yes';
}

function dialledAfter(step: RecordedStep | undefined): string | null {
	const dialled = exchangesOf(step, 'DIAL.GETSTATUS').find((exchange) => {
		const found = read(exchange);
		return typeof found === 'object' && found.error === '' && found.result !== 'NONE';
	});
	return dialled === undefined ? null : `${Math.round(dialled.atMs / 1000)} s`;
}

function formOf(id: string): string {
	const kinds: Array<[string, RegExp]> = [
		['0-9', /\d/],
		[/[g-z]/.test(id) ? 'a-z' : 'a-f', /[a-z]/],
		[/[G-Z]/.test(id) ? 'A-Z' : 'A-F', /[A-Z]/],
		['other signs', /[^\da-z]/i],
	];
	const found = kinds.flatMap(([name, pattern]) => (pattern.test(id) ? [name] : []));
	return `${id.length} characters of ${found.join(' ')}`;
}

function callFlow(step: RecordedStep | undefined): Verdict[] {
	const arrivals = step?.arrivals ?? [];
	const [first] = arrivals;
	const none = step === undefined ? null : 'no request came';
	const wait = first?.gaveUpAfterMs;
	return [
		verdict('Call flow requests', 'Method', first?.method ?? none, 'GET'),
		verdict(
			'Call flow requests',
			'How long does it wait?',
			first === undefined
				? none
				: typeof wait === 'number'
					? `${Math.round(wait / 1000)} s`
					: 'longer than was tried',
			null,
		),
		verdict(
			'Call flow requests',
			'Does it try again after giving up?',
			typeof wait === 'number' ? (arrivals.length > 1 ? 'yes' : 'no') : null,
			'no',
		),
	];
}

function verdict(
	unknown: string,
	question: string,
	recorded: string | null,
	sandbox: string | null,
): Verdict {
	return { unknown, question, recorded, sandbox };
}
