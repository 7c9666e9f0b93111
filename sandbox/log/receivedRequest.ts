import type { AnswerKind, Outcome } from '../actions/outcome';
import { MASK, maskDocument, maskSecrets } from '../protocol/masking';
import type { RequestDocument } from '../protocol/requestDocument';
import type { NamedText } from '../protocol/xmlTree';
import { toldText } from './toldText';

/** A request as it came in, before anything is masked. */
export interface IncomingRequest {
	method: string;
	path: string;
	headers: Record<string, string>;
	body: string;
	/** Null when the request carried no readable document. */
	document: RequestDocument | null;
}

/** A request as the log keeps it: secrets are replaced by `***`. */
export interface ReceivedRequest {
	receivedAt: string;
	method: string;
	path: string;
	headers: Record<string, string>;
	rawBody: string;
	action: string | null;
	parameters: NamedText[];
	variables: NamedText[];
	answer: AnswerKind;
	/** The id that was created, even when the caller was never told; null when no call was placed. */
	requestId: string | null;
	faults: string[];
	/** What the caller was told. */
	told: string;
}

/** What the log keeps of a request. `secrets` are the texts that may not be shown. */
export function maskedEntry(
	{ method, path, headers, body, document }: IncomingRequest,
	{ answer, reply, placed, faults }: Outcome,
	time: Date,
	secrets: string[],
): ReceivedRequest {
	const mask = (text: string) => maskSecrets(text, secrets);
	return {
		receivedAt: time.toISOString(),
		method,
		path: mask(path),
		headers: maskedHeaders(headers, mask),
		rawBody: maskDocument(body, secrets),
		action: document === null ? null : mask(document.action),
		parameters: (document?.parameters ?? []).map((one) => maskedParameter(one, mask)),
		variables: (document?.variables ?? []).map((one) => maskedText(one, mask)),
		answer,
		requestId: placed?.requestId ?? null,
		faults: faults.map(mask),
		told: toldText(reply, mask),
	};
}

function maskedHeaders(
	headers: Record<string, string>,
	mask: (text: string) => string,
): Record<string, string> {
	const entries = Object.entries(headers).map(([name, value]) => [name, mask(value)] as const);
	return Object.fromEntries(entries);
}

function maskedParameter(parameter: NamedText, mask: (text: string) => string): NamedText {
	if (parameter.name === 'SIGNATURE') return { name: parameter.name, value: MASK };
	return maskedText(parameter, mask);
}

function maskedText({ name, value }: NamedText, mask: (text: string) => string): NamedText {
	return { name: mask(name), value: mask(value) };
}
