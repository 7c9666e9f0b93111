/** The name of a call flow variable, also when it is written as call flows refer to it: `$[FIRSTNAME]$` is FIRSTNAME. */
export function variableName(written: string): string {
	return /^\$\[(.*)\]\$$/s.exec(written)?.[1] ?? written;
}
