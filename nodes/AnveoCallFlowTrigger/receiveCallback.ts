import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { callbackItem } from './callbackItem';
import { CallbackRefusal } from './callbackRefusal';
import { carriesToken, requiredToken } from './callbackToken';
import { notificationItem } from './notificationItem';
import { callbackBody } from './readBody';
import { isRepeatedDelivery } from './repeatedDelivery';
import type { Callback } from './shownValues';
import { CALL_ENDED, CALL_FLOW_REQUEST } from './triggerOn';
import { bodyValues } from './values/bodyValues';
import type { CallbackValue } from './values/callbackValue';
import { queryValues } from './values/formValues';

const PLAIN_TEXT = { 'Content-Type': 'text/plain; charset=utf-8' };
const TAKEN = 'OK';

/** A request that carries the token, or needs none. */
interface Received extends Callback {
	/** The values of the body alone. */
	fields: CallbackValue[];
	/** '' when there is none. */
	token: string;
}

/** Answers a request to the trigger's URL at once, and starts the workflow unless the request is refused or repeated. */
export async function receiveCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const received = await receivedOrRefusal(context);
	if (received instanceof CallbackRefusal) return refuse(context, received);
	return context.getNodeParameter('triggerOn', CALL_FLOW_REQUEST) === CALL_ENDED
		? takeNotification(context, received)
		: accept(context, callbackItem(received, received.token), responseText(context));
}

async function receivedOrRefusal(context: IWebhookFunctions): Promise<Received | CallbackRefusal> {
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
	const fields = await bodyValues(body, headers['content-type']);
	return { values: [...query, ...fields], method, receivedAt, fields, token };
}

function tokensOf(query: CallbackValue[]): string[] {
	return query.filter(({ name }) => name === 'token').map(({ value }) => String(value));
}

/** Anveo delivers a notification again until it is answered with success, so a repeated one is answered so too. */
function takeNotification(context: IWebhookFunctions, received: Received): IWebhookResponseData {
	if (!isRepeatedDelivery(context, received.fields, Date.parse(received.receivedAt))) {
		return accept(context, notificationItem(received, received.token), TAKEN);
	}
	context.logger.info('Anveo Call Flow Trigger: a notification came again, and started nothing.');
	return answer(context, TAKEN);
}

function accept(context: IWebhookFunctions, json: IDataObject, text: string): IWebhookResponseData {
	return { ...answer(context, text), workflowData: [[{ json }]] };
}

function answer(context: IWebhookFunctions, text: string): IWebhookResponseData {
	const { 'Content-Type': type } = PLAIN_TEXT;
	// Otherwise it would be sent as HTML.
	context.getResponseObject().setHeader('Content-Type', type);
	return { webhookResponse: text };
}

/** An answer that an expression makes something else of, or cannot make, is no reason to lose a callback. */
function responseText(context: IWebhookFunctions): string {
	try {
		const text = context.getNodeParameter('responseText');
		return typeof text === 'string' ? text : (JSON.stringify(text) ?? '');
	} catch (error) {
		context.logger.warn(
			`Anveo Call Flow Trigger: 'Response Text' cannot be evaluated, so OK was answered. ${Object(error).message}`,
		);
		return TAKEN;
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
