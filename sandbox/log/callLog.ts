import { DIAL_ACTIONS } from '../actions/actions';
import type { Outcome } from '../actions/outcome';
import type { Account } from '../protocol/account';
import { secretsIn } from '../protocol/masking';
import type { RequestDocument } from '../protocol/requestDocument';
import { valueOf } from '../protocol/xmlTree';
import { dialLine, dialOf, type Dial } from './dial';
import { maskedEntry, type IncomingRequest, type ReceivedRequest } from './receivedRequest';

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
		if (incoming.document === null || !DIAL_ACTIONS.includes(incoming.document.action)) return;
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

	/** The requests to place a call, oldest first. */
	dials(): Dial[] {
		return this.requests()
			.filter(({ action }) => action !== null && DIAL_ACTIONS.includes(action))
			.map(dialOf);
	}

	/** How many requests to place a call named this number first, accepted or not. */
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
