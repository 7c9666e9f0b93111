import { DateTime } from 'luxon';

/** Hours as a person writes them. */
export interface WrittenHours {
	/** Minutes since midnight. */
	from: number;
	to: number;
	/** Sunday is 0. */
	days: number[];
	timeZones: readonly string[];
}

export const MINUTE = 60_000;

export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

export const wallClock = (moment: number, zone: string) => DateTime.fromMillis(moment, { zone });

/** Whether it is within the hours in every zone, by a clock on the wall there. */
export function isOpen({ from, to, days, timeZones }: WrittenHours, moment: number): boolean {
	return timeZones.every((zone) => {
		const { hour, minute, weekday } = wallClock(moment, zone);
		const time = hour * 60 + minute;
		return days.includes(weekday % 7) && from <= time && time < to;
	});
}

/** The same hours as the code under test takes them. */
export const asOpenHours = ({ from, to, days, timeZones }: WrittenHours) => ({
	from: from * MINUTE,
	to: to * MINUTE,
	days: new Set(days),
	timeZones,
});

/** The first minute that is open, by looking at each. */
export function firstOpenMinute(hours: WrittenHours, now: number, earliest = 0): number {
	for (let minutes = earliest; ; minutes++) {
		if (isOpen(hours, now + minutes * MINUTE)) return minutes;
	}
}
