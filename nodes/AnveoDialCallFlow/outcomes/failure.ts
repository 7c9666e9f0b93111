import { InputRefusal } from '../../../anveo/inputRefusal';
import type { Fault } from '../../shared/fault';
import type { Wording } from './wording';

/**
 * A request that did not bring what it was sent for, in the words of its operation.
 *
 * `message` says what happened, `advice` what to do.
 */
export class Failure extends Error {
	override readonly name = 'Failure';

	constructor(
		message: string,
		readonly advice: string,
		/** True when the phone may ring all the same: such a request is not sent again by itself. */
		readonly mayHaveHappened: boolean,
		/** What Anveo sent, where it can hold a REQUESTID. */
		readonly evidence = '',
	) {
		super(message);
	}

	/** Advice and evidence, for the description of an error. */
	get description(): string {
		return this.evidence === '' ? this.advice : `${this.advice} ${this.evidence}`;
	}
}

/** Tells a fact in the words of an operation. */
export function worded(fault: Fault, wording: Wording): Failure {
	const { object, notDone } = wording;
	switch (fault.kind) {
		case 'notSent':
			return new Failure(fault.message, `${notDone} ${fault.advice}`.trim(), false);
		case 'refused':
			return new Failure(
				`Anveo refused ${object}: ${fault.message}`,
				`${notDone} The text after the colon is Anveo’s own: check the field or the account setting it names.`,
				false,
			);
		case 'unclear':
			return unclearOutcome(fault, wording);
	}
}

/** The message says that it is unclear: an agent that uses the node as its tool is shown nothing else. */
function unclearOutcome(
	{ message, advice, evidence }: Fault,
	{ unclear, notDone }: Wording,
): Failure {
	if (unclear === undefined) {
		return new Failure(message, `${notDone} Try again later.`, false, evidence);
	}
	return new Failure(
		`${message}. ${unclear.statement}`,
		`${unclear.advice} ${advice}`.trim(),
		true,
		evidence,
	);
}

/** A failure after an earlier try with an unclear outcome: that one may have had its effect, whatever came since. */
export function afterUnclearOutcome(failure: Failure, earlier: Failure): Failure {
	const evidence = [earlier.evidence, failure.evidence].join(' ').trim();
	return new Failure(failure.message, earlier.advice, true, evidence);
}

/** Whatever was thrown before the request was on its way, as a failure. */
export function beforeSending(error: unknown, { notDone }: Wording): Failure {
	if (error instanceof InputRefusal) return new Failure(error.message, error.advice, false);
	const { message, description } = Object(error);
	const advice = typeof description === 'string' ? description : notDone;
	return new Failure(String(message ?? error), advice, false);
}
