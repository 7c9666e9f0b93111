import type { IDataObject } from 'n8n-workflow';

const CONCEALED = '***';

/**
 * Replaces every secret in a text by `***`, also where it was escaped for XML or for an address.
 *
 * @param secrets the user key, phrase, signature and token of the account in use
 */
export function concealSecrets(text: string, secrets: string[]): string {
	return secrets
		.flatMap((secret) => [secret, xmlEscaped(secret), encodeURIComponent(secret)])
		.sort((one, other) => other.length - one.length)
		.reduce((shown, secret) => shown.split(secret).join(CONCEALED), text);
}

/**
 * The answer to a dial, as output, without secrets that Anveo may have echoed.
 *
 * A secret so short that a REQUESTID can contain it by chance stays in the id: an id cut to pieces would be a lost call.
 */
export function concealSecretsInAnswer(
	answer: IDataObject,
	secrets: string[],
): IDataObject & { requestId: string } {
	const { requestId, result, values } = answer;
	const inId = secrets.filter((secret) => secret.length >= 16 || secret === requestId);
	return {
		requestId: concealSecrets(String(requestId), inId),
		result: concealSecrets(String(result), secrets),
		...(isDataObject(values) ? { values: concealedValues(values, secrets) } : {}),
	};
}

function concealedValues(values: IDataObject, secrets: string[]): IDataObject {
	const concealed = (value: unknown) => concealSecrets(String(value), secrets);
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			concealed(name),
			Array.isArray(value) ? value.map(concealed) : concealed(value),
		]),
	);
}

function isDataObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function xmlEscaped(secret: string): string {
	return secret
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&apos;');
}
