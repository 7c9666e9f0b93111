import { signaturesIn, type Account } from './account';
import { answerDocument, errorDocument, newRequestId } from './answers';
import { dialFaults } from './dialRules';
import { xmlReply, type Reply } from './reply';
import type { RequestDocument } from './requestDocument';
import { replyFor } from './situations';
import { situationOf, type Situation } from './testNumbers';

/** In one word, what the sandbox did with a request. */
export type AnswerKind = Situation | 'balance' | 'faulty' | 'notFound' | 'methodNotAllowed';

/** What the sandbox decided about a request. */
export interface Outcome {
	answer: AnswerKind;
	reply: Reply;
	/** How long this answer takes, beside the latency of every answer. */
	delayMs: number;
	/** The id that was created, or null when no call was placed. */
	requestId: string | null;
	faults: string[];
}

/** What an action may use. */
export interface ActionContext {
	account: Account;
	slowAnswerMs: number;
	/** How often a number was dialled so far. */
	dialsOf: (digits: string) => number;
}

type ActionHandler = (request: RequestDocument, context: ActionContext) => Outcome;

/** The action that places a call. */
export const DIAL_ACTION = 'DIAL.CALLFLOW';

const HANDLERS = new Map<string, ActionHandler>([
	[DIAL_ACTION, dial],
	['ACCOUNT.GETBALANCE', getBalance],
]);

/** Carries out a request whose grammar, key and signature are right. */
export function performAction(request: RequestDocument, context: ActionContext): Outcome {
	const handler = HANDLERS.get(request.action);
	return handler ? handler(request, context) : faultyOutcome([`unknown action ${request.action}`]);
}

/** The outcome of a request that breaks rules: an ERROR that names them all. */
export function faultyOutcome(faults: string[]): Outcome {
	const reply = xmlReply(errorDocument(faults.join('; ')));
	return { answer: 'faulty', reply, delayMs: 0, requestId: null, faults };
}

function dial(
	request: RequestDocument,
	{ account, slowAnswerMs, dialsOf }: ActionContext,
): Outcome {
	const faults = dialFaults(request.parameters);
	if (faults.length > 0) return faultyOutcome(faults);
	const number = request.parameters.find(({ name }) => name === 'PHONENUMBER')?.value ?? '';
	const { situation, placesCall } = situationOf(number, dialsOf(number));
	const requestId = newRequestId();
	return {
		answer: situation,
		reply: replyFor(situation, { requestId, secrets: secretsOf(account, request) }),
		delayMs: situation === 'slowAnswer' ? slowAnswerMs : 0,
		requestId: placesCall ? requestId : null,
		faults: [],
	};
}

function secretsOf({ userKey, securePhrase }: Account, request: RequestDocument): string {
	const phrase = securePhrase === '' ? 'none' : securePhrase;
	const signature = signaturesIn(request)[0] ?? 'none';
	return `user key ${userKey}, secure phrase ${phrase}, signature ${signature}`;
}

function getBalance(): Outcome {
	const reply = xmlReply(answerDocument('12.34'));
	return { answer: 'balance', reply, delayMs: 0, requestId: null, faults: [] };
}
