import { newInstanceKey } from '../protocol/answers';
import type { NamedText } from '../protocol/xmlTree';
import type { CallCourse } from './callCourse';
import { madeRequestLine } from './callLine';
import {
	digitsPressedIn,
	endRequest,
	replyRequest,
	startRequest,
	type FlowRequest,
} from './flowRequests';
import type { FlowState } from './flowVariables';
import { requestLocally } from './localRequest';
import type { CallCommand, CallState, MadeRequest, PlacedCall } from './placedCall';
import { startTimer, type Timer } from './timer';

/** What a call is placed with. */
export interface CallFacts {
	requestId: string;
	phoneNumber: string;
	callerId: string;
	callFlow: string;
	variables: NamedText[];
	delayMinutes: number;
	course: CallCourse;
}

/** What a call needs from its surroundings. */
export interface CallSurroundings {
	stepMs: number;
	delayMinuteMs: number;
	/** Hears what happens to the call, as the end of a line. */
	tell: (event: string) => void;
	/** Hides secrets. */
	mask: (text: string) => string;
	/** Hears that the call has ended. */
	ended: (call: PlacedCall) => void;
}

interface Waiting {
	resolve: (call: PlacedCall) => void;
	reject: (reason: Error) => void;
}

const NO_REQUEST = Promise.resolve();

/**
 * A call that goes from NONE to END, and runs the sandbox's one call flow once it is answered. The
 * flow makes its requests one after the other, and waits for each answer.
 */
export class LiveCall {
	private state: CallState = 'NONE';
	private readonly history: PlacedCall['history'] = [{ state: 'NONE', at: now() }];
	private readonly requestsMade: MadeRequest[] = [];
	/** Null until something was pressed, be it nothing at all. */
	private digits: string | null = null;
	private instanceKey = '';
	private timer: Timer | undefined;
	private lastRequest = NO_REQUEST;
	private openRequests = 0;
	private waiting: Waiting[] = [];
	private readonly stopper = new AbortController();
	private readonly dueAt: string | null;

	constructor(
		private readonly facts: CallFacts,
		private readonly surroundings: CallSurroundings,
	) {
		const { stepMs, delayMinuteMs } = surroundings;
		const untilRingingMs = facts.delayMinutes * delayMinuteMs + stepMs;
		this.dueAt = facts.delayMinutes > 0 ? timeIn(untilRingingMs) : null;
		this.after(untilRingingMs, () => this.ring());
	}

	/** The call as it is now. */
	view(): PlacedCall {
		const { requestId, phoneNumber, callerId, callFlow, variables } = this.facts;
		const { mask } = this.surroundings;
		return {
			requestId,
			phoneNumber: mask(phoneNumber),
			callerId: mask(callerId),
			callFlow: mask(callFlow),
			state: this.state,
			dueAt: this.dueAt,
			variables: variables.map(({ name, value }) => ({ name: mask(name), value: mask(value) })),
			digits: mask(this.digits ?? ''),
			result: this.state === 'END' ? mask(this.digits ?? '') : null,
			requestsMade: this.requestsMade.map((made) => ({ ...made, url: mask(made.url) })),
			history: this.history.map((change) => ({ ...change })),
			possible: this.possible(),
		};
	}

	/** Resolves when the call has ended and its requests were answered. */
	async settled(): Promise<PlacedCall> {
		if (this.isSettled()) return this.view();
		if (this.isStopped()) throw stoppedError();
		return await new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
	}

	/** Does what a person wants, if it is possible now. */
	command(command: CallCommand, digits: string): boolean {
		if (!this.possible().includes(command)) return false;
		if (command === 'ring') this.ring();
		else if (command === 'answer') this.pickUp();
		else if (command === 'press') this.press(digits);
		else this.end();
		return true;
	}

	/** Stays as it is for ever: no timer and no request is left. */
	stop(): void {
		this.timer?.clear();
		this.stopper.abort();
		for (const { reject } of this.waiting.splice(0)) reject(stoppedError());
	}

	private possible(): CallCommand[] {
		const { answered, pressed } = this.facts.course;
		if (this.isStopped()) return [];
		if (this.state === 'NONE') return this.dueAt === null ? [] : ['ring'];
		if (this.state === 'INIT') return answered === 'byPerson' ? ['answer', 'hangup'] : ['hangup'];
		if (this.state !== 'START') return [];
		return pressed === 'never' || this.digits !== null ? ['hangup'] : ['press', 'hangup'];
	}

	private ring(): void {
		const { answered, ringingSteps } = this.facts.course;
		this.timer?.clear();
		this.enter('INIT');
		if (answered === 'byPerson') return;
		const next = answered === 'never' ? () => this.end() : () => this.pickUp();
		this.after(ringingSteps * this.surroundings.stepMs, next);
	}

	private pickUp(): void {
		const { pressed } = this.facts.course;
		this.enter('START');
		this.instanceKey = newInstanceKey();
		this.send(startRequest(this.flow()));
		if (pressed === 'byPerson') return;
		const press = () => this.press(digitsPressedIn(this.flow()));
		this.after(this.surroundings.stepMs, pressed === 'never' ? () => this.end() : press);
	}

	private press(digits: string): void {
		this.timer?.clear();
		this.digits = digits;
		this.surroundings.tell(`pressed ${digits === '' ? 'nothing' : digits}`);
		this.send(replyRequest(this.flow()));
		if (this.openRequests === 0) return this.end();
		void this.lastRequest.then(() => this.end());
	}

	private end(): void {
		if (this.state === 'END' || this.isStopped()) return;
		const wasAnswered = this.state === 'START';
		this.timer?.clear();
		this.enter('END');
		// A call that nobody answered never ran the call flow.
		if (wasAnswered) this.send(endRequest(this.flow()));
		this.surroundings.ended(this.view());
		this.releaseWaiting();
	}

	private enter(state: CallState): void {
		this.state = state;
		this.history.push({ state, at: now() });
		this.surroundings.tell(state);
	}

	private after(milliseconds: number, next: () => void): void {
		this.timer = startTimer(milliseconds, next);
	}

	private flow(): FlowState {
		const { variables, phoneNumber } = this.facts;
		return { variables, phoneNumber, instanceKey: this.instanceKey, digits: this.digits ?? '' };
	}

	private send(request: FlowRequest | null): void {
		if (request === null) return;
		this.openRequests += 1;
		this.lastRequest = this.lastRequest.then(async () => {
			await this.make(request);
			this.openRequests -= 1;
			this.releaseWaiting();
		});
	}

	private async make(request: FlowRequest): Promise<void> {
		if (this.isStopped()) return;
		const made: MadeRequest = { url: request.url, method: request.method, at: now() };
		this.requestsMade.push(made);
		Object.assign(made, await requestLocally(request, this.stopper.signal));
		if (!this.isStopped()) this.surroundings.tell(madeRequestLine(made));
	}

	private isStopped(): boolean {
		return this.stopper.signal.aborted;
	}

	private isSettled(): boolean {
		return this.state === 'END' && this.openRequests === 0;
	}

	private releaseWaiting(): void {
		if (!this.isSettled()) return;
		for (const { resolve } of this.waiting.splice(0)) resolve(this.view());
	}
}

function now(): string {
	return timeIn(0);
}

function timeIn(milliseconds: number): string {
	return new Date(Date.now() + milliseconds).toISOString();
}

function stoppedError(): Error {
	return new Error('The sandbox was closed or reset before the call had ended.');
}
