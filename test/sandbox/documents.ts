import { DEFAULT_USER_KEY, type Sandbox } from '../../sandbox/server';

export const CALL_FLOW = 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22';
export const XML_TYPE = 'application/xml; charset=UTF-8';

/** A whole request; `content` is the XML inside of ACTION. */
export function requestDocument(action: string, content: string, userKey = DEFAULT_USER_KEY) {
	return `<?xml version="1.0" standalone="no" ?><REQUEST><USERTOKEN><USERKEY>${userKey}</USERKEY></USERTOKEN><ACTION NAME="${action}">${content}</ACTION></REQUEST>`;
}

/** A PARAMETER element; the value is XML already. */
export function parameter(name: string, value: string): string {
	return `<PARAMETER NAME="${name}">${value}</PARAMETER>`;
}

/** A VARIABLE; name and value are XML already. */
export function variable(name: string, value: string): string {
	return `<PARAMETER NAME="VARIABLE" VARIABLENAME="${name}">${value}</PARAMETER>`;
}

/** The content of a valid dial, with more XML behind it. */
export function dialContent(digits: string, more = ''): string {
	return [
		parameter('PHONENUMBER', digits),
		parameter('CALLERID', '12157010680'),
		parameter('CALLFLOW', CALL_FLOW),
		more,
	].join('');
}

/** A valid dial, with more XML behind its required parameters. */
export function dialDocument(digits: string, more = '', userKey = DEFAULT_USER_KEY): string {
	return requestDocument('DIAL.CALLFLOW', dialContent(digits, more), userKey);
}

/** Posts a document as Anveo's help recommends. */
export async function post(
	{ apiUrl }: Sandbox,
	body: string | Buffer,
	options: { contentType?: string; signal?: AbortSignal } = {},
): Promise<Response> {
	return await fetch(apiUrl, {
		method: 'POST',
		body,
		redirect: 'manual',
		headers: { 'Content-Type': options.contentType ?? XML_TYPE, Accept: XML_TYPE },
		signal: options.signal,
	});
}

/** Posts a document and reads the answer's text. */
export async function postForText(sandbox: Sandbox, body: string): Promise<string> {
	return await (await post(sandbox, body)).text();
}

/** The documented answer to an accepted request. */
export function successAnswer(requestId: string): string {
	return `<?xml version="1.0" standalone="no" ?><RESPONSE><RESULT>SUCCESS</RESULT><VALUE NAME="REQUESTID">${requestId}</VALUE></RESPONSE>`;
}

/** The answer to a refused request; the text is XML already. */
export function errorAnswer(text: string): string {
	return `<?xml version="1.0" standalone="no" ?><RESPONSE><RESULT>ERROR</RESULT><ERROR>Sandbox: ${text}</ERROR></RESPONSE>`;
}
