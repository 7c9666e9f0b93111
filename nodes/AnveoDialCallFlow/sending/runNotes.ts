import type { IContextObject, IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../item/itemContext';
import { Failure } from '../outcomes/failure';
import type { Addressee, SentRequest } from '../outcomes/outcome';

/**
 * Under this name the notes are in the node's context, which n8n keeps with the execution. Another version of this package
 * may read them: it must know a note that it cannot read for one, so runs and items stay numbers, under this name.
 */
const NAME = 'anveoRequests';

/** What was done, with its output, or what may have been, with its evidence. */
type Note = Addressee &
	(
		| { json: IDataObject }
		| { unclear: Pick<Failure, 'message' | 'reason' | 'advice' | 'evidence'> }
	);

/**
 * What one run of the node has sent, noted where it outlives the process: n8n stores the context of a node with a failed
 * execution, and gives it to the execution that its Retry button starts.
 *
 * By run index, so it never passes from one run of a loop to another, and by item. Nothing secret is in it.
 */
export class RunNotes {
	private constructor(
		private readonly context: IContextObject,
		private readonly run: string,
	) {}

	/** The notes of the run that `context` is an item of. */
	static of(context: ItemContext): RunNotes {
		const { $runIndex } = context.getWorkflowDataProxy(context.getItemIndex());
		return new RunNotes(context.getContext('node'), String($runIndex));
	}

	/** What an earlier execution has noted, by item. */
	read(): Map<number, SentRequest> {
		const notes = Object.entries(objectOf(objectOf(this.context[NAME])[this.run]));
		return new Map(
			notes.flatMap(
				([item, note]): Array<[number, SentRequest]> =>
					isNote(note) ? [[Number(item), sentRequest(note)]] : [],
			),
		);
	}

	/** True when another version has noted something for an item, or may have, and this one cannot read it. */
	isUnreadable(item: number): boolean {
		const runs = this.context[NAME];
		if (runs === undefined) return false;
		if (!isByNumber(runs)) return true;
		const items = runs[this.run];
		if (items === undefined) return false;
		if (!isByNumber(items)) return true;
		return items[item] !== undefined && !isNote(items[item]);
	}

	write(item: number, request: SentRequest): void {
		const runs = objectOf((this.context[NAME] ??= {}));
		objectOf((runs[this.run] ??= {}))[item] = noteOf(request);
	}

	/** Forgets the run: nothing of it can be sent again. */
	clear(): void {
		const runs = objectOf(this.context[NAME]);
		delete runs[this.run];
		if (Object.keys(runs).length === 0) delete this.context[NAME];
	}
}

function noteOf({ label, target, ...sent }: SentRequest): Note {
	if (sent.kind === 'done') return { label, target, json: sent.json };
	const { message, reason, advice, evidence } = sent.failure;
	return { label, target, unclear: { message, reason, advice, evidence } };
}

function sentRequest({ label, target, ...note }: Note): SentRequest {
	if ('json' in note) return { kind: 'done', label, target, json: note.json };
	const failure = new Failure({ kind: 'unclear', mayHaveHappened: true, ...note.unclear });
	return { kind: 'failed', label, target, failure };
}

/** Whatever has another shape was written by another version. */
function isNote(value: unknown): value is Note {
	const { label, target, json, unclear } = objectOf(value);
	const { message, reason, advice, evidence } = objectOf(unclear);
	const texts = isObject(json)
		? [label, target]
		: [label, target, message, reason, advice, evidence];
	return texts.every((text) => typeof text === 'string');
}

function isByNumber(value: unknown): value is Record<string, unknown> {
	return isObject(value) && Object.keys(value).every((key) => /^\d+$/.test(key));
}

function objectOf(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
