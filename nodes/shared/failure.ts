import { InputRefusal } from '../../anveo/inputRefusal';
import { CALL } from './wording';
import type { Wording } from './wording';

/**
 * A request that did not bring what it was sent for: refused, never sent, or with an outcome that nobody knows.
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

/** Anveo answered with an ERROR. `errorText` is shown word for word: no list of Anveo's texts is known. */
export function refusedByAnveo(errorText: string, { object, notDone }: Wording = CALL): Failure {
	return new Failure(
		`Anveo refused ${object}: ${errorText}`,
		`${notDone} The text after the colon is Anveo’s own: check the field or the account setting it names.`,
		false,
	);
}

/**
 * The request went out, and what came back does not tell what came of it.
 *
 * The message says so itself: an agent that uses the node as its tool is shown nothing else.
 */
export function unclearOutcome(
	whatHappened: string,
	evidence = '',
	{ unclear, notDone }: Wording = CALL,
): Failure {
	return unclear === undefined
		? new Failure(whatHappened, `${notDone} Try again later.`, false, evidence)
		: new Failure(`${whatHappened}. ${unclear.statement}`, unclear.advice, true, evidence);
}

/** A failure after an earlier try with an unclear outcome: that one may have had its effect, whatever came since. */
export function afterUnclearOutcome(failure: Failure, earlier: Failure): Failure {
	const evidence = [earlier.evidence, failure.evidence].join(' ').trim();
	return new Failure(failure.message, earlier.advice, true, evidence);
}

/** The request never reached Anveo. */
export function notSent(
	whatHappened: string,
	advice: string,
	{ notDone }: Wording = CALL,
): Failure {
	return new Failure(whatHappened, `${notDone} ${advice}`.trim(), false);
}

/** Whatever was thrown before the request was on its way, as a failure. */
export function beforeSending(error: unknown, { notDone }: Wording = CALL): Failure {
	if (error instanceof InputRefusal) return new Failure(error.message, error.advice, false);
	const { message, description } = Object(error);
	const advice = typeof description === 'string' ? description : notDone;
	return new Failure(String(message ?? error), advice, false);
}
