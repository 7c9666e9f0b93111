import type { PlacedCall } from '../calls/placedCall';
import type { Account } from '../protocol/account';
import type { RequestDocument } from '../protocol/requestDocument';
import type { Outcome } from './outcome';

/** Finds the answer that was recorded for a request. */
export interface RecordedAnswers {
	outcomeOf: (request: RequestDocument, account: Account) => Outcome;
}

/** What an action may use. */
export interface ActionContext {
	account: Account;
	/** Recorded answers, which take the place of all actions. */
	recorded?: RecordedAnswers;
	slowAnswerMs: number;
	/** How often a number was dialled so far. */
	dialsOf: (digits: string) => number;
	callOf: (requestId: string) => PlacedCall | undefined;
}
