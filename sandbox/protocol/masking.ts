import { signaturesIn, type Account } from './account';
import type { RequestDocument } from './requestDocument';

/** What stands in the place of a secret. */
export const MASK = '***';

/** Shorter texts would blot out half of a record; where they stand they are masked by position. */
const SHORTEST_RECEIVED = 6;

const XML_NAMES = new Map([
	['&', 'amp'],
	['<', 'lt'],
	['>', 'gt'],
	['"', 'quot'],
	["'", 'apos'],
]);

const KNOWN_PATTERNS = new Map<string, RegExp>();
const MOST_PATTERNS = 100;

/** Lists the texts that may not be shown: those of the account and those that were received. */
export function secretsIn(account: Account, request: RequestDocument | null): string[] {
	const own = [account.userKey, account.securePhrase, account.signature ?? ''];
	const received = request === null ? [] : [request.userKey, ...signaturesIn(request)];
	return [
		...own.filter((secret) => secret !== ''),
		...received.filter((secret) => secret.length >= SHORTEST_RECEIVED),
	];
}

/** Replaces every secret in a text, however it is escaped. */
export function maskSecrets(text: string, secrets: string[]): string {
	// Longest first, or the rest of a longer secret would stay behind a shorter one.
	const ordered = [...new Set(secrets)].sort((a, b) => b.length - a.length);
	return ordered.reduce(maskSecret, text);
}

/**
 * Hides what a URL carries as `signature` or `token`, also when the URL is a query value of another:
 * whoever has it may resume a workflow.
 */
export function maskUrlSecrets(text: string): string {
	return text
		.replace(/([?&](?:signature|token)=)[^&#\s"]+/gi, `$1${MASK}`)
		.replace(/(%(?:3F|26)(?:signature|token)%3D)(?:(?!%26)[^&#\s"])+/gi, `$1${MASK}`);
}

function maskSecret(text: string, secret: string): string {
	return text.replace(anyEscapingOf(secret), MASK).replaceAll(encodeURIComponent(secret), MASK);
}

/** Matches a secret however it is escaped. The same few are looked for again and again. */
function anyEscapingOf(secret: string): RegExp {
	const known = KNOWN_PATTERNS.get(secret);
	if (known !== undefined) return known;
	const pattern = new RegExp([...secret].map(patternOf).join(''), 'gu');
	if (KNOWN_PATTERNS.size >= MOST_PATTERNS) KNOWN_PATTERNS.clear();
	KNOWN_PATTERNS.set(secret, pattern);
	return pattern;
}

/** Matches one character as it is, or as any reference that XML has for it. */
function patternOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
	const named = XML_NAMES.get(character);
	const forms = [`\\u{${code.toString(16)}}`, `&#0*${code};`, `&#x0*${hex};`];
	return `(?:${[...forms, ...(named ? [`&${named};`] : [])].join('|')})`;
}

/**
 * Masks the user key and the signature where they stand in a document. It works on documents that
 * cannot be parsed as well: when the closing tag is missing, everything after is masked. A body in
 * another encoding, UTF-16 for one, cannot be searched and is not shown at all.
 */
export function maskDocument(body: string, secrets: string[]): string {
	if (body.includes('\0')) return MASK;
	const byPosition = body
		.replace(/(<USERKEY\b[^>]*>)[^]*?(?=<\/USERKEY|$)/gi, `$1${MASK}`)
		.replace(
			/(<PARAMETER\b[^>]*\bNAME\s*=\s*["']?SIGNATURE\b[^>]*>)[^]*?(?=<\/PARAMETER|$)/gi,
			`$1${MASK}`,
		);
	return maskSecrets(byPosition, secrets);
}
