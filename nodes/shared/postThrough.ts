import type { IDataObject } from 'n8n-workflow';

import { Failure } from './failure';
import type { Post } from './sendingTry';
import { transportFailure } from './transportFailure';

/**
 * A way to send actions with one set of request options, which the credential turns into the signed document.
 *
 * @param send sends the options and gives what postReceive made of the answer
 */
export function postThrough(
	options: { url?: string; body?: unknown; timeout?: number },
	send: () => Promise<IDataObject>,
): Post {
	return async (action, wording) => {
		// Again for each action: the credential has replaced both the last time.
		Object.assign(options, { url: '', body: action });
		try {
			return await send();
		} catch (error) {
			// An action that is still there was never sent.
			const wasSent = options.body !== action;
			throw wasSent && !(error instanceof Failure)
				? transportFailure(error, options.timeout, wording)
				: error;
		}
	};
}
