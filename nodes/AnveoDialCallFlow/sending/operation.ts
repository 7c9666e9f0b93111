import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { AnveoAction } from '../../../anveo/action';
import type { ItemContext } from '../item/itemContext';
import type { Wording } from '../outcomes/wording';

/** What the parameters of one item ask for, checked. */
export interface Order {
	/** How many requests of this run may be on their way to Anveo at once. */
	concurrency: number;
	/** Send again on retry although the first try may have had its effect. */
	redialAfterUnclearOutcome?: boolean;
	/** How lists of calls name it: the phone number of a call. */
	label: string;
	/** What nobody may read in answers and errors, beside the secrets of the account. */
	secrets?: string[];
	/** The same when it is the same request again. Left out: the label is enough. */
	target?: string;
}

/** One item's line to Anveo. */
export interface Exchange {
	/**
	 * Sends an action in its turn and gives what the operation received, without secrets.
	 *
	 * @param action called when the request is about to leave
	 * @throws Failure
	 */
	ask(action: () => AnveoAction): Promise<IDataObject>;
	/** Waits, at most until the execution is cancelled: then `ask` refuses. */
	pause(milliseconds: number): Promise<void>;
}

/** One operation of the node, as far as it differs from the others. */
export interface Operation<O extends Order> {
	wording: Wording;
	/** @throws InputRefusal naming the parameter; nothing has been sent */
	readOrder(context: ItemContext): O;
	/** Whom an item is for, as it is written: for one whose order cannot be read. Left out: its place in the list. */
	writtenFor?(context: ItemContext): string | undefined;
	/** Refuses what may not be sent at this time. Not asked of what was sent before. @throws InputRefusal */
	checkTime?(order: O): void;
	/** Gives the output of the item. @throws Failure, from the exchange, or Fault */
	send(exchange: Exchange, order: O): Promise<IDataObject>;
	/** Fields of the input item that stay on its output item. None when left out. Asked for a request that is done only. */
	inputFields?(context: ItemContext): IDataObject;
	/** What an answer says, for `send`. @throws Fault when it says no, or nothing that can be used */
	receive(response: IN8nHttpFullResponse): IDataObject;
}
