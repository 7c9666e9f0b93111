import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receiveDigits } from '../verify/receiveDigits';

/** Query parameter of n8n's resume address that proves who may resume. */
const TOKEN = 'signature';

/**
 * The reply of a call flow to "Dial and Wait for Reply" or "Verify Phone Number": resumes the execution.
 *
 * n8n has checked the token in the address before. What the dial gave out lies where the item came in.
 */
export async function receiveReply(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const dialled: IDataObject = { ...Object(this.evaluateExpression('{{ $json }}')) };
	const reply = { ...withoutToken(this.getQueryData()), ...fields(this.getBodyData()) };
	const json =
		this.getNodeParameter('operation') === 'verify'
			? await receiveDigits(this, dialled, reply)
			: {
					...dialled,
					replied: true,
					timedOut: false,
					reply,
					repliedAt: new Date().toISOString(),
				};
	return { webhookResponse: 'OK', workflowData: [[{ json, pairedItem: { item: 0 } }]] };
}

function withoutToken(query: object): IDataObject {
	return Object.fromEntries(Object.entries(query).filter(([name]) => name !== TOKEN));
}

/** A body that is no set of fields, such as a text, arrives as the field `body`. */
function fields(body: unknown): IDataObject {
	if (typeof body === 'object' && !Array.isArray(body)) return { ...body };
	return body === undefined || body === '' ? {} : { body: String(body) };
}
