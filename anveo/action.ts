/** A name with its value, as a PARAMETER or a call flow variable carries it. */
export interface NamedValue {
	name: string;
	value: string;
}

/**
 * One API action before it becomes XML: everything but the account.
 *
 * A list and not an object, because Anveo lets a parameter repeat (VARIABLE does).
 */
export interface AnveoAction {
	/** For example `DIAL.CALLFLOW`. */
	action: string;
	parameters: NamedValue[];
	/** Call flow variables: each becomes a PARAMETER named VARIABLE with the attribute VARIABLENAME. */
	variables: NamedValue[];
}
