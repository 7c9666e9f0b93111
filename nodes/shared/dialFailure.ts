/**
 * A call without a REQUESTID: refused, never sent, or with an outcome that nobody knows.
 *
 * `message` says what happened, `advice` what to do.
 */
export class DialFailure extends Error {
	override readonly name = 'DialFailure';

	constructor(
		message: string,
		readonly advice: string,
		/** True when the phone may ring all the same: such a call is not sent again by itself. */
		readonly mayHaveBeenPlaced: boolean,
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

const CHECK_FIRST =
	'Look the call up in your Anveo account before you call this number again. ' +
	"It is not dialled again on retry, unless 'Redial After Unclear Outcome' is on.";

/** Anveo answered with an ERROR. `errorText` is shown word for word: no list of Anveo's texts is known. */
export function refusedByAnveo(errorText: string): DialFailure {
	return new DialFailure(
		`Anveo refused the call: ${errorText}`,
		'No call was placed. The text after the colon is Anveo’s own: check the field or the account setting it names.',
		false,
	);
}

/**
 * The request went out, and what came back does not tell whether the call was placed.
 *
 * The message says so itself: an agent that uses the node as its tool is shown nothing else.
 */
export function unclearOutcome(whatHappened: string, evidence = ''): DialFailure {
	return new DialFailure(
		`${whatHappened}. The call may have been placed`,
		CHECK_FIRST,
		true,
		evidence,
	);
}

/** A failure after an earlier try with an unclear outcome: that one may have placed the call, whatever came since. */
export function afterUnclearOutcome(failure: DialFailure, earlier: DialFailure): DialFailure {
	const evidence = [earlier.evidence, failure.evidence].join(' ').trim();
	return new DialFailure(failure.message, CHECK_FIRST, true, evidence);
}

/** The request never reached Anveo. */
export function notSent(whatHappened: string, advice: string): DialFailure {
	return new DialFailure(whatHappened, `No call was placed. ${advice}`, false);
}
