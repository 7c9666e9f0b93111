import fc from 'fast-check';
import { DateTime } from 'luxon';

import { closedZone } from '../../../nodes/AnveoDialCallFlow/resources/call/callingHours/openTime';
import { asOpenHours, firstOpenMinute, isOpen, MINUTE, wallClock } from './wallClock';
import { daytime, minutesOf, moments, SIXTY_DAYS, someHours, ZONES, ZONE_SETS } from './zones';

const DAY = 24 * 60 * MINUTE;

test('the table has these many zones', () => {
	expect(ZONES).toHaveLength(294);
});

/** Times of a day, and when a call is due then. */
const DAYTIME = [
	// Half a minute before: the next whole minute from now.
	['03:00:00.000', '2027-06-15T08:00:00.000'],
	['07:59:30.000', '2027-06-15T08:00:30.000'],
	['07:59:59.999', '2027-06-15T08:00:59.999'],
	['08:00:00.000', '2027-06-15T08:00:00.000'],
	['12:34:56.789', '2027-06-15T12:34:56.789'],
	['20:59:59.999', '2027-06-15T20:59:59.999'],
	// To is too late.
	['21:00:00.000', '2027-06-16T08:00:00.000'],
	['23:59:59.000', '2027-06-16T08:00:59.000'],
];

describe.each(ZONES)('%s', (zone) => {
	test('before, at the edges of, in and after the hours', () => {
		const due = DAYTIME.map(([time]) => {
			const now = DateTime.fromISO(`2027-06-15T${time}`, { zone }).toMillis();
			const minutes = minutesOf(daytime(zone), now) ?? NaN;
			return [time, wallClock(now + minutes * MINUTE, zone).toISO({ includeOffset: false })];
		});
		expect(due).toEqual(DAYTIME);
	});

	test('the changes of the clocks in 2027: as if each minute were looked at', () => {
		for (const change of changesOf(zone)) {
			// The half of the hour that is left out or comes twice, or of the one behind it.
			const half = wallClock(change - 1, zone).hour * 60 + 30;
			const nextHalf = (half + 60) % (24 * 60);
			const cases: Array<[from: number, to: number, now: number]> = [
				[half, 24 * 60, change - 100 * MINUTE],
				[half, 24 * 60, change + 45 * MINUTE],
				[nextHalf, 24 * 60, change - 1],
				[0, half, change],
			];
			for (const [from, to, now] of cases) {
				const hours = { ...daytime(zone), from, to };
				expect(minutesOf(hours, now)).toBe(firstOpenMinute(hours, now));
			}
		}
	});
});

/** The moments of 2027 at which the clocks of a zone are changed. */
function changesOf(zone: string): number[] {
	const offset = (moment: number) => wallClock(moment, zone).offset;
	const end = Date.UTC(2028, 0, 1);
	const changes: number[] = [];
	for (let day = Date.UTC(2027, 0, 1); day < end; day += DAY) {
		if (offset(day) === offset(day + DAY)) continue;
		let change = day;
		while (offset(change) === offset(day)) change += MINUTE;
		changes.push(change);
	}
	return changes;
}

test('most zones of Europe and North America change their clocks twice in 2027', () => {
	for (const zone of ['America/New_York', 'Europe/London', 'Australia/Lord_Howe']) {
		expect(changesOf(zone)).toHaveLength(2);
	}
	expect(changesOf('Asia/Tokyo')).toEqual([]);
});

test('from 8 to 21 no number is without an hour and a half a day, on any day of 2027', () => {
	for (const zones of ZONE_SETS) {
		if (zones.length < 3) continue;
		const hours = asOpenHours({ ...daytime(''), timeZones: zones });
		for (let day = Date.UTC(2027, 0, 1); day < Date.UTC(2028, 0, 1); day += 7 * DAY) {
			let open = 0;
			for (let at = day; at < day + DAY; at += 15 * MINUTE) {
				if (closedZone(hours, at) === undefined) open += 15;
			}
			expect({ zones, open: open >= 90 }).toEqual({ zones, open: true });
		}
	}
});

test('any zones, hours, days and moment: within the hours in every zone, and no earlier minute is', () => {
	let found = 0;
	fc.assert(
		fc.property(someHours, moments, fc.integer({ min: 0, max: 3_000 }), (hours, now, earliest) => {
			fc.pre(hours.from < hours.to);
			const minutes = minutesOf(hours, now, earliest);
			const last = minutes ?? SIXTY_DAYS + 1;
			if (minutes !== undefined) {
				found++;
				expect(minutes).toBeGreaterThanOrEqual(earliest);
				expect(minutes).toBeLessThanOrEqual(SIXTY_DAYS);
				expect(isOpen(hours, now + minutes * MINUTE)).toBe(true);
			}
			// Every minute of the hours before it, and some of the days before those.
			for (let minute = Math.max(earliest, last - 1_500); minute < last; minute++) {
				expect(isOpen(hours, now + minute * MINUTE)).toBe(false);
			}
			for (let minute = earliest; minute < last; minute += 97) {
				expect(isOpen(hours, now + minute * MINUTE)).toBe(false);
			}
		}),
		{ numRuns: 60 },
	);
	expect(found).toBeGreaterThan(0);
});
