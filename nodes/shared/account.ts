import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputRefusal } from '../../anveo/inputRefusal';
import type { Account } from '../../anveo/requestDocument';
import { sendableText } from '../../anveo/sendableText';
import { signature } from '../../anveo/signature';
import { Secrets } from './secrets';

/** Anveo's current XML endpoint (Anveo's help, "apihelp_request"). */
export const DEFAULT_API_URL = 'https://www.anveo.com/api/v3.asp';

/** A checked credential, ready to sign requests with. */
export interface AnveoAccount extends Account {
	apiUrl: string;
	/** Key, phrase, signature and callback token, as far as they are set. */
	secrets: Secrets;
}

/**
 * Reads and checks an `anveoApi` credential.
 *
 * @throws InputRefusal naming the field to correct; the message never contains a secret
 */
export function anveoAccount(credential: ICredentialDataDecryptedObject): AnveoAccount {
	const userKey = sendableText(text(credential.userApiKey).trim(), 'User Key');
	if (userKey === '') {
		throw new InputRefusal(
			"'User Key' of the Anveo credential is empty",
			'Open the credential and enter the user key of the "API Configuration" screen of your Anveo account.',
		);
	}
	const account = { userKey, apiUrl: checkedApiUrl(text(credential.apiUrl).trim()) };
	const signed = accountSignature(credential);
	const secrets = [
		userKey,
		text(credential.securePassphrase),
		signed,
		text(credential.callbackToken),
	];
	return {
		...account,
		...(signed === '' ? {} : { signature: signed }),
		secrets: new Secrets(secrets.filter((secret) => secret.trim() !== '')),
	};
}

/** The SIGNATURE, or '' when the account has neither e-mail nor phrase set. */
function accountSignature(credential: ICredentialDataDecryptedObject): string {
	const email = text(credential.email).trim();
	const securePhrase = text(credential.securePassphrase);
	if (email === '' && securePhrase === '') return '';
	if (email !== '' && securePhrase !== '') return signature(email, securePhrase);
	const [missing, present] =
		email === '' ? ['Account Email', 'Secure Phrase'] : ['Secure Phrase', 'Account Email'];
	throw new InputRefusal(
		`'${missing}' of the Anveo credential is empty, but '${present}' is set`,
		'Open the credential and fill in both, to sign each request, or neither.',
	);
}

function checkedApiUrl(apiUrl: string): string {
	if (apiUrl === '') return DEFAULT_API_URL;
	const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
	if (
		url === undefined ||
		!['https:', 'http:'].includes(url.protocol) ||
		url.username + url.password !== ''
	) {
		throw new InputRefusal(
			"'API URL' of the Anveo credential is not a web address that can be used",
			`Open the credential and enter ${DEFAULT_API_URL}, unless you use the sandbox.`,
		);
	}
	if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
		throw new InputRefusal(
			"'API URL' of the Anveo credential begins with http://, which would send your user key unencrypted",
			'Open the credential and use https://. Plain http:// is for a sandbox on this machine (localhost) only.',
		);
	}
	return url.href;
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
