import { createHmac } from 'node:crypto';

import type { RequestDocument } from './requestDocument';

/** The one account the sandbox knows. */
export interface Account {
	userKey: string;
	/** Empty when no signature is required. */
	securePhrase: string;
	/** The SIGNATURE every request must carry, or null when none is required. */
	signature: string | null;
}

/** Makes the account. E-mail and phrase belong together: one alone is a mistake. */
export function newAccount(userKey: string, email: string, securePhrase: string): Account {
	if (userKey.trim() === '') throw new Error('The sandbox needs a user key that is not blank.');
	if ((email === '') !== (securePhrase === '')) {
		throw new Error('The sandbox needs both an e-mail address and a secure phrase, or neither.');
	}
	const signature = securePhrase === '' ? null : signatureOf(email, securePhrase);
	return { userKey, securePhrase, signature };
}

/** Lists what is wrong with the user key and the SIGNATURE of a request. */
export function accountFaults(account: Account, request: RequestDocument): string[] {
	if (request.userKey !== account.userKey) return ['the user key is wrong'];
	if (account.signature === null) return [];
	const sent = signaturesIn(request);
	if (sent.length === 0) return ['SIGNATURE is missing'];
	if (sent.length > 1) return ['SIGNATURE is given more than once'];
	return sent[0] === account.signature ? [] : ['SIGNATURE is wrong'];
}

/** The values of all SIGNATURE parameters of a request. */
export function signaturesIn(request: RequestDocument): string[] {
	return request.parameters.filter(({ name }) => name === 'SIGNATURE').map(({ value }) => value);
}

function signatureOf(email: string, securePhrase: string): string {
	return createHmac('sha1', securePhrase).update(email, 'utf8').digest('hex');
}
