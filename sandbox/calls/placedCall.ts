import type { NamedText } from '../protocol/xmlTree';

/** The states that DIAL.GETSTATUS knows: no attempt yet, dialling, answered, ended. */
export type CallState = 'NONE' | 'INIT' | 'START' | 'END';

/** A request that the call flow made; neither status nor error while it waits for the answer. */
export interface MadeRequest {
	url: string;
	method: string;
	at: string;
	status?: number;
	error?: string;
}

/** What a person can do to a call. */
export type CallCommand = 'ring' | 'answer' | 'press' | 'hangup';

/** A placed call as it is shown: secrets are replaced by `***`. */
export interface PlacedCall {
	requestId: string;
	phoneNumber: string;
	callerId: string;
	callFlow: string;
	state: CallState;
	/** When a delayed call rings, unless somebody lets it ring earlier; null when it has no delay. */
	dueAt: string | null;
	variables: NamedText[];
	/** What was pressed; '' when nothing was. */
	digits: string;
	/** The result of the call flow; null before the call has ended. */
	result: string | null;
	requestsMade: MadeRequest[];
	history: Array<{ state: CallState; at: string }>;
	/** What can be done to the call now. */
	possible: CallCommand[];
}
