/**
 * A request that did not bring what it was sent for, as a bare fact. How it is told to a person depends on the operation:
 * see `outcomes/failure.ts` of the dial node.
 *
 * - `notSent`: it never reached Anveo.
 * - `refused`: Anveo answered with an ERROR. The message is that text, word for word: no list of Anveo's texts is known.
 * - `unclear`: it went out, and nobody knows what came of it.
 */
export class Fault extends Error {
	override readonly name = 'Fault';

	constructor(
		readonly kind: 'notSent' | 'refused' | 'unclear',
		message: string,
		/** What a person can do about it, beyond what the kind says by itself. */
		readonly advice = '',
		/** What Anveo sent, where it can hold a REQUESTID. */
		readonly evidence = '',
	) {
		super(message);
	}
}
