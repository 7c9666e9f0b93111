import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	callTime,
	delayMinutes,
	scheduledFor,
} from '../../../nodes/AnveoDialCallFlow/resources/call/dial/callTime';
import { refusalOf } from '../refusalOf';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.UTC(2027, 0, 15, 12, 0, 30);
const NEW_YORK = 'America/New_York';
const HOW_TO =
	'Enter it like 2027-01-31T14:30:00, in the time zone of the workflow, ' +
	'or with an offset like 2027-01-31T14:30:00+01:00.';

/** The moment that a 'Call At' means, as ISO text. */
function momentOf(callAt: unknown, timeZone = NEW_YORK): string {
	const time = callTime({ callAt }, timeZone, NOW);
	if (time.kind !== 'at') throw new Error(`Not a moment, but ${time.kind}`);
	return new Date(time.moment).toISOString();
}

describe("'Call At'", () => {
	// Two time zones, so that the one of the machine that runs the tests cannot be right for both.
	test.each([
		['2027-01-31T14:30:00', NEW_YORK, '2027-01-31T19:30:00.000Z'],
		['2027-01-31T14:30:00', 'Asia/Tokyo', '2027-01-31T05:30:00.000Z'],
		['2027-01-31 14:30', NEW_YORK, '2027-01-31T19:30:00.000Z'],
		['2027-01-31 14:30', 'Asia/Tokyo', '2027-01-31T05:30:00.000Z'],
		['2027-01-31', NEW_YORK, '2027-01-31T05:00:00.000Z'],
		['2027-01-31', 'Asia/Tokyo', '2027-01-30T15:00:00.000Z'],
		[' 2027-01-31T14:30:00.5\n', NEW_YORK, '2027-01-31T19:30:00.500Z'],
		// An offset in the text goes before the time zone of the workflow.
		['2027-01-31T14:30:00Z', NEW_YORK, '2027-01-31T14:30:00.000Z'],
		['2027-01-31T14:30:00+01:00', NEW_YORK, '2027-01-31T13:30:00.000Z'],
		['2027-01-31T14:30:00+0100', 'Asia/Tokyo', '2027-01-31T13:30:00.000Z'],
		['2027-01-31T14:30:00-08', 'Asia/Tokyo', '2027-01-31T22:30:00.000Z'],
		['2027-01-31 14:30 +01:00', NEW_YORK, '2027-01-31T13:30:00.000Z'],
		['2027-01-31t14:30:00z', NEW_YORK, '2027-01-31T14:30:00.000Z'],
		['2027-01-31t14:30', 'Asia/Tokyo', '2027-01-31T05:30:00.000Z'],
		['2027-01-31T14:30:00.123456Z', NEW_YORK, '2027-01-31T14:30:00.123Z'],
		// Summer time begins on this night, 2:30 is no time of the day: an hour later.
		['2027-03-14T02:30:00', NEW_YORK, '2027-03-14T07:30:00.000Z'],
		['2027-03-14T03:30:00', NEW_YORK, '2027-03-14T07:30:00.000Z'],
	])('%j in %s is %s', (callAt, timeZone, moment) => {
		expect(momentOf(callAt, timeZone)).toBe(moment);
	});

	test.each<[string, unknown]>([
		['a Date', new Date('2027-01-31T19:30:00Z')],
		['a DateTime', DateTime.fromISO('2027-01-31T19:30:00Z')],
		['a DateTime of another zone', DateTime.fromISO('2027-02-01T04:30', { zone: 'Asia/Tokyo' })],
	])('may be %s, as expressions give it', (_what, callAt) => {
		expect(momentOf(callAt)).toBe('2027-01-31T19:30:00.000Z');
	});

	test.each([
		['31.01.2027 14:30'],
		['01/31/2027'],
		['Jan 31, 2027'],
		['Sun, 31 Jan 2027 14:30:00 GMT'],
		['tomorrow'],
		['14:30'],
		['2027'],
		['2027-01'],
		['2027-W05'],
		['2027-1-31'],
		['2027-01-31T14'],
		['2027-01-31T25:00:00'],
		['2027-01-31T14:60'],
		['2027-13-01T10:00'],
		['2027-01-31T14:30 Europe/Berlin'],
		['1801234567890'],
		// The 29th and 30th of February would be read as days of March, in the time zone of the server.
		['2027-02-29'],
		['2027-02-30'],
		['2027-02-29T10:00:00'],
	])('%j is refused as no date and time', (callAt) => {
		expect(refusalOf(() => callTime({ callAt }, NEW_YORK, NOW))).toEqual({
			message: `'Call At' "${callAt}" is not a date and time`,
			advice: HOW_TO,
		});
	});

	test.each<[string, unknown]>([
		['an invalid Date', new Date(NaN)],
		['an invalid DateTime', DateTime.invalid('test')],
		['an object', {}],
		['a list', [2027]],
		['a list of a date', ['2027-01-31T14:30:00']],
	])('%s is refused as no date and time', (_what, callAt) => {
		expect(refusalOf(() => callTime({ callAt }, NEW_YORK, NOW))).toEqual({
			message: "'Call At' is not a date and time",
			advice: HOW_TO,
		});
	});

	test.each([[1_801_234_567_890], [true], [0]])('%j is refused as no date and time', (callAt) => {
		expect(refusalOf(() => callTime({ callAt }, NEW_YORK, NOW)).message).toBe(
			`'Call At' "${callAt}" is not a date and time`,
		);
	});

	test.each([[MINUTE], [2 * MINUTE], [DAY]])('%i ms ago is refused as past', (ago) => {
		const callAt = new Date(NOW - ago);

		expect(refusalOf(() => callTime({ callAt }, NEW_YORK, NOW))).toEqual({
			message: `'Call At' is in the past (${callAt.toISOString()})`,
			advice: "Choose a time to come, or remove 'Call At' to call at once.",
		});
	});

	test.each([[0], [1], [30_000], [MINUTE - 1]])(
		'%i ms ago is the minute that the date picker still shows: the call goes out at once',
		(ago) => {
			const time = callTime({ callAt: new Date(NOW - ago) }, NEW_YORK, NOW);

			expect(delayMinutes(time, NOW)).toBeUndefined();
		},
	);

	test('60 days ahead is the longest there is', () => {
		const time = callTime({ callAt: new Date(NOW + 60 * DAY) }, NEW_YORK, NOW);

		expect(delayMinutes(time, NOW)).toBe(86_400);
	});

	test('a moment more than 60 days ahead is refused', () => {
		const callAt = new Date(NOW + 60 * DAY + 1);

		expect(refusalOf(() => callTime({ callAt }, NEW_YORK, NOW))).toEqual({
			message: `'Call At' is more than 60 days ahead (${callAt.toISOString()})`,
			advice: 'Anveo schedules calls up to 60 days ahead: choose an earlier time.',
		});
	});

	test.each([
		[1, 1],
		[MINUTE - 1, 1],
		[MINUTE, 1],
		[MINUTE + 1, 2],
		[90_000, 2],
		[DAY, 1440],
	])('%i ms ahead is a delay of %i minutes', (ahead, minutes) => {
		const time = callTime({ callAt: new Date(NOW + ahead) }, NEW_YORK, NOW);

		expect(delayMinutes(time, NOW)).toBe(minutes);
	});

	test('is counted from the moment the call is sent, and at once when that moment has come', () => {
		const time = callTime({ callAt: new Date(NOW + 10 * MINUTE) }, NEW_YORK, NOW);

		expect(delayMinutes(time, NOW + 4 * MINUTE)).toBe(6);
		expect(delayMinutes(time, NOW + 10 * MINUTE)).toBeUndefined();
		expect(delayMinutes(time, NOW + DAY)).toBeUndefined();
	});

	test('never leads to a call too early, nor more than a minute late', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 60 * DAY }), fc.nat(10 * MINUTE), (ahead, queued) => {
				const at = NOW + ahead;
				const sent = NOW + queued;
				const minutes = delayMinutes(callTime({ callAt: new Date(at) }, NEW_YORK, NOW), sent) ?? 0;
				const due = Math.max(at, sent);

				expect(sent + minutes * MINUTE).toBeGreaterThanOrEqual(due);
				expect(sent + minutes * MINUTE).toBeLessThan(due + MINUTE);
				expect(minutes).toBeLessThanOrEqual(86_400);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe("'Delay'", () => {
	test.each<[unknown, number]>([
		[0, 0],
		[1, 1],
		[86_400, 86_400],
		['1440', 1440],
		[' 5 ', 5],
	])('%j is %i minutes, whenever the call is sent', (delay, minutes) => {
		const time = callTime({ delay }, NEW_YORK, NOW);

		expect(delayMinutes(time, NOW)).toBe(minutes);
		expect(delayMinutes(time, NOW + DAY)).toBe(minutes);
	});

	test.each<[unknown]>([[-1], [86_401], [1.5], ['1.5'], ['soon'], [NaN], [Infinity]])(
		'%p is refused',
		(delay) => {
			expect(refusalOf(() => callTime({ delay }, NEW_YORK, NOW))).toEqual({
				message: `'Delay' "${delay}", but must be a whole number of minutes from 0 to 86400`,
				advice: 'Enter a whole number of minutes from 0 to 86400.',
			});
		},
	);

	test('beside a Call At is refused', () => {
		const both = { callAt: '2027-01-31T14:30:00', delay: 0 };

		expect(refusalOf(() => callTime(both, NEW_YORK, NOW))).toEqual({
			message: "'Call At' and 'Delay' are both set",
			advice: 'Keep the one you mean and remove the other from Additional Fields.',
		});
	});
});

test.each([
	[{}],
	[{ callAt: '', delay: '' }],
	[{ callAt: null, delay: null }],
	[{ callAt: undefined, delay: undefined }],
])('with %j the call goes out at once', (fields) => {
	const time = callTime(fields, NEW_YORK, NOW);

	expect(delayMinutes(time, NOW)).toBeUndefined();
});

test.each([
	['', 5],
	['2027-01-15T13:00:00Z', ''],
])('a blank field beside a set one (%j, %j) is as good as none', (callAt, delay) => {
	expect(delayMinutes(callTime({ callAt, delay }, NEW_YORK, NOW), NOW)).toBeGreaterThan(0);
});

test.each([
	[undefined, null],
	[0, null],
	[1, '2027-01-15T12:01:30.000Z'],
	[1440, '2027-01-16T12:00:30.000Z'],
])('a delay of %j minutes is scheduled for %j', (delay, scheduled) => {
	expect(scheduledFor(delay, NOW)).toBe(scheduled);
});
