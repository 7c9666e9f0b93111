import type { IDataObject } from 'n8n-workflow';

import type { Failure } from './failure';

/** Whom a request is for. */
export interface Addressee {
	/** Names it in lists: the phone number of a call. */
	label: string;
	/** The same when the same request is made again: the number called, or an action with its parameters. */
	target: string;
}

/** A request that was sent, and what came of it. */
export type SentRequest = Addressee &
	({ kind: 'done'; json: IDataObject } | { kind: 'failed'; failure: Failure });

/** What came of one item. */
export type Outcome =
	| SentRequest
	/** Refused before anything was sent. */
	| { kind: 'failed'; failure: Failure }
	/** Not sent in this try, because another item had stopped it. */
	| { kind: 'skipped' };

/** The requests of a run that were done, or may have been, each with its item, in the order of the items. */
export type KnownRequests = Array<[item: number, request: SentRequest]>;
