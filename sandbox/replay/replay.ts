import { faultyOutcome, plainOutcome, type Outcome } from '../actions/outcome';
import { signaturesIn, type Account } from '../protocol/account';
import type { Reply } from '../protocol/reply';
import type { RequestDocument } from '../protocol/requestDocument';
import { valueOf } from '../protocol/xmlTree';
import type { RecordedAnswer, RecordedExchange, RecordedRequest, Recording } from './recording';

/**
 * Answers as a recording of the live check does: each request with the next answer that was recorded for one of its kind,
 * then with the last one again.
 */
export class Replay {
	private readonly exchanges = new Map<string, RecordedExchange[]>();

	/** The answer to the dial of each step: the REQUESTID is in it. */
	private readonly dialAnswers = new Map<string, string>();

	constructor({ steps }: Recording) {
		for (const { name, exchanges } of steps) {
			for (const exchange of exchanges) {
				const { request, answer } = exchange;
				const kind = kindOf(request);
				this.exchanges.set(kind, [...(this.exchanges.get(kind) ?? []), exchange]);
				if (request.action === 'DIAL.CALLFLOW') this.dialAnswers.set(name, answer?.body ?? '');
			}
		}
	}

	/** What was recorded for a request of this kind. It places no call. */
	outcomeOf(request: RequestDocument, account: Account): Outcome {
		const asked = this.describe(request, account);
		const recorded = this.exchanges.get(kindOf(asked)) ?? [];
		const [next] = recorded;
		if (next === undefined) {
			return faultyOutcome([`nothing is recorded for ${kindOf(asked)}`]);
		}
		if (recorded.length > 1) recorded.shift();
		return plainOutcome('replayed', replyOf(next.answer));
	}

	private describe({ userKey, action, parameters }: RequestDocument, account: Account) {
		const [signature] = signaturesIn({ userKey, action, parameters, variables: [] });
		const signed = signature === account.signature ? 'right' : 'swapped';
		const delay = valueOf(parameters, 'DELAY');
		const asked: RecordedRequest = {
			action,
			key: userKey === account.userKey ? 'right' : 'madeUp',
			signature: signature === undefined ? 'none' : signed,
			test: valueOf(parameters, 'TEST') !== null,
			delay: delay === null ? null : Number(delay),
			call: this.callOf(valueOf(parameters, 'REQUESTID')),
		};
		return asked;
	}

	private callOf(requestId: string | null): string | null {
		if (requestId === null) return null;
		const dials = [...this.dialAnswers];
		const [step] = dials.find(([, answer]) => answer.includes(`>${requestId}<`)) ?? [];
		return step ?? 'madeUp';
	}
}

/** In words, as the error says it when nothing was recorded. */
function kindOf({ action, key, signature, test, delay, call }: RecordedRequest): string {
	const parts = [action, `key ${key}`, `signature ${signature}`];
	if (test) parts.push('TEST');
	if (delay !== null) parts.push(`DELAY ${delay}`);
	if (call !== null) parts.push(`call ${call}`);
	return parts.join(', ');
}

/** Where no answer was recorded, none comes. */
function replyOf(answer: RecordedAnswer | null): Reply {
	if (answer === null || answer.encoding === 'withheld') return { kind: 'cut' };
	const { status, headers, encoding, body } = answer;
	const kept = headers.filter(([name]) => !/^transfer-encoding$/i.test(name));
	return {
		kind: 'send',
		status,
		headers: Object.fromEntries(
			kept.map(([name, value]) => [
				/^content-length$/i.test(name) ? 'Content-Length' : name,
				value,
			]),
		),
		body: Buffer.from(body, encoding),
	};
}
