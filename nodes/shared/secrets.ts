import type { IDataObject } from 'n8n-workflow';

import { type Find, SecretSearch } from './secretSearch';

const CONCEALED = '***';

/** So many characters of a long secret in a row are no chance in a REQUESTID of 40 hexadecimal digits. */
const NO_CHANCE = 12;

/**
 * A REQUESTID in a text: `NAME="REQUESTID">id<`, `REQUESTID: id`, `REQUESTID id`, `"requestId":"id"`, escaped or not.
 */
const REQUEST_ID =
	/request_?id(?:<!\[CDATA\[|&#?\w{1,6};|[\s"'\\>:=]){1,50}((?<=>)[^<>"'&=]+|[^\s<>"'&\\,;=]+)/gi;

/** What must never be shown of an account: user key, phrase, signature and token. */
export class Secrets {
	private search?: SecretSearch;

	/** @param secrets those that are set; the first text takes the longest, so make one object for many texts */
	constructor(private readonly secrets: string[]) {}

	/** These and some more. */
	and(more: string[]): Secrets {
		return new Secrets([...this.secrets, ...more]);
	}

	/**
	 * The text with `***` for every secret, however it is written: escaped, broken, in other letters. Of a long secret a
	 * part is concealed too. A REQUESTID that a short secret is part of by chance stays whole.
	 */
	hideIn(text: string): string {
		return this.hidden(text, () => [...text.matchAll(REQUEST_ID)].map(idOf));
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

	private hideInRequestId(requestId: string): string {
		return this.hidden(requestId, () => [{ start: 0, end: requestId.length }]);
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

	/** @param requestIds where in the text REQUESTIDs stand */
	private hidden(text: string, requestIds: () => Span[]): string {
		this.search ??= new SecretSearch(this.secrets);
		let marks: Uint8Array | undefined;
		for (const find of this.search.in(text)) {
			marks ??= new Uint8Array(text.length);
			mark(marks, find);
		}
		if (marks === undefined) return text;
		for (const span of requestIds()) keepRequestId(marks, span);
		return withoutMarked(text, marks);
	}
}

interface Span {
	start: number;
	end: number;
}

/** What a character of a text is to be taken for. A higher mark replaces a lower one. */
const BETWEEN = 1;
const PERHAPS_SECRET = 2;
const SECRET = 3;

function mark(marks: Uint8Array, { reading, begin, end, inRow }: Find): void {
	const value = inRow >= NO_CHANCE ? SECRET : PERHAPS_SECRET;
	let last = reading.start(begin);
	for (let at = begin; at < end; at++) {
		const start = reading.start(at);
		raise(marks, last, start, BETWEEN);
		last = reading.end(at);
		raise(marks, start, last, value);
	}
}

function raise(marks: Uint8Array, start: number, end: number, value: number): void {
	for (let at = start; at < end; at++) if ((marks[at] ?? 0) < value) marks[at] = value;
}

/** An id cut to pieces would be a lost call. One that is a secret as a whole is none. */
function keepRequestId(marks: Uint8Array, { start, end }: Span): void {
	const own = marks.subarray(start, end);
	if (own.every((value) => value >= PERHAPS_SECRET)) return;
	for (const [at, value] of own.entries()) if (value < SECRET) own[at] = 0;
}

function withoutMarked(text: string, marks: Uint8Array): string {
	const parts: string[] = [];
	let at = 0;
	for (let start = marks.findIndex(Boolean); start !== -1; ) {
		parts.push(text.slice(at, start), CONCEALED);
		for (at = start; (marks[at] ?? 0) > 0; ) at++;
		for (start = at; marks[start] === 0; ) start++;
		if (start >= marks.length) start = -1;
	}
	return parts.join('') + text.slice(at);
}

function idOf({ 0: found, 1: id = '', index }: RegExpExecArray): Span {
	const end = index + found.length;
	return { start: end - id.length, end };
}
