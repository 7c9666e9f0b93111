import fc from 'fast-check';

import {
	closedZone,
	minutesUntilOpen,
} from '../../../nodes/AnveoDialCallFlow/resources/call/callingHours/openTime';
import { asOpenHours, isOpen, MINUTE, type WrittenHours } from './wallClock';
import { daytime, minutesOf, moments, someHours } from './zones';

const NEW_YORK = daytime('America/New_York');

test.each<[string, Partial<WrittenHours>, string, number]>([
	['half a minute before they begin', {}, '2027-06-15T11:59:30Z', 1],
	['as they begin', {}, '2027-06-15T12:00:00Z', 0],
	['in the last millisecond', {}, '2027-06-16T00:59:59.999Z', 0],
	['as they end', {}, '2027-06-16T01:00:00Z', 660],
	['on a Sunday before Tuesday', { days: [2, 3] }, '2027-06-13T16:00:00Z', 44 * 60],
	['after the only day', { days: [6] }, '2027-06-13T16:00:00Z', 140 * 60],
	['when the clocks leave out their beginning', { from: 150 }, '2027-03-14T06:50:00Z', 10],
	['before an hour that comes twice', { from: 90 }, '2027-11-07T05:00:00Z', 30],
	['when the clocks go back as they begin', { from: 120 }, '2027-11-07T05:30:00Z', 90],
	['when it comes again, before they begin again', { from: 90 }, '2027-11-07T06:10:00Z', 20],
])('%s', (_when, other, now, minutes) => {
	expect(minutesOf({ ...NEW_YORK, ...other }, Date.parse(now))).toBe(minutes);
});

describe('in two zones', () => {
	const hours = { ...NEW_YORK, timeZones: ['America/New_York', 'Europe/Berlin'] };
	// 20:00 and 02:00.
	const now = Date.parse('2027-06-15T00:00:00Z');

	test('it has to be within the hours in both', () => {
		expect(minutesOf(hours, now)).toBe(720);
	});

	test('not earlier than asked for', () => {
		expect(minutesOf(hours, now, 800)).toBe(800);
		expect(minutesOf(hours, now, 1_140)).toBe(2_160);
	});

	test('not later than asked for', () => {
		expect(minutesUntilOpen(asOpenHours(hours), 0, now, 720)).toBe(720);
		expect(minutesUntilOpen(asOpenHours(hours), 0, now, 719)).toBeUndefined();
	});

	test('the one in which it is closed', () => {
		expect(closedZone(asOpenHours(hours), now)).toBe('Europe/Berlin');
		expect(closedZone(asOpenHours(hours), now + 6 * 60 * MINUTE)).toBe('America/New_York');
		expect(closedZone(asOpenHours(hours), now + 720 * MINUTE)).toBeUndefined();
	});
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

test('hours that no moment is within in all zones: none is found', () => {
	const hours = { ...daytime(''), to: 9 * 60, timeZones: ['Europe/Berlin', 'America/New_York'] };
	expect(minutesOf(hours, Date.UTC(2027, 5, 15))).toBeUndefined();
});

test('no zone of this name', () => {
	expect(() => minutesOf(daytime('Mars/Base'), 0)).toThrow(RangeError);
});
