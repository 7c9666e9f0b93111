import { Secrets } from '../shared/secrets';
import type { JsonValue } from './values/callbackValue';

/** A shorter one can be part of a phone number by chance, which must not be cut to pieces. */
const LEAST_TO_SEARCH = 8;

/**
 * Gives the function that takes the callback token out of a value, in names and in texts at any depth.
 *
 * @param token '' when there is none
 */
export function tokenConcealer(token: string): (value: JsonValue) => JsonValue {
	if (token === '') return (value) => value;
	const secrets = new Secrets([token]);
	const concealedText = (text: string) => {
		// No escaping makes a token shorter. There can be half a million short texts.
		if (text.length < token.length) return text;
		return text === token || token.length >= LEAST_TO_SEARCH ? secrets.hideIn(text) : text;
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
