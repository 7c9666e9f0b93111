import { randomBytes } from 'node:crypto';

import { signature } from '../../anveo/signature';
import { anveoAccount, DEFAULT_API_URL } from '../../nodes/shared/account';
import type { RecordedRequest } from '../../sandbox/replay/recording';
import { Concealment } from './concealment';
import type { Terminal } from './terminal';

/** The account that is checked with. It is kept in memory only. */
export interface CheckedAccount {
	userKey: string;
	apiUrl: string;
	isAnveo: boolean;
	/** `swapped`: with e-mail and phrase in each other's place. Empty when the account signs nothing. */
	signatures: Record<'right' | 'swapped', string>;
	/** How requests are signed as a rule, as the node would do it. */
	usual: RecordedRequest['signature'];
	/** A key that is nobody's. */
	madeUpKey: string;
	concealment: Concealment;
}

/**
 * Asks for the key, and for what signs requests.
 *
 * @throws InputRefusal for what the node's credential would refuse too
 */
export async function askForAccount(
	terminal: Terminal,
	apiUrl: string | undefined,
): Promise<CheckedAccount> {
	// The address first: it needs no key to be wrong.
	anveoAccount({ userApiKey: 'any', apiUrl: apiUrl ?? '' });
	const userApiKey = await terminal.askUnseen('User key (not shown as you type): ');
	const email = await terminal.askUnseen(
		'Account email, only if a Secure Phrase is set in Anveo (not shown; Enter for none): ',
	);
	const securePassphrase =
		email.trim() === '' ? '' : await terminal.askUnseen('Secure Phrase (not shown): ');
	const checked = anveoAccount({ userApiKey, email, securePassphrase, apiUrl: apiUrl ?? '' });
	const swapped = checked.signature === undefined ? '' : signature(securePassphrase, email.trim());
	const concealment = new Concealment([
		checked.userKey,
		email.trim(),
		securePassphrase,
		checked.signature ?? '',
		swapped,
	]);
	terminal.concealWith((text) => concealment.secretsIn(text));
	return {
		userKey: checked.userKey,
		apiUrl: checked.apiUrl,
		isAnveo: checked.apiUrl === DEFAULT_API_URL,
		signatures: { right: checked.signature ?? '', swapped },
		usual: checked.signature === undefined ? 'none' : 'right',
		madeUpKey: randomBytes(20).toString('hex'),
		concealment,
	};
}
