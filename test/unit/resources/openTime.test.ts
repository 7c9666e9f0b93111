import fc from 'fast-check';
import { DateTime } from 'luxon';

import { PREFIX_TABLE } from '../../../anveo/timeZones/prefixTable';
import { timeZonesOf } from '../../../anveo/timeZones/timeZonesOf';
import {
	closedZone,
	minutesUntilOpen,
} from '../../../nodes/AnveoDialCallFlow/resources/call/callingHours/openTime';
import {
	asOpenHours,
	EVERY_DAY,
	firstOpenMinute,
	isOpen,
	MINUTE,
	wallClock,
	type WrittenHours,
} from './wallClock';

const DAY = 24 * 60 * MINUTE;
const SIXTY_DAYS = 86_400;

/** The zones of each group of the table. */
const ZONE_SETS = PREFIX_TABLE.replaceAll('\n', '')
	.split(';')
	.map((group) => timeZonesOf(/:a(\d+)/.exec(group)?.[1] ?? ''));

/** Every zone that a phone number can be in. */
const ZONES = [...new Set(ZONE_SETS.flat())].sort();

const minutesOf = (hours: WrittenHours, now: number, earliest = 0) =>
	minutesUntilOpen(asOpenHours(hours), earliest, now, SIXTY_DAYS);

const daytime = (zone: string): WrittenHours => ({
	...{ from: 8 * 60, to: 21 * 60, days: EVERY_DAY, timeZones: [zone] },
});

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

const someHours: fc.Arbitrary<WrittenHours> = fc.record({
	from: fc.integer({ min: 0, max: 24 * 60 - 1 }),
	to: fc.integer({ min: 1, max: 24 * 60 }),
	days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
	timeZones: fc.oneof(
		fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 4 }),
		fc
			.constantFrom('+18005550100', '+79161234567', '+61412345678', '+12082999999', '+351912345678')
			.map(timeZonesOf),
	),
});

const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2036, 0, 1) });

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

test('any zones, hours and moment: a zone is closed exactly when it is outside the hours there', () => {
	fc.assert(
		fc.property(someHours, moments, (hours, moment) => {
			fc.pre(hours.from < hours.to);
			const zone = closedZone(asOpenHours(hours), moment);
			expect(zone === undefined).toBe(isOpen(hours, moment));
			if (zone !== undefined) {
				expect(isOpen({ ...hours, timeZones: [zone] }, moment)).toBe(false);
			}
		}),
	);
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

test('hours that no moment is within in all zones: none is found', () => {
	const hours = { ...daytime(''), to: 9 * 60, timeZones: ['Europe/Berlin', 'America/New_York'] };
	expect(minutesOf(hours, Date.UTC(2027, 5, 15))).toBeUndefined();
});

test('no zone of this name', () => {
	expect(() => minutesOf(daytime('Mars/Base'), 0)).toThrow(RangeError);
});
