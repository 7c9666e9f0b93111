import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { callbackItem } from './callbackItem';
import { CallbackRefusal } from './callbackRefusal';
import { carriesToken, requiredToken } from './callbackToken';
import { callbackBody } from './readBody';
import { bodyValues } from './values/bodyValues';
import type { CallbackValue } from './values/callbackValue';
import { queryValues } from './values/formValues';

const PLAIN_TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };

/** Answers a request to the trigger's URL at once, and starts the workflow unless the request is refused. */
export async function receiveCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const received = await itemOrRefusal(context);
	return received instanceof CallbackRefusal
		? refuse(context, received)
		: accept(context, received);
}

async function itemOrRefusal(context: IWebhookFunctions): Promise<IDataObject | CallbackRefusal> {
	const receivedAt = new Date().toISOString();
	const { method, originalUrl, headers } = context.getRequestObject();
	const query = queryValues(originalUrl);
	const token = await requiredToken(context);
	if (token instanceof CallbackRefusal) return token;
	if (token !== '' && !carriesToken(tokensOf(query), token)) {
		return new CallbackRefusal(403, "Refused: the URL's token is missing or wrong.");
	}
	// Read after the token: a stranger's body is not even looked at.
	const body = await callbackBody(context);
	if (body instanceof CallbackRefusal) return body;
	const values = [...query, ...(await bodyValues(body, headers['content-type']))];
	return callbackItem({ values, method, receivedAt }, token);
}

function tokensOf(query: CallbackValue[]): string[] {
	return query.filter(({ name }) => name === 'token').map(({ value }) => String(value));
}

function accept(context: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
	const { 'Content-Type': type } = PLAIN_TEXT;
	// Otherwise it would be sent as HTML.
	context.getResponseObject().setHeader('Content-Type', type);
	return { webhookResponse: responseText(context), workflowData: [[{ json }]] };
}

/** An answer that an expression makes something else of, or cannot make, is no reason to lose a callback. */
function responseText(context: IWebhookFunctions): string {
	try {
		const text = context.getNodeParameter('responseText', '');
		return typeof text === 'string' ? text : (JSON.stringify(text) ?? '');
	} catch (error) {
		context.logger.warn(
			`Anveo Call Flow Trigger: 'Response Text' cannot be evaluated, so OK was answered. ${Object(error).message}`,
		);
		return 'OK';
	}
}

/** n8n starts nothing when there is no item, and leaves the answer alone. */
function refuse(
	context: IWebhookFunctions,
	{ status, text }: CallbackRefusal,
): IWebhookResponseData {
	context.logger.warn(`Anveo Call Flow Trigger: HTTP ${status}. ${text}`);
	context.getResponseObject().writeHead(status, PLAIN_TEXT).end(text);
	return { noWebhookResponse: true };
}
