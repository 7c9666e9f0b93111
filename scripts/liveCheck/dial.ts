import { accountGetBalance, dialCallFlowGetResult, dialGetStatus } from '../../anveo/actions';
import { dialCallFlow, type DialCallFlow } from '../../anveo/dialCallFlow';
import { requestIdValue } from '../../anveo/requestId';
import { UnreadableAnswer } from '../../anveo/unreadableAnswer';
import { Fault } from '../../nodes/shared/fault';
import type { RecordedStep } from '../../sandbox/replay/recording';
import type { Came, Recorder } from './recorder';
import { Ended, type Terminal } from './terminal';
import { told } from './told';

/** A dial of the check. */
export interface CheckDial {
	name: string;
	/** What it does and what it may cost. */
	explanation: string;
	call: DialCallFlow;
}

/** What the steps of a check share. */
export interface Check {
	terminal: Terminal;
	recorder: Recorder;
	/** Milliseconds between two questions for the status. */
	pollMs: number;
}

/** `unclear`: nobody knows whether the call was placed. */
export type DialOutcome = 'leftOut' | 'notPlaced' | 'placed' | 'unclear';

/** So many questions for the status at most, beyond those until a delayed call is due. */
const MOST_POLLS = 150;

/**
 * Dials once, if the person types yes to exactly this call, and follows the call to its end.
 *
 * @throws Ended when the person stops. What was placed has been said, and is in the recording.
 */
export async function dialOnce(check: Check, dial: CheckDial): Promise<DialOutcome> {
	const { terminal, recorder } = check;
	const { call, name } = dial;
	terminal.say(`\n${dial.explanation}`);
	if (!(await terminal.saysYes(questionFor(call)))) {
		recorder.leaveOut(name);
		return 'leftOut';
	}
	const step = recorder.begin(name);
	terminal.say('  Dialling. Waiting for the answer, 60 seconds at most.');
	const came = await recorder.send(step, dialCallFlow(call));
	const requestId = acceptedId(came);
	if (requestId === undefined) {
		const outcome = outcomeWithoutId(came);
		terminal.say(`  ${told(came)}`);
		terminal.say(outcome === 'notPlaced' ? '  No call was placed.' : UNCLEAR);
		step.state = 'done';
		terminal.goOn();
		return outcome;
	}
	terminal.say(`  Accepted. REQUESTID ${requestId}`);
	await followCall(check, step, dial, requestId).catch((error: unknown) => {
		if (error instanceof Ended) terminal.say('  Stopped. The call goes on at Anveo.');
		throw error;
	});
	step.state = 'done';
	return 'placed';
}

const UNCLEAR = `  It is not clear whether this call was placed. It is not dialled again, and no other call is dialled.
  Look it up in your Anveo account.`;

function questionFor({ phoneNumber, callerId, delayMinutes, test }: DialCallFlow): string {
	const when = delayMinutes === undefined ? 'now' : `in ${delayMinutes} minute`;
	const mark = test === true ? ', with TEST,' : '';
	return `Dial ${phoneNumber}${mark} ${when}, once, from ${callerId}?`;
}

/** An ERROR beside a REQUESTID is not clear. */
function acceptedId(came: Came): string | undefined {
	if (came instanceof Fault || came instanceof UnreadableAnswer || came.error !== '')
		return undefined;
	return requestIdValue(came)?.value;
}

function outcomeWithoutId(came: Came): DialOutcome {
	if (came instanceof Fault) return came.kind === 'notSent' ? 'notPlaced' : 'unclear';
	if (came instanceof UnreadableAnswer || came.error === '') return 'unclear';
	return requestIdValue(came) === undefined ? 'notPlaced' : 'unclear';
}

async function followCall(
	{ terminal, recorder, pollMs }: Check,
	step: RecordedStep,
	{ name, call }: CheckDial,
	requestId: string,
): Promise<void> {
	const manner = { call: name };
	const result = async () =>
		told(await recorder.send(step, dialCallFlowGetResult(requestId), manner));
	terminal.goOn();
	terminal.say(`  result before the end: ${await result()}`);
	const until = Date.now() + MOST_POLLS * pollMs + (call.delayMinutes ?? 0) * 60_000;
	let shown = '';
	while (Date.now() < until) {
		terminal.goOn();
		const came = await recorder.send(step, dialGetStatus(requestId), manner);
		const status = told(came);
		if (status !== shown) {
			terminal.say(`  after ${seconds(recorder.msSinceBegin())} s: ${status}`);
		}
		shown = status;
		if (!('result' in came) || came.error !== '' || came.result.toUpperCase() === 'END') break;
		await terminal.pause(pollMs);
	}
	terminal.goOn();
	terminal.say(`  result at the end: ${await result()}`);
	terminal.goOn();
	terminal.say(`  balance: ${told(await recorder.send(step, accountGetBalance()))}`);
	step.rang = await askWhetherItRang(terminal);
}

async function askWhetherItRang(terminal: Terminal): Promise<RecordedStep['rang']> {
	const answer = (await terminal.ask('  Did your phone ring? Type yes or no: ')).toLowerCase();
	return answer === 'yes' || answer === 'no' ? answer : 'notSaid';
}

function seconds(milliseconds: number): string {
	return (milliseconds / 1000).toFixed(1);
}
