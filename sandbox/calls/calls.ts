import type { Account } from '../protocol/account';
import { maskSecrets, secretsIn } from '../protocol/masking';
import type { RequestDocument } from '../protocol/requestDocument';
import { valueOf } from '../protocol/xmlTree';
import type { Situation } from '../situations/testNumbers';
import { connectedCourseOf, courseOf } from './callCourse';
import { callLine } from './callLine';
import { LiveCall, type CallFacts } from './liveCall';
import type { Notifier } from './notifier';
import type { CallCommand, PlacedCall } from './placedCall';

/** What the calls of a sandbox have in common. */
export interface CallSettings {
	account: Account;
	stepMs: number;
	delayMinuteMs: number;
	print: (line: string) => void;
	/** Told about each call that has ended. */
	notifier: Notifier;
}

/** The placed calls of a sandbox. */
export class Calls {
	private live = new Map<string, LiveCall>();

	constructor(private readonly settings: CallSettings) {}

	/** Lets a call begin. */
	place(requestId: string, request: RequestDocument, situation: Situation): void {
		const { account, stepMs, delayMinuteMs, print, notifier } = this.settings;
		const facts = factsOf(requestId, request, situation);
		const mask = (text: string) => maskSecrets(text, secretsIn(account, request));
		const tell = (event: string) => print(mask(callLine(facts.phoneNumber, event, new Date())));
		const billingCode = valueOf(request.parameters, 'BILLINGCODE') ?? '';
		const ended = (call: PlacedCall) => void notifier.notify({ call, billingCode }, tell);
		this.live.set(requestId, new LiveCall(facts, { stepMs, delayMinuteMs, tell, mask, ended }));
	}

	/** Every placed call, oldest first. */
	all(): PlacedCall[] {
		return [...this.live.values()].map((call) => call.view());
	}

	/** The call of a REQUESTID, if there is one. */
	callOf(requestId: string): PlacedCall | undefined {
		return this.live.get(requestId)?.view();
	}

	/** Resolves when a call has ended and the requests of its call flow were answered. */
	async settled(requestId: string): Promise<PlacedCall> {
		const call = this.live.get(requestId);
		if (call === undefined) throw new Error(`The sandbox knows no call '${requestId}'.`);
		return await call.settled();
	}

	/** Does to a call what a person wants; false when it is not possible now. */
	command(requestId: string, command: CallCommand, digits: string): boolean {
		return this.live.get(requestId)?.command(command, digits) ?? false;
	}

	/** Nothing happens to the calls any more, but they can still be seen. */
	stop(): void {
		for (const call of this.live.values()) call.stop();
	}

	/** Stops and forgets the calls. */
	reset(): void {
		this.stop();
		this.live = new Map();
	}
}

function factsOf(requestId: string, request: RequestDocument, situation: Situation): CallFacts {
	const { parameters, variables } = request;
	return {
		requestId,
		phoneNumber: valueOf(parameters, 'PHONENUMBER') ?? '',
		callerId: valueOf(parameters, 'CALLERID') ?? '',
		callFlow: valueOf(parameters, 'CALLFLOW') ?? '',
		variables,
		delayMinutes: Number(valueOf(parameters, 'DELAY') ?? 0),
		course: request.action === 'DIAL.CONNECT' ? connectedCourseOf(situation) : courseOf(situation),
	};
}
