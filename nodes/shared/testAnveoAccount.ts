import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { accountGetBalance } from '../../anveo/actions';
import { readAnswer } from '../../anveo/answer';
import { answerText } from '../../anveo/answerText';
import { InputRefusal } from '../../anveo/inputRefusal';
import { UnreadableAnswer } from '../../anveo/unreadableAnswer';
import { anveoAccount } from './account';
import { signRequest } from './signRequest';
import { transportFault } from './transportFault';

const TIMEOUT = 30_000;

/**
 * The connection test of the credential: asks for the balance, and never dials.
 *
 * A method of the node and not a declarative test, because n8n takes any HTTP 200 for success. An older API of Anveo's is
 * known to refuse with HTTP 200.
 */
export async function testAnveoAccount(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const { secrets } = anveoAccount(credential.data ?? {});
		const message = await whatIsWrong(this.helpers, credential.data ?? {});
		return message === undefined
			? { status: 'OK', message: 'Anveo accepted the user key' }
			: { status: 'Error', message: secrets.hideIn(message) };
	} catch (error) {
		const advice = error instanceof InputRefusal ? `. ${error.advice}` : '';
		return { status: 'Error', message: `${Object(error).message}${advice}` };
	}
}

async function whatIsWrong(
	helpers: ICredentialTestFunctions['helpers'],
	credential: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	const { url, headers, body } = signRequest(credential, { url: '', body: accountGetBalance() });
	let answer: unknown;
	try {
		// The only helper there is in a credential test. encoding null: the bytes; simple false: any HTTP status.
		answer = await helpers.request({
			method: 'POST',
			uri: url,
			headers,
			body,
			encoding: null,
			simple: false,
			followRedirect: false,
			timeout: TIMEOUT,
		});
	} catch (error) {
		return transportFault(error, TIMEOUT).message;
	}
	return refusal(typeof answer === 'string' ? answer : answerText(bytes(answer)));
}

function refusal(text: string): string | undefined {
	const answer = readAnswer(text);
	if (answer instanceof UnreadableAnswer) {
		return `The answer ${answer.message}. Check 'API URL' of the credential.`;
	}
	return answer.error === '' ? undefined : `Anveo refused the user key: ${answer.error}`;
}

function bytes(answer: unknown): Uint8Array {
	return answer instanceof Uint8Array ? answer : new Uint8Array();
}
