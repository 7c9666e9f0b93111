import { concealSecrets } from '../shared/concealSecrets';
import type { JsonValue } from './callbackValue';

/** A shorter one can be part of a phone number by chance, which must not be cut to pieces. */
const LEAST_TO_SEARCH = 8;

/** A value without the callback token, in names and in texts at any depth. */
export function concealedValue(value: JsonValue, token: string): JsonValue {
	if (token === '') return value;
	if (typeof value === 'string') return concealedText(value, token);
	if (typeof value === 'number')
		return String(value) === token ? concealedText(token, token) : value;
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((inner) => concealedValue(inner, token));
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [
			concealedText(name, token),
			concealedValue(inner, token),
		]),
	);
}

function concealedText(text: string, token: string): string {
	// No escaping makes a token shorter. There can be half a million short texts.
	if (text.length < token.length) return text;
	return text === token || token.length >= LEAST_TO_SEARCH ? concealSecrets(text, [token]) : text;
}
