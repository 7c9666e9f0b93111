import { InputRefusal } from '../../../anveo/inputRefusal';
import type { Fault } from '../../shared/fault';
import { addresseeName } from './addresseeName';
import type { Wording } from './wording';

/** What is known of a request that did not bring what it was sent for. */
interface FailureFacts {
	kind: Fault['kind'];
	/** What happened, and to whom: an agent that uses the node as its tool may be shown nothing else. */
	message: string;
	/** What happened, for a list that names whom it happened to. Left out: the message. */
	reason?: string;
	/** What to do. */
	advice: string;
	/** True when the phone may ring all the same: such a request is not sent again by itself. */
	mayHaveHappened: boolean;
	/** What Anveo sent, where it can hold a REQUESTID. */
	evidence?: string;
	/** True when no option makes a retry send it again. */
	isFinal?: boolean;
}

/** A request that did not bring what it was sent for, in the words of its operation. */
export class Failure extends Error implements FailureFacts {
	override readonly name = 'Failure';

	readonly kind: Fault['kind'];

	readonly reason: string;

	readonly advice: string;

	readonly mayHaveHappened: boolean;

	readonly evidence: string;

	readonly isFinal: boolean;

	constructor(facts: FailureFacts) {
		const { kind, message, reason, advice, mayHaveHappened, evidence, isFinal } = facts;
		super(message);
		this.kind = kind;
		this.reason = reason ?? message;
		this.advice = advice;
		this.mayHaveHappened = mayHaveHappened;
		this.evidence = evidence ?? '';
		this.isFinal = isFinal ?? false;
	}
}

/** What happened, with all that Anveo sent: a REQUESTID may be in it. */
export function withEvidence({ message, evidence }: Failure): string {
	return `${message}. ${evidence}`.trim();
}

/** Tells a fact in the words of an operation. @param label whom or what the request was for */
export function worded(fault: Fault, wording: Wording, label: string): Failure {
	const { kind, message, advice } = fault;
	switch (kind) {
		case 'notSent':
			return new Failure({ kind, message, advice, mayHaveHappened: false });
		case 'refused':
			return new Failure({
				kind,
				message: `Anveo refused ${wording.object(addresseeName(label))}: ${message}`,
				reason: `Anveo refused: ${message}`,
				advice:
					'The text after the colon is Anveo’s own: check the field or the account setting it names.',
				mayHaveHappened: false,
			});
		case 'unclear':
			return unclearOutcome(fault, wording, label);
	}
}

function unclearOutcome(
	{ kind, message, advice, evidence }: Fault,
	{ unclear }: Wording,
	label: string,
): Failure {
	if (unclear === undefined) {
		return new Failure({
			kind,
			message,
			advice: 'Try again later.',
			mayHaveHappened: false,
			evidence,
		});
	}
	return new Failure({
		kind,
		message: `${unclear.statement(addresseeName(label))}: ${message}`,
		reason: message,
		advice: `${unclear.advice} ${advice}`.trim(),
		mayHaveHappened: true,
		evidence,
	});
}

/** A failure after an earlier try with an unclear outcome: that one may have had its effect, whatever came since. */
export function afterUnclearOutcome(failure: Failure, earlier: Failure): Failure {
	const later = `In a later try: ${failure.reason}`;
	return new Failure({
		kind: 'unclear',
		message: `${earlier.message}. ${later}`,
		reason: `${earlier.reason}. ${later}`,
		advice: earlier.advice,
		mayHaveHappened: true,
		evidence: [earlier.evidence, failure.evidence].join(' ').trim(),
	});
}

/** Whatever was thrown before the request was on its way, as a failure. */
export function beforeSending(error: unknown): Failure {
	const kind = 'notSent';
	const mayHaveHappened = false;
	if (error instanceof InputRefusal) {
		return new Failure({ kind, message: error.message, advice: error.advice, mayHaveHappened });
	}
	const { message, description } = Object(error);
	const advice = typeof description === 'string' ? description : '';
	return new Failure({ kind, message: String(message ?? error), advice, mayHaveHappened });
}
