/** Spells out what would break the line or command the terminal. */
export function oneLine(text: string): string {
	return text.replace(
		/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
		(character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
	);
}

/** The time of day that a line begins with. */
export function timeOfDay(time: Date): string {
	return time.toTimeString().slice(0, 8);
}
