import type { CallbackValue } from './callbackValue';

/**
 * The fields of a multipart form; of a file only its name. Read by Node's own parser.
 *
 * @returns undefined when it is no multipart form
 */
export async function multipartValues(
	body: Uint8Array,
	contentType: string,
): Promise<CallbackValue[] | undefined> {
	try {
		const headers = { 'Content-Type': contentType };
		const form = await new Response(body, { headers }).formData();
		return Array.from(form, ([name, value]) => ({
			name,
			value: typeof value === 'string' ? value : value.name,
		}));
	} catch {
		return undefined;
	}
}
