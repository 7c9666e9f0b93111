import { createHash, timingSafeEqual } from 'crypto';

import type { IWebhookFunctions } from 'n8n-workflow';

import { CallbackRefusal } from './callbackRefusal';

/** The token that requests have to carry; '' when they need none. */
export async function requiredToken(context: IWebhookFunctions): Promise<string | CallbackRefusal> {
	if (context.getNodeParameter('authentication') === 'none') return '';
	const token = await tokenOfCredential(context);
	return token === ''
		? new CallbackRefusal(403, "Refused: this trigger's Anveo credential has no Callback Token.")
		: token;
}

async function tokenOfCredential(context: IWebhookFunctions): Promise<string> {
	try {
		const { callbackToken } = await context.getCredentials('anveoApi');
		return typeof callbackToken === 'string' ? callbackToken.trim() : '';
	} catch (error) {
		// Thrown on, it would let any stranger fill the list of executions with failed ones.
		context.logger.warn(`The Anveo credential cannot be read: ${Object(error).message}`);
		return '';
	}
}

/**
 * True when a request carries the token, and no other one beside it. It takes the same time wherever the two differ.
 *
 * @param given all values that the request has for `token`
 */
export function carriesToken(given: string[], token: string): boolean {
	const [first = '', ...more] = given;
	return timingSafeEqual(digest(first), digest(token)) && token !== '' && more.length === 0;
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
