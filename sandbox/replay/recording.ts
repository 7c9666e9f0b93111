/** What a request of the live check asked for, without any text of its own: enough to find its answer again. */
export interface RecordedRequest {
	action: string;
	key: 'right' | 'madeUp';
	/** `swapped`: made with e-mail and phrase in each other's place. */
	signature: 'none' | 'right' | 'swapped';
	test: boolean;
	/** Minutes of DELAY. */
	delay: number | null;
	/** The step whose call it asks about, or `madeUp` for an id that no call has; null when it asks about none. */
	call: string | null;
}

/** An answer, byte for byte apart from what was concealed. */
export interface RecordedAnswer {
	status: number;
	headers: Array<[name: string, value: string]>;
	/** How `body` becomes bytes again. `withheld`: it could not be searched for secrets, so it is not here. */
	encoding: 'utf8' | 'utf16le' | 'latin1' | 'withheld';
	body: string;
	/** How many bytes came. */
	bytes: number;
}

/** A request with what came back: an answer, or what went wrong instead. */
export interface RecordedExchange {
	request: RecordedRequest;
	/** Milliseconds from the beginning of the step to the end of the answer. */
	atMs: number;
	/** How often in a row the same came back. */
	times: number;
	answer: RecordedAnswer | null;
	fault: string | null;
}

/** A request that a call flow made to the person's address. */
export interface RecordedArrival {
	method: string;
	headers: Array<[name: string, value: string]>;
	/** The names in the query, apart from the check's own. */
	queryNames: string[];
	body: string;
	atMs: number;
	/** Milliseconds until the other side gave up waiting for an answer; null when it was answered. */
	gaveUpAfterMs: number | null;
}

/** One step of the live check. */
export interface RecordedStep {
	name: string;
	/** `begun`: it was not finished. */
	state: 'done' | 'leftOut' | 'begun';
	exchanges: RecordedExchange[];
	arrivals: RecordedArrival[];
	/** Whether the phone rang, as the person says. */
	rang: 'yes' | 'no' | 'notSaid' | null;
}

/** The file `live-check.json`: what Anveo answered, with every secret and number replaced. */
export interface Recording {
	format: 1;
	packageVersion: string;
	nodeVersion: string;
	/** The day it was made, in ISO form. */
	day: string;
	/** Whether Anveo was asked, or another address, such as a sandbox's. */
	askedAnveo: boolean;
	isComplete: boolean;
	steps: RecordedStep[];
}

/** Reads `live-check.json`. @throws Error when it is something else */
export function readRecording(text: string): Recording {
	const found = parsed(text);
	if (isRecording(found)) return found;
	throw new Error('The file is not a recording of npm run live-check.');
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRecording(value: unknown): value is Recording {
	return isObject(value) && value.format === 1 && isListOf(value.steps, isStep);
}

function isStep(value: unknown): boolean {
	return (
		isObject(value) &&
		typeof value.name === 'string' &&
		isListOf(value.exchanges, isExchange) &&
		isListOf(value.arrivals, isObject)
	);
}

function isExchange(value: unknown): boolean {
	return (
		isObject(value) && isRequest(value.request) && (value.answer === null || isAnswer(value.answer))
	);
}

function isRequest(value: unknown): boolean {
	return isObject(value) && typeof value.action === 'string' && typeof value.signature === 'string';
}

function isAnswer(value: unknown): boolean {
	return (
		isObject(value) &&
		Number.isInteger(value.status) &&
		Number(value.status) >= 200 &&
		Number(value.status) <= 999 &&
		isListOf(value.headers, isHeader) &&
		['utf8', 'utf16le', 'latin1', 'withheld'].includes(String(value.encoding)) &&
		typeof value.body === 'string'
	);
}

function isHeader(value: unknown): boolean {
	return isListOf(value, (part) => typeof part === 'string') && value.length === 2;
}

function isListOf(value: unknown, isOne: (entry: unknown) => boolean): value is unknown[] {
	return Array.isArray(value) && value.every(isOne);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
