import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { AnveoAction, NamedValue } from '../../anveo/action';
import { InputRefusal } from '../../anveo/inputRefusal';
import { REQUEST_HEADERS, requestDocument } from '../../anveo/requestDocument';
import { anveoAccount } from './account';

/** A request that may take so long and no longer. n8n sets `abortSignal` itself, to the one of the execution. */
interface LimitedRequest extends IHttpRequestOptions {
	limit?: AbortSignal;
}

/**
 * Turns a request whose body is an action object into the finished, signed XML request to the account's API URL.
 *
 * The one place where the key meets a request. Changes `request` itself, so that a caller can tell by the body whether
 * it got this far.
 *
 * @throws InputRefusal when the credential is incomplete, or the request is not one of this package's nodes
 */
export function signRequest(
	credential: ICredentialDataDecryptedObject,
	request: LimitedRequest,
): IHttpRequestOptions {
	const account = anveoAccount(credential);
	const action = actionOf(request);
	return Object.assign(request, {
		method: 'POST' as const,
		url: account.apiUrl,
		baseURL: undefined,
		headers: { ...request.headers, ...REQUEST_HEADERS },
		body: requestDocument(action, account),
		// Cancelling the execution would cut the request off. That undoes nothing, but the REQUESTID would be lost.
		abortSignal: request.limit,
	});
}

function actionOf(request: IHttpRequestOptions): AnveoAction {
	// A request with an address of its own comes from the HTTP Request node: the key must not go there.
	if (request.url === '' && !('uri' in request) && isAction(request.body)) return request.body;
	throw new InputRefusal(
		'The Anveo credential signs requests of the Anveo nodes only',
		"For any other action of Anveo's API, use the 'Anveo Dial Call Flow' node with its operation 'Custom API Action'.",
	);
}

function isAction(body: unknown): body is AnveoAction & IDataObject {
	return (
		isObject(body) &&
		typeof body.action === 'string' &&
		isNamedValues(body.parameters) &&
		isNamedValues(body.variables)
	);
}

function isNamedValues(list: unknown): list is NamedValue[] {
	return (
		Array.isArray(list) &&
		list.every(
			(entry) =>
				isObject(entry) && typeof entry.name === 'string' && typeof entry.value === 'string',
		)
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
