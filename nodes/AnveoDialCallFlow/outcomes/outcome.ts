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

/** A request that was refused before anything was sent: perhaps before it was known whom it is for. */
export interface UnsentRequest {
	kind: 'failed';
	failure: Failure;
	/** Whom it is for, as it is written. Undefined when that cannot be read either. */
	writtenFor: () => string | undefined;
}

/** What came of one item. */
export type Outcome =
	| SentRequest
	| UnsentRequest
	/** Not sent in this try, because another item had stopped it. */
	| { kind: 'skipped' };

/** The requests of a run that were done, or may have been, each with its item, in the order of the items. */
export type KnownRequests = Array<[item: number, request: SentRequest]>;
