import { bytesToText } from './bytesToText';
import type { CallbackValue } from './callbackValue';

/** The values of the query of a URL. */
export function queryValues(url: string): CallbackValue[] {
	const start = url.indexOf('?');
	return start === -1 ? [] : formValues(url.slice(start + 1));
}

/**
 * The values of a form in the order they came in, each name as it is: n8n's own query parser makes objects of `a[b]`,
 * stops after 1000 values, drops `__proto__` and knows no charset.
 *
 * @param form one character for each byte
 */
export function formValues(form: string, charset?: string): CallbackValue[] {
	const pairs = form.split('&').filter((pair) => pair !== '');
	return pairs.map((pair) => {
		const [name = '', ...value] = pair.split('=');
		return { name: decoded(name, charset), value: decoded(value.join('='), charset) };
	});
}

/** A % that begins no byte stays what it is. */
function decoded(text: string, charset?: string): string {
	const bytes = text
		.replaceAll('+', ' ')
		.replace(/%([0-9a-f]{2})/gi, (_escape, byte: string) =>
			String.fromCharCode(Number.parseInt(byte, 16)),
		);
	return bytesToText(Buffer.from(bytes, 'latin1'), charset);
}
