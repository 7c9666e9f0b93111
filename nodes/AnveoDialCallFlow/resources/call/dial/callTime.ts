import { tryToParseDateTime } from 'n8n-workflow';

import { MAX_DELAY_MINUTES } from '../../../../../anveo/callOptions';
import { InputRefusal, quoted } from '../../../../../anveo/inputRefusal';
import { wholeNumberOf } from '../../../item/readParameter';

const MINUTE = 60_000;

/** When a call is to go out: at once, some minutes after it is sent, or at a moment (milliseconds since 1970). */
export type CallTime =
	| { kind: 'now' }
	| { kind: 'delay'; minutes: number }
	| { kind: 'at'; moment: number };

/**
 * Reads 'Call At' and 'Delay' of Additional Fields.
 *
 * @param timeZone IANA name; dates without an offset are in it
 * @param now milliseconds since 1970
 * @throws InputRefusal when both are set, or the time is no time, past, or beyond 60 days
 */
export function callTime(
	{ callAt, delay }: { callAt?: unknown; delay?: unknown },
	timeZone: string,
	now: number,
): CallTime {
	const hasCallAt = isSet(callAt);
	if (hasCallAt && isSet(delay)) {
		throw new InputRefusal(
			"'Call At' and 'Delay' are both set",
			'Keep the one you mean and remove the other from Additional Fields.',
		);
	}
	if (hasCallAt) return callAtMoment(moment(callAt, timeZone), now);
	if (!isSet(delay)) return { kind: 'now' };
	const minutes = wholeNumberOf(delay, 'Delay', {
		least: 0,
		most: MAX_DELAY_MINUTES,
		unit: 'minutes',
	});
	return { kind: 'delay', minutes };
}

/**
 * Anveo's DELAY for a call sent at `now`: whole minutes, rounded up so that nobody is called early. Undefined: at once.
 *
 * Calls queue behind each other, so a moment may have come by the time its call is sent: then it goes out at once.
 */
export function delayMinutes(time: CallTime, now: number): number | undefined {
	if (time.kind === 'delay') return time.minutes;
	if (time.kind === 'now' || time.moment <= now) return undefined;
	return Math.ceil((time.moment - now) / MINUTE);
}

/** When a call sent at `now` will go out, or null when at once. */
export function scheduledFor(delay: number | undefined, now: number): string | null {
	return delay === undefined || delay === 0 ? null : new Date(now + delay * MINUTE).toISOString();
}

function callAtMoment(at: number, now: number): CallTime {
	// The editor's date picker has no seconds, so the current minute is not yet past.
	if (at <= now - MINUTE) {
		throw new InputRefusal(
			`'Call At' is in the past (${new Date(at).toISOString()})`,
			"Choose a time to come, or remove 'Call At' to call at once.",
		);
	}
	if (at > now + MAX_DELAY_MINUTES * MINUTE) {
		throw new InputRefusal(
			`'Call At' is more than 60 days ahead (${new Date(at).toISOString()})`,
			'Anveo schedules calls up to 60 days ahead: choose an earlier time.',
		);
	}
	return { kind: 'at', moment: at };
}

// Anything looser would be read in the time zone of the server instead of the workflow.
const DATE_AND_TIME =
	/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

function moment(callAt: unknown, timeZone: string): number {
	const parsed = dateAndTime(callAt, timeZone);
	if (parsed !== undefined) return parsed;
	throw new InputRefusal(
		`'Call At' ${typeof callAt === 'object' ? '' : `${quoted(String(callAt))} `}is not a date and time`,
		'Enter it like 2027-01-31T14:30:00, in the time zone of the workflow, or with an offset like 2027-01-31T14:30:00+01:00.',
	);
}

function dateAndTime(callAt: unknown, timeZone: string): number | undefined {
	if (typeof callAt !== 'string') {
		return isDate(callAt) ? tryToParseDateTime(callAt, timeZone).toMillis() : undefined;
	}
	const text = callAt.trim();
	if (!DATE_AND_TIME.test(text)) return undefined;
	try {
		const parsed = tryToParseDateTime(text, timeZone);
		// n8n reads 30 February as 2 March, and in the time zone of the server at that.
		return parsed.toISODate() === text.slice(0, 10) ? parsed.toMillis() : undefined;
	} catch {
		return undefined;
	}
}

/** A valid Date, or a Luxon DateTime as expressions give it. */
function isDate(value: unknown): boolean {
	const milliseconds = value instanceof Date ? value.getTime() : Object(value).toMillis?.();
	return Number.isFinite(milliseconds);
}

function isSet(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
