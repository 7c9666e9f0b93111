import type { PlacedCall } from '../calls/placedCall';
import type { Account } from '../protocol/account';

/** What an action may use. */
export interface ActionContext {
	account: Account;
	slowAnswerMs: number;
	/** How often a number was dialled so far. */
	dialsOf: (digits: string) => number;
	callOf: (requestId: string) => PlacedCall | undefined;
}
