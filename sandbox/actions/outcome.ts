import { errorDocument } from '../protocol/answers';
import { xmlReply, type Reply } from '../protocol/reply';
import type { Situation } from '../situations/testNumbers';

/** In one word, what the sandbox did with a request. */
export type AnswerKind =
	| Situation
	| 'balance'
	| 'status'
	| 'callFlowResult'
	| 'phoneNumbers'
	| 'echo'
	| 'replayed'
	| 'faulty'
	| 'notFound'
	| 'methodNotAllowed';

/** What the sandbox decided about a request. */
export interface Outcome {
	answer: AnswerKind;
	reply: Reply;
	/** How long this answer takes, beside the latency of every answer. */
	delayMs: number;
	/** The call that was placed, if one was. */
	placed: { requestId: string; situation: Situation } | null;
	faults: string[];
}

/** The outcome of a request that places no call and is answered at once. */
export function plainOutcome(answer: AnswerKind, reply: Reply): Outcome {
	return { answer, reply, delayMs: 0, placed: null, faults: [] };
}

/** The outcome of a request that breaks rules: an ERROR that names them all. */
export function faultyOutcome(faults: string[]): Outcome {
	return { ...plainOutcome('faulty', xmlReply(errorDocument(faults.join('; ')))), faults };
}
