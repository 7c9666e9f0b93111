/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of its own; it never runs inside n8n */
import type { AnveoAction } from '../../anveo/action';
import { type Answer, readAnswer } from '../../anveo/answer';
import { answerText } from '../../anveo/answerText';
import { requestDocument } from '../../anveo/requestDocument';
import { requestIdValue } from '../../anveo/requestId';
import { UnreadableAnswer } from '../../anveo/unreadableAnswer';
import { Fault } from '../../nodes/shared/fault';
import type {
	RecordedArrival,
	RecordedExchange,
	RecordedRequest,
	RecordedStep,
	Recording,
} from '../../sandbox/replay/recording';
import type { CheckedAccount } from './account';
import { post, type RawAnswer } from './exchange';

/** How a request is made out: which key and signature it carries, and which call it is about. */
export type Manner = Partial<Pick<RecordedRequest, 'key' | 'signature' | 'call'>>;

/** What came of a request: a readable answer, or what went wrong instead. */
export type Came = Answer | UnreadableAnswer | Fault;

/** Sends the requests of the check, each once, and keeps what comes back. */
export class Recorder {
	private readonly steps: RecordedStep[] = [];
	private begunAt = 0;

	/** @param save is called whenever there is something new */
	constructor(
		readonly account: CheckedAccount,
		private readonly facts: Pick<Recording, 'packageVersion' | 'day'>,
		private readonly save: (recording: Recording) => void,
	) {}

	begin(name: string): RecordedStep {
		const step: RecordedStep = {
			name,
			state: 'begun',
			exchanges: [],
			arrivals: [],
			rang: null,
		};
		this.steps.push(step);
		this.begunAt = Date.now();
		this.write(false);
		return step;
	}

	leaveOut(name: string): void {
		this.begin(name).state = 'leftOut';
		this.write(false);
	}

	/** Sends an action once. Never throws: what went wrong is a result too. */
	async send(step: RecordedStep, action: AnveoAction, manner: Manner = {}): Promise<Came> {
		const { account } = this;
		const signature = manner.signature ?? account.usual;
		const document = requestDocument(action, {
			userKey: manner.key === 'madeUp' ? account.madeUpKey : account.userKey,
			...(signature === 'none' ? {} : { signature: account.signatures[signature] }),
		});
		const came = await post(account.apiUrl, document);
		const read = came instanceof Fault ? came : readRaw(came);
		if (!(read instanceof Fault || read instanceof UnreadableAnswer)) this.learn(action, read);
		keep(step, {
			request: {
				action: action.action,
				key: manner.key ?? 'right',
				signature,
				test: action.parameters.some(({ name }) => name === 'TEST'),
				delay: delayOf(action),
				call: manner.call ?? null,
			},
			atMs: Date.now() - this.begunAt,
			times: 1,
			answer: came instanceof Fault ? null : account.concealment.answer(came),
			fault: came instanceof Fault ? account.concealment.everythingIn(came.message) : null,
		});
		this.write(false);
		return read;
	}

	/** A call flow's request belongs to the dial before it. */
	addArrival(arrival: RecordedArrival): void {
		this.steps.at(-1)?.arrivals.push(arrival);
		this.write(false);
	}

	msSinceBegin(): number {
		return Date.now() - this.begunAt;
	}

	/** @returns what was recorded */
	write(isComplete: boolean): Recording {
		const { account, facts, steps } = this;
		const recording: Recording = {
			format: 1,
			packageVersion: facts.packageVersion,
			nodeVersion: process.version,
			day: facts.day,
			askedAnveo: account.isAnveo,
			isComplete,
			steps,
		};
		this.save(recording);
		return recording;
	}

	/** What an answer says that the files must not. */
	private learn({ action }: AnveoAction, answer: Answer): void {
		const { concealment } = this.account;
		const id = requestIdValue(answer);
		if (action.startsWith('DIAL.CALLFLOW') && id !== undefined) concealment.addText(id.value);
		if (action !== 'ACCOUNT.GETBALANCE') return;
		for (const text of [answer.result, ...answer.values.map(({ value }) => value)]) {
			if (/\d/.test(text)) concealment.addBalance(text);
		}
	}
}

function readRaw({ headers, body }: RawAnswer): Answer | UnreadableAnswer {
	const [, contentType] = headers.find(([name]) => /^content-type$/i.test(name)) ?? [];
	return readAnswer(answerText(body, contentType));
}

function delayOf({ parameters }: AnveoAction): number | null {
	const delay = parameters.find(({ name }) => name === 'DELAY');
	return delay === undefined ? null : Number(delay.value);
}

/** The same again is only counted: a call that rings for a minute would fill the file. */
function keep(step: RecordedStep, exchange: RecordedExchange): void {
	const last = step.exchanges.at(-1);
	const isSame = last !== undefined && sameness(last) === sameness(exchange);
	if (isSame && exchange.request.action === 'DIAL.GETSTATUS') last.times += 1;
	else step.exchanges.push(exchange);
}

function sameness({ request, answer, fault }: RecordedExchange): string {
	return JSON.stringify([request, answer, fault]);
}
