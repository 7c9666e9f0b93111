/**
 * Input that must not be sent to Anveo. Thrown before anything leaves the machine.
 *
 * `message` says what is wrong and names the parameter in single quotes; `advice` says what to do about it.
 */
export class InputRefusal extends Error {
	override readonly name = 'InputRefusal';

	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

/** The given text for use in a message: in one line, shortened to 40 characters. */
export function quoted(text: string): string {
	const line = Array.from(text.replace(/\s+/g, ' '));
	return `"${line.length > 40 ? `${line.slice(0, 39).join('')}…` : line.join('')}"`;
}
