import { createHmac } from 'crypto';

/**
 * The SIGNATURE parameter: HMAC-SHA1 in 40 lower-case hex digits, key = Secure Phrase, data = account e-mail.
 *
 * Constant for an account: it covers neither the time nor the request.
 * Source: Anveo's help, "apihelp_request"; which argument is the key is read off its PHP sample and client code.
 */
export function signature(email: string, securePhrase: string): string {
	return createHmac('sha1', securePhrase).update(email).digest('hex');
}
