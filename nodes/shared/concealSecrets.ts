import type { IDataObject } from 'n8n-workflow';

const CONCEALED = '***';

/**
 * Replaces every secret in a text by `***`, also where it was escaped for XML or for an address.
 *
 * @param secrets the user key, phrase, signature and token of the account in use
 */
export function concealSecrets(text: string, secrets: string[]): string {
	return searchesFor(secrets).reduce(concealed, text);
}

/** A secret, and the pattern of its escaped writings when it has any. */
interface Search {
	secret: string;
	escaped?: RegExp;
}

/** By the list of secrets: an account's are looked for in every answer, and making the patterns takes the longest. */
const searches = new WeakMap<string[], Search[]>();

/** Longest secret first: a shorter one may be a part of it. */
function searchesFor(secrets: string[]): Search[] {
	const known = searches.get(secrets);
	if (known !== undefined) return known;
	const made = [...secrets].sort((one, other) => other.length - one.length).map(searchFor);
	searches.set(secrets, made);
	return made;
}

function searchFor(secret: string): Search {
	// Nothing in such a secret is ever escaped.
	if (/^[\w.~-]*$/.test(secret)) return { secret };
	return { secret, escaped: new RegExp(Array.from(secret, writings).join(''), 'giu') };
}

function concealed(text: string, { secret, escaped }: Search): string {
	const plain = text.includes(secret) ? text.split(secret).join(CONCEALED) : text;
	return escaped === undefined ? plain : plain.replace(escaped, CONCEALED);
}

const NAMED: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

/** A pattern for a character as it is and as XML, HTML and addresses escape it. */
function writings(character: string): string {
	if (/^\w$/.test(character)) return character;
	const code = character.codePointAt(0) ?? 0;
	const name = NAMED[character];
	return `(?:${[
		`\\u{${code.toString(16)}}`,
		...(name === undefined ? [] : [`&${name};`]),
		`&#0*${code};`,
		`&#x0*${code.toString(16)};`,
		...(character === ' ' ? ['\\+'] : []),
		...percentEncoded(character),
	].join('|')})`;
}

function percentEncoded(character: string): string[] {
	// Half a character has no such form.
	if (/\p{Surrogate}/u.test(character)) return [];
	const encoded = encodeURIComponent(character);
	return encoded === character ? [] : [encoded];
}

/**
 * What postReceive made of an answer, without secrets that Anveo may have echoed. The names on the first level are this
 * package's own.
 *
 * A secret so short that a REQUESTID can contain it by chance stays in the id: an id cut to pieces would be a lost call.
 */
export function concealSecretsInAnswer(answer: IDataObject, secrets: string[]): IDataObject {
	return Object.fromEntries(
		Object.entries(answer).map(([name, value]) => [
			name,
			name === 'requestId'
				? searchesFor(secrets)
						.filter(({ secret }) => secret.length >= 16 || secret === value)
						.reduce(concealed, String(value))
				: concealedValue(value, secrets),
		]),
	);
}

function concealedValue(value: IDataObject[string], secrets: string[]): IDataObject[string] {
	if (typeof value === 'string') return concealSecrets(value, secrets);
	if (typeof value !== 'object' || value === null) return value;
	const text = JSON.stringify(value, (_name, inner: unknown) =>
		typeof inner === 'string' ? concealSecrets(inner, secrets) : concealedNames(inner, secrets),
	);
	return JSON.parse(text);
}

/** Names come from Anveo too, below the first level. */
function concealedNames(value: unknown, secrets: string[]): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [concealSecrets(name, secrets), inner]),
	);
}
