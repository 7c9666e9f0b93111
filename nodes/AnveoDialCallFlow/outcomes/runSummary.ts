import { lineName, placeOf } from './addresseeName';
import type { Failure } from './failure';
import { doneLines, unclearLines } from './listRequests';
import type { KnownRequests, Outcome } from './outcome';
import { retryButtonText, unclearRetryText } from './retryText';
import type { Wording } from './wording';

/** An item that failed in this try. */
export type FailedRequest = Extract<Outcome, { kind: 'failed' }>;

/** What came of all items of a run. */
export interface RunResults {
	/** How many items the run has. */
	items: number;
	/** What was done or may have been, over all tries. */
	known: KnownRequests;
	/** What failed in this try, by item. */
	failed: Map<number, FailedRequest>;
	isToolCall: boolean;
}

/** So many of those that failed are shown: thousands can have the same fault. Whatever can hold a REQUESTID is shown whole. */
const MOST_FAILED = 10;

/** Longest reason in a list, in characters. The title has the first one whole. */
const MOST_REASON = 200;

/**
 * What became of a run that is stopped, line by line: the numbers first, then who failed and why, who is unclear, and the
 * REQUESTIDs. n8n drops the output of such a run, so nothing of it may be missing here.
 *
 * @param advice what to do about the failure that is shown first
 */
export function runSummary(results: RunResults, wording: Wording, advice = ''): string[] {
	const { items, known, isToolCall } = results;
	const left = items - known.length - unknownCount(results, 'unclear');
	const retry = isToolCall ? '' : retryButtonText(wording, left, items);
	const blocks = [
		[tally(results, wording)],
		failedBlock(results),
		[advice, retry].filter((line) => line !== ''),
		unclearBlock(results, wording),
		doneBlock(results, wording),
	].filter((lines) => lines.length > 0);
	return blocks.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

/** "2 calls placed, 1 refused, 0 unclear, 17 not sent." */
function tally(results: RunResults, { done, nothingDone, unclear }: Wording): string {
	const { items, known } = results;
	const placed = known.filter(([, { kind }]) => kind === 'done').length;
	const refused = unknownCount(results, 'refused');
	// A question whose answer cannot be used, or what another version has noted.
	const others = unknownCount(results, 'unclear');
	const notSent = items - known.length - refused - others;
	const isNothingDone = known.length === 0 && others === 0;
	if (items === 1 && isNothingDone) return `${nothingDone}.`;
	const refusedText = `${refused} refused`;
	const notSentText = `${notSent} not sent`;
	if (isNothingDone) {
		return `${nothingDone}: ${[refused > 0 ? refusedText : '', notSentText].filter(Boolean).join(', ')}.`;
	}
	const doneText = `${placed} ${done[placed === 1 ? 0 : 1]}`;
	const unclearText =
		unclear === undefined
			? `${others} without a usable answer`
			: `${known.length - placed + others} unclear`;
	return `${[doneText, refusedText, unclearText, notSentText].join(', ')}.`;
}

/** How many failed in a way without being known to have been sent. */
function unknownCount({ known, failed }: RunResults, kind: Failure['kind']): number {
	const knownItems = new Set(known.map(([item]) => item));
	return [...failed].filter(([item, { failure }]) => failure.kind === kind && !knownItems.has(item))
		.length;
}

function failedBlock({ items, known, failed }: RunResults): string[] {
	const unclearItems = new Set(
		known.flatMap(([item, { kind }]) => (kind === 'failed' ? item : [])),
	);
	const inOrder = [...failed]
		// Those have a list of their own.
		.filter(([item, { failure }]) => !(failure.mayHaveHappened && unclearItems.has(item)))
		.sort(([one], [other]) => one - other);
	const lines = inOrder.slice(0, MOST_FAILED).map(([item, request]) => {
		const reason = shortened(request.failure.reason);
		const name = 'label' in request ? request.label : request.writtenFor();
		// What was refused as it was written is in the reason already.
		const isNamed = name === undefined || reason.includes(name);
		return `${isNamed ? placeOf(item, items) : lineName(name, item, items)}: ${reason}`;
	});
	const more = inOrder.length - lines.length;
	return block('Failed:', more > 0 ? [...lines, `and ${more} more`] : lines);
}

function unclearBlock({ items, known, isToolCall }: RunResults, { unclear }: Wording): string[] {
	const lines = unclearLines(known, items);
	if (unclear === undefined) return [];
	const retry = unclearRetryText(unclear, isToolCall, lines.length === 1 ? 'it' : 'them');
	return block(`Unclear. ${unclear.advice} ${retry}`, lines);
}

/** A question brings nothing that is not known already. */
function doneBlock({ items, known }: RunResults, { unclear, done }: Wording): string[] {
	if (unclear === undefined) return [];
	const [, many] = done;
	return block(
		`${many.charAt(0).toUpperCase()}${many.slice(1)}, with their REQUESTIDs:`,
		doneLines(known, items),
	);
}

function block(heading: string, lines: string[]): string[] {
	return lines.length === 0 ? [] : [heading, ...lines];
}

function shortened(text: string): string {
	const signs = Array.from(text);
	return signs.length > MOST_REASON ? `${signs.slice(0, MOST_REASON - 1).join('')}…` : text;
}
