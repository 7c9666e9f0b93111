import { stretchAt } from './stretch';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** Hours within which people may be called. */
export interface OpenHours {
	/** Milliseconds since midnight, by the clocks of each zone. */
	from: number;
	/** The first millisecond that is too late, up to a whole day. */
	to: number;
	/** At least one, as JavaScript counts them: Sunday is 0. */
	days: ReadonlySet<number>;
	/** IANA names, at least one: it has to be within the hours in all of them. */
	timeZones: readonly string[];
}

/**
 * The first whole number of minutes after `now`, and not before `earliest`, at which it is within the hours in every zone.
 * Undefined when that is more than `most`.
 *
 * @param earliest minutes
 * @param now milliseconds since 1970
 * @param most minutes
 */
export function minutesUntilOpen(
	hours: OpenHours,
	earliest: number,
	now: number,
	most: number,
): number | undefined {
	let minutes = earliest;
	while (minutes <= most) {
		const moment = now + minutes * MINUTE;
		const open = openFrom(hours, moment);
		if (open === moment) return minutes;
		minutes = Math.ceil((open - now) / MINUTE);
	}
	return undefined;
}

/** The zone in which a moment is outside the hours, if there is one. */
export function closedZone(hours: OpenHours, moment: number): string | undefined {
	return hours.timeZones.find((zone) => openIn(zone, hours, moment) !== moment);
}

/** The first moment from `moment` on at which every zone may be within the hours: before it, one is not. */
function openFrom(hours: OpenHours, moment: number): number {
	return hours.timeZones.reduce(
		(latest, zone) => Math.max(latest, openIn(zone, hours, moment)),
		moment,
	);
}

/** The first moment from `moment` on at which it may be within the hours in one zone: before it, it is not. */
function openIn(zone: string, hours: OpenHours, moment: number): number {
	const { offset, end } = stretchAt(zone, moment);
	// From the end on the clocks may show another time.
	return Math.min(localOpening(hours, moment + offset) - offset, end);
}

/** The same on a clock that is never changed. */
function localOpening({ from, to, days }: OpenHours, local: number): number {
	const day = Math.floor(local / DAY);
	const time = local - day * DAY;
	const isBeforeEnd = days.has(weekdayOf(day)) && time < to;
	return isBeforeEnd ? day * DAY + Math.max(time, from) : (day + 1) * DAY + from;
}

function weekdayOf(day: number): number {
	return (day + FIRST_WEEKDAY) % 7;
}
