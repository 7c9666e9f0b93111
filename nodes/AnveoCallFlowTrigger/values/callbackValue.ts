export type JsonValue =
	| string
	| number
	| boolean
	| null
	| JsonValue[]
	| { [name: string]: JsonValue };

/** A value that a call flow sent, as it came: names can come more than once. */
export interface CallbackValue {
	name: string;
	value: JsonValue;
}

/** The name under which a body arrives that has no names of its own. */
export const WHOLE_BODY = 'body';
