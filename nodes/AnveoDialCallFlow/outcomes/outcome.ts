import type { IDataObject } from 'n8n-workflow';

import type { Failure } from './failure';

/** What came of one item's request. `label` names it in lists: the phone number of a call. */
export type Outcome =
	| { kind: 'done'; label: string; json: IDataObject }
	| { kind: 'failed'; label?: string; failure: Failure }
	/** Not sent in this try, because another item had stopped it. */
	| { kind: 'skipped' };

/** A request of a run that was done, or may have been. */
export type KnownRequest = Exclude<Outcome, { kind: 'skipped' }>;

/** Those of a run, each with its item, in the order of the items. */
export type KnownRequests = Array<[item: number, request: KnownRequest]>;
