/** The part of n8n's response that tells how a request was answered. */
interface Answer {
	writableEnded: boolean;
	statusCode: number;
}

interface Delivery {
	at: number;
	/** Undefined once it is known that n8n has taken the event. */
	answer: Answer | undefined;
}

const OK = 200;

/** By trigger, then by fingerprint, oldest first. */
const deliveries = new Map<string, Map<string, Delivery>>();

/**
 * What this process of n8n has taken since `from`: fingerprints, and when they came. One that n8n has not answered yet, or
 * answered with an error, is not among them.
 */
export function takenHere(trigger: string, from: number): Array<[string, number]> {
	const known = deliveries.get(trigger) ?? new Map<string, Delivery>();
	for (const [fingerprint, { at, answer }] of known) {
		const isAnswered = answer?.writableEnded === true;
		if (at <= from || (isAnswered && answer.statusCode !== OK)) known.delete(fingerprint);
		else if (isAnswered) known.set(fingerprint, { at, answer: undefined });
	}
	const taken = [...known].filter(([, { answer }]) => answer === undefined);
	return taken.map(([fingerprint, { at }]) => [fingerprint, at]);
}

/**
 * Remembers an event that n8n will take, or will answer with an error.
 *
 * @param most how many events of a trigger are remembered
 */
export function rememberHere(
	trigger: string,
	[fingerprint, at]: [string, number],
	answer: Answer,
	most: number,
): void {
	const known = deliveries.get(trigger) ?? new Map<string, Delivery>();
	deliveries.set(trigger, known);
	known.delete(fingerprint);
	known.set(fingerprint, { at, answer });
	const tooMany = [...known.keys()].slice(0, -most);
	for (const oldest of tooMany) known.delete(oldest);
}
