import type { Account } from '../protocol/account';
import { DIAL_ACTION } from '../actions/actions';
import { dialLine } from './dial';
import { MASK, maskDocument, maskSecrets, secretsIn } from '../protocol/masking';
import type { AnswerKind, Outcome } from '../actions/outcome';
import type { RequestDocument } from '../protocol/requestDocument';
import { valueOf, type NamedText } from '../protocol/xmlTree';

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
}

/** A DIAL.CALLFLOW request, accepted or not. Texts that were not sent are empty or null. */
export interface Dial {
	receivedAt: string;
	phoneNumber: string;
	callerId: string;
	callFlow: string;
	variables: NamedText[];
	delay: string | null;
	memo: string | null;
	billingCode: string | null;
	test: boolean;
	answer: AnswerKind;
	requestId: string | null;
	faults: string[];
}

/** Keeps what the sandbox received, and prints each dial as a line. */
export class CallLog {
	private received: ReceivedRequest[] = [];
	private dialCounts = new Map<string, number>();
	private inFlight = 0;
	private mostInFlight = 0;

	constructor(
		private readonly account: Account,
		private readonly print: (line: string) => void,
	) {}

	/** Keeps a request with what was decided about it. */
	record(incoming: IncomingRequest, outcome: Outcome): void {
		const time = new Date();
		const entry = maskedEntry(incoming, outcome, time, secretsIn(this.account, incoming.document));
		this.received.push(entry);
		if (incoming.document?.action !== DIAL_ACTION) return;
		this.countDial(incoming.document);
		this.print(dialLine(dialOf(entry), time));
	}

	/** Counts a dial as in flight until the function it returns is called. */
	dialStarted(): () => void {
		this.inFlight += 1;
		this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
		let isOpen = true;
		return () => {
			if (isOpen) this.inFlight -= 1;
			isOpen = false;
		};
	}

	/** Everything received, oldest first. */
	requests(): ReceivedRequest[] {
		return structuredClone(this.received);
	}

	/** The DIAL.CALLFLOW requests, oldest first. */
	dials(): Dial[] {
		return this.requests()
			.filter(({ action }) => action === DIAL_ACTION)
			.map(dialOf);
	}

	/** How many DIAL.CALLFLOW requests named this number, accepted or not. */
	dialsOf(digits: string): number {
		return this.dialCounts.get(digits) ?? 0;
	}

	/** Every id that was created, oldest first. */
	requestIds(): string[] {
		return this.received.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
	}

	/** The most dials that were in flight at the same time. */
	maxInFlight(): number {
		return this.mostInFlight;
	}

	/** Forgets everything, except that dials in flight still are. */
	reset(): void {
		this.received = [];
		this.dialCounts = new Map();
		this.mostInFlight = this.inFlight;
	}

	private countDial(document: RequestDocument): void {
		const digits = valueOf(document.parameters, 'PHONENUMBER') ?? '';
		this.dialCounts.set(digits, this.dialsOf(digits) + 1);
	}
}

function maskedEntry(
	{ method, path, headers, body, document }: IncomingRequest,
	{ answer, requestId, faults }: Outcome,
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
		requestId,
		faults: faults.map(mask),
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

function dialOf(entry: ReceivedRequest): Dial {
	const { receivedAt, parameters, variables, answer, requestId, faults } = entry;
	return {
		receivedAt,
		phoneNumber: valueOf(parameters, 'PHONENUMBER') ?? '',
		callerId: valueOf(parameters, 'CALLERID') ?? '',
		callFlow: valueOf(parameters, 'CALLFLOW') ?? '',
		variables,
		delay: valueOf(parameters, 'DELAY'),
		memo: valueOf(parameters, 'MEMO'),
		billingCode: valueOf(parameters, 'BILLINGCODE'),
		test: valueOf(parameters, 'TEST') === 'TRUE',
		answer,
		requestId,
		faults,
	};
}
