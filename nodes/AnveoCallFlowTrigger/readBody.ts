import type { IWebhookFunctions } from 'n8n-workflow';

import { CallbackRefusal } from './callbackRefusal';

/** n8n itself would take 16 MiB. What a call flow sends has no use for more than this. */
const MOST_BYTES = 1024 * 1024;

const TOO_LARGE = new CallbackRefusal(413, 'Refused: the body is larger than 1 MiB.');

/** The part of n8n's request that matters here. */
interface Request {
	headers: Record<string, string | string[] | undefined>;
	/** n8n's own reader: it also unpacks gzip and deflate. */
	readRawBody: () => Promise<void>;
	rawBody?: Buffer;
}

/** The body of a request, as it came. */
export async function callbackBody(context: IWebhookFunctions): Promise<Buffer | CallbackRefusal> {
	const request: Request = context.getRequestObject();
	if (Number(request.headers['content-length']) > MOST_BYTES) return TOO_LARGE;
	try {
		await request.readRawBody();
	} catch (error) {
		return Object(error).status === 413
			? TOO_LARGE
			: new CallbackRefusal(400, 'Refused: the body could not be read.');
	}
	const body = request.rawBody ?? Buffer.alloc(0);
	return body.length > MOST_BYTES ? TOO_LARGE : body;
}
