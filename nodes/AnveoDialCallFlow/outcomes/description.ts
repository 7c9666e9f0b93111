import type { Failure } from './failure';
import { unclearRetryText } from './retryText';
import type { Wording } from './wording';

/** What a person should know of one failed request beyond its message: what it means, what to do, what Anveo sent. */
export function descriptionOf(
	{ advice, mayHaveHappened, evidence, isFinal }: Failure,
	{ notDone, unclear }: Wording,
	isToolCall: boolean,
): string {
	const retry =
		mayHaveHappened && unclear !== undefined
			? unclearRetryText(isFinal ? { ...unclear, exception: '' } : unclear, isToolCall)
			: '';
	return [mayHaveHappened ? '' : notDone, advice, retry, evidence]
		.filter((text) => text !== '')
		.join(' ');
}

/**
 * Lines as the description of an error. n8n's editor shows descriptions as HTML: it makes one line of all line breaks, and
 * drops the markup it finds. Of an answer such as `<VALUE NAME="REQUESTID">…`, a part would vanish that may be all that is
 * known of a call. The line break beside the tag is for all who read the text as it is.
 */
export function htmlLines(lines: string[]): string {
	return lines
		.map((line) => line.replace(/&(?=#?\w+;)/g, '&amp;').replaceAll('<', '&lt;'))
		.join('<br>\n');
}
