import { bytesToText } from './bytesToText';
import { type CallbackValue, WHOLE_BODY } from './callbackValue';
import { formValues } from './formValues';
import { jsonValues } from './jsonValues';
import { multipartValues } from './multipartValues';

/** The values of a body, by its content type. A text that is nothing known arrives whole as `body`; nothing as nothing. */
export async function bodyValues(body: Buffer, contentType = ''): Promise<CallbackValue[]> {
	if (body.length === 0) return [];
	const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1];
	const type = contentType.split(';', 1).join('').trim().toLowerCase();
	if (type === 'application/x-www-form-urlencoded') {
		return formValues(withoutByteOrderMark(body).toString('latin1'), charset);
	}
	const text = bytesToText(withoutByteOrderMark(body), charset);
	if (/[/+]json$/.test(type)) return jsonValues(text);
	const fields = await multipartValues(body, contentType);
	return fields ?? [{ name: WHOLE_BODY, value: text }];
}

function withoutByteOrderMark(body: Buffer): Buffer {
	const isMarked = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
	return isMarked ? body.subarray(3) : body;
}
