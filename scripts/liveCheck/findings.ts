import { type Answer, readAnswer } from '../../anveo/answer';
import { requestIdValue } from '../../anveo/requestId';
import { UnreadableAnswer } from '../../anveo/unreadableAnswer';
import type { RecordedExchange, RecordedStep, Recording } from '../../sandbox/replay/recording';

/** An answer of a recording, or why there is no readable one. */
export type ReadExchange = Answer | string;

/** The step of a name, unless it was left out. */
export function stepOf({ steps }: Recording, name: string): RecordedStep | undefined {
	return steps.find((step) => step.name === name && step.state !== 'leftOut');
}

export function read({ answer, fault }: RecordedExchange): ReadExchange {
	if (answer === null) return fault ?? 'nothing came';
	if (answer.encoding === 'withheld') return 'an answer that is not shown';
	const found = readAnswer(answer.body.replace(/^\uFEFF/, ''));
	return found instanceof UnreadableAnswer ? `an answer that ${found.message}` : found;
}

/** What an answer is, without what can differ from call to call. */
export function kindOf(exchange: RecordedExchange | undefined): string | null {
	if (exchange === undefined) return null;
	const found = read(exchange);
	if (typeof found === 'string') return found;
	if (found.error !== '') return 'an ERROR';
	return found.result === '' ? 'an empty RESULT' : 'a RESULT';
}

/** Whether a request was accepted; in the words of the answer when it was not. */
export function acceptance(exchange: RecordedExchange | undefined): string | null {
	if (exchange === undefined) return null;
	const found = read(exchange);
	if (typeof found === 'string') return found;
	return found.error === '' ? 'accepted' : 'refused';
}

/** The status words of a call, each once, in the order they came. */
export function statesOf(step: RecordedStep): string[] {
	return exchangesOf(step, 'DIAL.GETSTATUS').map((exchange) => {
		const found = read(exchange);
		return typeof found === 'string' ? found : found.error || found.result;
	});
}

export function exchangesOf(step: RecordedStep | undefined, action: string): RecordedExchange[] {
	return step?.exchanges.filter(({ request }) => request.action === action) ?? [];
}

/** The REQUESTID's stand-in, with the name of the VALUE that it came in. */
export function requestIdOf(step: RecordedStep | undefined) {
	const [dial] = exchangesOf(step, 'DIAL.CALLFLOW');
	const found = dial === undefined ? undefined : read(dial);
	return found === undefined || typeof found === 'string' ? undefined : requestIdValue(found);
}

/** All ERROR texts, each once. */
export function errorTexts({ steps }: Recording): string[] {
	const texts = steps.flatMap(({ exchanges }) =>
		exchanges.map(read).flatMap((found) => (typeof found === 'string' ? [] : found.error)),
	);
	return [...new Set(texts.filter((text) => text !== ''))];
}

/** HTTP status and content type of a refusal, or of what came instead of an answer to it. */
export function envelopes({ steps }: Recording): string[] {
	const refusals = steps.flatMap(({ exchanges }) =>
		exchanges.filter((exchange) => {
			const found = read(exchange);
			return exchange.answer !== null && (typeof found === 'string' || found.error !== '');
		}),
	);
	return [
		...new Set(
			refusals.map(({ answer }) => {
				const [, type = 'no content type'] =
					answer?.headers.find(([name]) => /^content-type$/i.test(name)) ?? [];
				return `HTTP ${answer?.status}, ${type}`;
			}),
		),
	];
}
