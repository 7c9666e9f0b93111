import { notificationLine } from './callLine';
import { notificationOf, type EndedCall } from './endedCall';
import { isLocalUrl, requestLocally } from './localRequest';
import type { MadeRequest } from './placedCall';
import { startTimer, type Timer } from './timer';

/** How notifications are sent. */
export interface NotifierSettings {
	/** The address of the account; '' sends nothing. */
	url?: string;
	/** From an answer that was no success to the next delivery. */
	intervalMs?: number;
	/** How late an answer may come. */
	answerMs?: number;
}

/** One delivery of a notification. */
export interface Delivery extends MadeRequest {
	requestId: string;
	/** 1 for the first one. */
	delivery: number;
}

/** As Anveo's help says: five at most, five minutes apart, then the notification is dropped. */
const MOST_DELIVERIES = 5;
const DEFAULT_INTERVAL_MS = 5 * 60 * 1000;

/** Anveo's Remote Event Notification: tells one address about every ended call, until it answers with success. */
export class Notifier {
	private made: Delivery[] = [];
	private stopper = new AbortController();
	private readonly waits = new Set<Timer>();
	private url = '';

	constructor(private readonly settings: NotifierSettings) {
		this.setUrl(settings.url ?? '');
	}

	/** Where notifications go to from now on; '' for nowhere. */
	setUrl(url: string): void {
		if (url !== '' && !isLocalUrl(url)) {
			throw new Error(
				'Notifications go to this computer only, to an address such as http://127.0.0.1:5678/webhook/…',
			);
		}
		this.url = url;
	}

	/** The address, and every delivery, oldest first. */
	view(): { url: string; deliveries: Delivery[] } {
		return { url: this.url, deliveries: this.made.map((delivery) => ({ ...delivery })) };
	}

	/** Sends the notification of an ended call, again and again if it has to. Never rejects. */
	async notify(ended: EndedCall, tell: (event: string) => void): Promise<void> {
		if (this.url === '') return;
		const { signal } = this.stopper;
		const request = notificationOf(ended, this.url);
		for (let delivery = 1; delivery <= MOST_DELIVERIES; delivery += 1) {
			if (delivery > 1) await this.wait();
			const { url, method } = request;
			const { requestId } = ended.call;
			const at = new Date().toISOString();
			const made: Delivery = { requestId, delivery, url, method, at };
			this.made.push(made);
			Object.assign(made, await requestLocally(request, signal, this.settings.answerMs));
			if (signal.aborted) return;
			tell(notificationLine(made, delivery));
			if (isSuccess(made)) return;
		}
		tell('notification dropped');
	}

	/** Nothing is sent any more. What waits for its next delivery stays undelivered. */
	stop(): void {
		this.stopper.abort();
		for (const timer of this.waits) timer.clear();
		this.waits.clear();
	}

	/** Stops and forgets the deliveries, and sends those of later calls again. */
	reset(): void {
		this.stop();
		this.stopper = new AbortController();
		this.made = [];
	}

	private async wait(): Promise<void> {
		const { intervalMs = DEFAULT_INTERVAL_MS } = this.settings;
		await new Promise<void>((resolve) => {
			const timer = startTimer(intervalMs, () => {
				this.waits.delete(timer);
				resolve();
			});
			this.waits.add(timer);
		});
	}
}

function isSuccess({ status = 0 }: MadeRequest): boolean {
	return status >= 200 && status < 300;
}
