import { createHash } from 'node:crypto';

/**
 * A made-up text of the same form: a digit for a digit, a letter for a letter, of a to f where there is no other. The
 * stand-in of a stand-in is itself, so that a replayed recording is recorded as it was.
 *
 * @param ordinal texts with different numbers get different stand-ins
 */
export function standIn(text: string, ordinal: number): string {
	const letters = /^[^g-z]*$/i.test(text) ? 'abcdef' : 'abcdefghijklmnopqrstuvwxyz';
	let at = 0;
	return text.replace(/[a-z\d]/gi, (character) => {
		const random = randomByte(ordinal, at++);
		if (/\d/.test(character)) return String(random % 10);
		const letter = letters[random % letters.length] ?? 'a';
		return character === character.toUpperCase() ? letter.toUpperCase() : letter;
	});
}

/** A balance whose digits are all the same: 1 for the first that is seen, 2 for another one. */
export function balanceStandIn(balance: string, ordinal: number): string {
	return balance.replace(/\d/g, String((ordinal % 9) + 1));
}

function randomByte(ordinal: number, at: number): number {
	return createHash('sha256').update(`${ordinal} ${at}`).digest()[0] ?? 0;
}
