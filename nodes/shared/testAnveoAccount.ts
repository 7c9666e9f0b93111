import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { readAnswer } from '../../anveo/answer';
import { answerText } from '../../anveo/answerText';
import { InputRefusal } from '../../anveo/inputRefusal';
import { UnreadableAnswer } from '../../anveo/unreadableAnswer';
import { concealSecrets } from './concealSecrets';
import { anveoAccount } from './account';
import { signRequest } from './signedRequest';
import { transportFailure } from './transportFailure';

const TIMEOUT = 30_000;

/**
 * The connection test of the credential: asks for the balance, and never dials.
 *
 * ACCOUNT.GETBALANCE is known from public client code, not from Anveo's readable help; it is the only harmless action
 * known that needs no id. A method of the node and not a declarative test, because n8n takes any HTTP 200 for success,
 * and Anveo sends its refusals with HTTP 200.
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
			: { status: 'Error', message: concealSecrets(message, secrets) };
	} catch (error) {
		const advice = error instanceof InputRefusal ? `. ${error.advice}` : '';
		return { status: 'Error', message: `${Object(error).message}${advice}` };
	}
}

async function whatIsWrong(
	helpers: ICredentialTestFunctions['helpers'],
	credential: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	const action = { action: 'ACCOUNT.GETBALANCE', parameters: [], variables: [] };
	const { url, headers, body } = signRequest(credential, { url: '', body: action });
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
		return transportFailure(error, TIMEOUT).message;
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
