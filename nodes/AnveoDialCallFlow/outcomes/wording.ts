/** How messages speak of what a request does, and whether its failure may have had an effect. */
export interface Wording {
	/** Completes "Anveo refused …". */
	object: string;
	/** Said when nothing was done for certain. */
	notDone: string;
	/** Said when nobody knows. Undefined for questions, which change nothing and may be asked again. */
	unclear?: { statement: string; advice: string };
	/** Name of the flag that failed items carry in `details`. */
	flag?: string;
}

/** DIAL.CALLFLOW. */
export const CALL: Wording = {
	object: 'the call',
	notDone: 'No call was placed.',
	unclear: {
		statement: 'The call may have been placed',
		advice:
			'Look the call up in your Anveo account before you call this number again. ' +
			"It is not dialled again on retry, unless 'Redial After Unclear Outcome' is on.",
	},
	flag: 'callMayHaveBeenPlaced',
};

/** Any other action: it may well have an effect. */
export const ACTION: Wording = {
	object: 'the action',
	notDone: 'The action was not carried out.',
	unclear: {
		statement: 'The action may have been carried out',
		advice: 'Look in your Anveo account before you send it again. It is not sent again on retry.',
	},
	flag: 'actionMayHaveBeenCarriedOut',
};

/** A question, such as the status of a call. */
export const QUESTION: Wording = {
	object: 'the request',
	notDone: 'Nothing was changed.',
};
