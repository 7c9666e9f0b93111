import type { IDataObject } from 'n8n-workflow';

const CONCEALED = '***';

/** What must never be shown of an account: user key, phrase, signature and token. */
export class Secrets {
	/** Longest secret first: a shorter one may be a part of it. */
	private readonly searches: Search[];

	/** @param secrets those that are set; making their patterns takes the longest, so make one object for many texts */
	constructor(secrets: string[]) {
		this.searches = [...secrets].sort((one, other) => other.length - one.length).map(searchFor);
	}

	/** The text with `***` for every secret, also where it was escaped for XML or for an address. */
	hideIn(text: string): string {
		return this.searches.reduce(concealed, text);
	}

	/**
	 * What an operation received, without secrets that Anveo may have echoed. The names on the first level are this
	 * package's own.
	 */
	hideInAnswer(answer: IDataObject): IDataObject {
		return Object.fromEntries(
			Object.entries(answer).map(([name, value]) => [
				name,
				name === 'requestId' ? this.hideInRequestId(String(value)) : this.hideInValue(value),
			]),
		);
	}

	/** A secret so short that a REQUESTID can contain it by chance stays: an id cut to pieces would be a lost call. */
	private hideInRequestId(requestId: string): string {
		return this.searches
			.filter(({ secret }) => secret.length >= 16 || secret === requestId)
			.reduce(concealed, requestId);
	}

	private hideInValue(value: IDataObject[string]): IDataObject[string] {
		if (typeof value === 'string') return this.hideIn(value);
		if (typeof value !== 'object' || value === null) return value;
		const text = JSON.stringify(value, (_name, inner: unknown) =>
			typeof inner === 'string' ? this.hideIn(inner) : this.hideInNames(inner),
		);
		return JSON.parse(text);
	}

	/** Names come from Anveo too, below the first level. */
	private hideInNames(value: unknown): unknown {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [this.hideIn(name), inner]),
		);
	}
}

/** A secret, and the pattern of its escaped writings when it has any. */
interface Search {
	secret: string;
	escaped?: RegExp;
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
