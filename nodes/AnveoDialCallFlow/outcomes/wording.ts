/** How messages speak of what a request does, and whether its failure may have had an effect. */
export interface Wording {
	/** Completes "Anveo refused …". @param name whom or what the request was for, as {@link addresseeName} gives it */
	object: (name: string) => string;
	/** Said of one request when nothing was done for certain. */
	notDone: string;
	/** Said of a whole run when nothing was done for certain. Reads on with a colon and numbers. */
	nothingDone: string;
	/** How what was done is counted: "1 call placed", "2 calls placed". */
	done: [one: string, many: string];
	/** What is said when nobody knows. Undefined for questions, which change nothing and may be asked again. */
	unclear?: UnclearWording;
	/** Name of the flag that failed items carry in `details`. */
	flag?: string;
}

/** The words for a request that may have had its effect. */
export interface UnclearWording {
	/** Reads on with a colon and the reason. */
	statement: (name: string) => string;
	advice: string;
	/** What a retry does to a request: "dial". */
	verb: string;
	/** What the others were not: "called". */
	participle: string;
	/** When a retry sends it again all the same: reads on from "It is not …". Blank for never. */
	exception: string;
}

/** DIAL.CALLFLOW. */
export const CALL: Wording = {
	object: (name) => `the call to ${name}`,
	notDone: 'No call was placed.',
	nothingDone: 'Nobody was called',
	done: ['call placed', 'calls placed'],
	unclear: {
		statement: (name) => `Unclear whether ${name} was called`,
		advice: 'Look in your Anveo account before you call again.',
		verb: 'dial',
		participle: 'called',
		exception: ", unless 'Redial After Unclear Outcome' is on",
	},
	flag: 'callMayHaveBeenPlaced',
};

/** DIAL.CONNECT: two people are called. Their numbers are one name: "+1 215 555 0140 and +1 215 555 0144". */
export const CONNECTION: Wording = {
	...CALL,
	object: (name) => `to connect ${name}`,
	unclear: {
		statement: (name) => `Unclear whether ${name} were called`,
		advice: 'Look in your Anveo account before you call again.',
		verb: 'dial',
		participle: 'called',
		exception: ", unless 'Redial After Unclear Outcome' is on",
	},
};

/** Any other action: it may well have an effect. */
export const ACTION: Wording = {
	object: (name) => `the action ${name}`,
	notDone: 'The action was not carried out.',
	nothingDone: 'Nothing was carried out',
	done: ['action carried out', 'actions carried out'],
	unclear: {
		statement: (name) => `Unclear whether ${name} was carried out`,
		advice: 'Look in your Anveo account before you send it again.',
		verb: 'send',
		participle: 'carried out',
		exception: '',
	},
	flag: 'actionMayHaveBeenCarriedOut',
};

/** A question, such as the status of a call. */
export const QUESTION: Wording = {
	object: () => 'the request',
	notDone: 'Nothing was changed.',
	nothingDone: 'Nothing was answered',
	done: ['answered', 'answered'],
};
