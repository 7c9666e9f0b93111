import { randomBytes } from 'node:crypto';

import { accountGetBalance, dialCallFlowGetResult, dialGetStatus } from '../../anveo/actions';
import { Fault } from '../../nodes/shared/fault';
import { told } from './told';
import type { Came, Manner, Recorder } from './recorder';
import type { Terminal } from './terminal';

const NO_DIAL = 'It does not dial. No price for a request is known.';

/**
 * The steps that only ask. None of them dials.
 *
 * @returns whether it makes sense to go on
 */
export async function askQuestions(terminal: Terminal, recorder: Recorder): Promise<boolean> {
	const isKnown = await askBalance(terminal, recorder);
	if (!isKnown) return false;
	await askWithWrongKey(terminal, recorder);
	await askForUnknownId(terminal, recorder);
	return true;
}

async function askBalance(terminal: Terminal, recorder: Recorder): Promise<boolean> {
	const manners: Manner[] = [{ signature: 'none' }];
	if (recorder.account.usual === 'right') {
		manners.push({ signature: 'right' }, { signature: 'swapped' });
	}
	terminal.say(`
Your balance. Sends ACCOUNT.GETBALANCE ${manners.length === 1 ? 'once, unsigned' : 'three times: unsigned, signed, and signed with email and phrase in each other’s place'}.
${NO_DIAL} The files will not show your balance.`);
	if (!(await terminal.saysYes('Ask for the balance?'))) {
		recorder.leaveOut('balance');
		return true;
	}
	const step = recorder.begin('balance');
	const answers: Came[] = [];
	for (const manner of manners) {
		const came = await recorder.send(step, accountGetBalance(), manner);
		terminal.say(
			`  ${manner.signature === 'none' ? 'unsigned' : `signed (${manner.signature})`}: ${told(came)}`,
		);
		answers.push(came);
		if (came instanceof Fault && came.kind === 'notSent') return false;
		terminal.goOn();
	}
	step.state = 'done';
	if (answers.some((came) => 'error' in came && came.error === '')) return true;
	terminal.say('No balance came. Perhaps the key is wrong, or Anveo has no such action.');
	return await terminal.saysYes('Go on all the same?');
}

async function askWithWrongKey(terminal: Terminal, recorder: Recorder): Promise<void> {
	terminal.say(`
A wrong key. Sends ACCOUNT.GETBALANCE once, with a key that is made up, to see how Anveo refuses it.
${NO_DIAL} Whether Anveo counts wrong keys against your address is not known.`);
	if (!(await terminal.saysYes('Ask with a wrong key?'))) return recorder.leaveOut('wrongKey');
	const step = recorder.begin('wrongKey');
	terminal.say(`  ${told(await recorder.send(step, accountGetBalance(), { key: 'madeUp' }))}`);
	step.state = 'done';
	terminal.goOn();
}

async function askForUnknownId(terminal: Terminal, recorder: Recorder): Promise<void> {
	terminal.say(`
An id that no call has. Sends DIAL.GETSTATUS and DIAL.CALLFLOW.GETRESULT once each, with an id that is made up.
${NO_DIAL}`);
	if (!(await terminal.saysYes('Ask about a made-up id?'))) return recorder.leaveOut('unknownId');
	const step = recorder.begin('unknownId');
	const id = randomBytes(20).toString('hex');
	const manner = { call: 'madeUp' };
	terminal.say(`  status: ${told(await recorder.send(step, dialGetStatus(id), manner))}`);
	terminal.goOn();
	terminal.say(`  result: ${told(await recorder.send(step, dialCallFlowGetResult(id), manner))}`);
	step.state = 'done';
	terminal.goOn();
}
