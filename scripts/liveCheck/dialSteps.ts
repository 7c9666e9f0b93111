import { e164Number } from '../../anveo/phoneNumber';
import { sendableText } from '../../anveo/sendableText';
import type { DialCallFlow } from '../../anveo/dialCallFlow';
import { type Check, type CheckDial, dialOnce } from './dial';
import { listenForCallFlow } from './listener';
import type { Terminal } from './terminal';
import { problemText } from './told';

type Line = Pick<DialCallFlow, 'phoneNumber' | 'callerId' | 'callFlow'>;

const COST = 'A call may cost money in your Anveo account.';

/** The steps that dial: each asks for its own yes, and none is dialled after one whose outcome is unclear. */
export async function dialOwnNumber(check: Check): Promise<void> {
	const line = await askForLine(check);
	for (const next of line === undefined ? [] : [...plainDials(line), line]) {
		const outcome =
			'name' in next ? await dialOnce(check, next) : await dialWithAddress(check, next);
		if (outcome === 'unclear') return;
	}
}

function plainDials(line: Line): CheckDial[] {
	return [
		{
			name: 'testDial',
			explanation: `A test dial: DIAL.CALLFLOW with TEST set to TRUE. Whether it rings or costs money is not known: that is the question.
${COST}`,
			call: { ...line, variables: [], test: true },
		},
		{
			name: 'realDial',
			explanation: `A real dial. Your phone should ring. Answer it, and press a key if your call flow asks for one.
${COST}`,
			call: { ...line, variables: [] },
		},
		{
			name: 'delayedDial',
			explanation: `A delayed dial: DELAY is 1 minute. Once it is accepted, it cannot be taken back: no action for that is known.
${COST}`,
			call: { ...line, variables: [], delayMinutes: 1 },
		},
	];
}

async function dialWithAddress(check: Check, line: Line) {
	const { terminal, recorder, pollMs } = check;
	terminal.say(`
A call flow that reports back. For this you need a call flow with an HTTP control that requests $[RESUMEURL]$, and an
https address that leads to this computer, for example through a tunnel. The first request is left without an answer for
a while, to see how long Anveo waits and whether it tries again.`);
	const address = await terminal.ask('Your address (Enter to leave this step out): ');
	const isUsable = isAddress(address);
	if (address !== '' && !isUsable) terminal.say('That is no http or https address.');
	const port = isUsable ? await terminal.ask('The port on this computer it leads to: ') : '';
	const listener = isUsable ? await listenForCallFlow(check, address, port) : undefined;
	if (listener === undefined) {
		if (isUsable) terminal.say(`Port ${port} cannot be used, so this step is left out.`);
		recorder.leaveOut('callFlowRequest');
		return 'leftOut';
	}
	try {
		const outcome = await dialOnce(check, {
			name: 'callFlowRequest',
			explanation: `The dial of that call flow. ${COST}`,
			call: { ...line, variables: [{ name: 'RESUMEURL', value: listener.url }] },
		});
		if (outcome === 'placed') await listener.listenOn(30 * pollMs);
		return outcome;
	} finally {
		listener.close();
	}
}

async function askForLine({ terminal, recorder }: Check): Promise<Line | undefined> {
	terminal.say(`
The next steps dial. Each of them asks first, and shows what it dials. Use your own number.`);
	const { concealment } = recorder.account;
	const phoneNumber = await askForNumber(terminal, 'Your own number, with + and country code');
	if (phoneNumber === undefined) return undefined;
	concealment.addNumber(phoneNumber);
	const callerId = await askForNumber(terminal, 'Caller ID, a number verified in Anveo');
	if (callerId === undefined) return undefined;
	concealment.addNumber(callerId);
	const callFlow = await terminal.ask('Call Flow API Key: ');
	if (callFlow === '') return undefined;
	concealment.addText(callFlow);
	return { phoneNumber, callerId, callFlow: sendableText(callFlow, 'Call Flow API Key') };
}

async function askForNumber(terminal: Terminal, what: string): Promise<string | undefined> {
	for (;;) {
		const text = await terminal.ask(`${what} (Enter to leave out all that dials): `);
		if (text === '') return undefined;
		try {
			return e164Number(text, what);
		} catch (error) {
			terminal.say(problemText(error));
		}
	}
}

function isAddress(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
