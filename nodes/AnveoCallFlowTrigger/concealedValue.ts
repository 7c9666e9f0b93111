import { Secrets } from '../shared/secrets';
import type { JsonValue } from './values/callbackValue';

/** A shorter token can be part of a phone number by chance, which must not be cut to pieces. */
const LEAST_TO_SEARCH = 8;

/**
 * Gives the function that takes the callback token out of a value, in names and in texts at any depth.
 *
 * @param token '' when there is none
 */
export function tokenConcealer(token: string): (value: JsonValue) => JsonValue {
	const secrets = new Secrets([token]);
	const concealedText = (text: string) => {
		if (text === token) return secrets.hideIn(text);
		// There can be half a million short texts, and none of them can show so much of a token.
		const isTooShort = Math.min(text.length, token.length) < LEAST_TO_SEARCH;
		return isTooShort ? text : secrets.hideIn(text);
	};
	const concealed = (value: JsonValue): JsonValue => {
		if (typeof value === 'string') return concealedText(value);
		if (typeof value === 'number') return String(value) === token ? concealedText(token) : value;
		if (typeof value !== 'object' || value === null) return value;
		if (Array.isArray(value)) return value.map(concealed);
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [concealedText(name), concealed(inner)]),
		);
	};
	return concealed;
}
