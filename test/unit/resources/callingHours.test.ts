import { readCallingHours } from '../../../nodes/AnveoDialCallFlow/resources/call/callingHours/callingHours';
import { delayWithin } from '../../../nodes/AnveoDialCallFlow/resources/call/callingHours/delayWithin';
import { refusalOf } from '../refusalOf';

const PHONE = '+12157010680';
const WHERE = { phoneNumber: PHONE, workflowZone: 'Europe/Berlin' };
const HOUR = 3_600_000;

/** What n8n fills in when Calling Hours are added. */
const AS_ADDED = {
	from: '08:00',
	to: '21:00',
	days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	timeZone: 'number',
	outsideHours: 'schedule',
};

const read = (hours: Record<string, unknown> = {}, where = WHERE) =>
	readCallingHours({ hours: { ...AS_ADDED, ...hours } }, where);

describe('reading', () => {
	test('not added: none', () => {
		expect(readCallingHours(undefined, WHERE)).toBeUndefined();
	});

	test('added and left as it is: 8 to 21 on every day, of the number, scheduled', () => {
		expect(read()).toEqual({
			from: 8 * HOUR,
			to: 21 * HOUR,
			days: new Set([0, 1, 2, 3, 4, 5, 6]),
			timeZones: ['America/New_York'],
			isStrict: false,
		});
	});

	test.each([
		[
			{ from: '9:30', to: ' 17:00 ' },
			{ from: 9.5 * HOUR, to: 17 * HOUR },
		],
		[
			{ from: '00:00', to: '24:00' },
			{ from: 0, to: 24 * HOUR },
		],
		[{ days: ['monday', 'Friday '] }, { days: new Set([1, 5]) }],
		[{ timeZone: 'workflow' }, { timeZones: ['Europe/Berlin'] }],
		[{ timeZone: 'named', timeZoneName: ' Asia/Tokyo ' }, { timeZones: ['Asia/Tokyo'] }],
		[{ timeZone: 'named', timeZoneName: 'UTC' }, { timeZones: ['UTC'] }],
		[{ outsideHours: 'refuse' }, { isStrict: true }],
	])('%j', (hours, expected) => {
		expect(read(hours)).toMatchObject(expected);
	});

	test.each<[Record<string, unknown>, string]>([
		[{ from: '' }, "'Calling Hours: From' is empty"],
		[{ from: undefined }, "'Calling Hours: From' is empty"],
		[{ from: '9 am' }, `'Calling Hours: From' "9 am" is not a time of day`],
		[{ from: '25:00' }, `'Calling Hours: From' "25:00" is not a time of day`],
		[{ from: '109:30' }, `'Calling Hours: From' "109:30" is not a time of day`],
		[{ from: '9:300' }, `'Calling Hours: From' "9:300" is not a time of day`],
		[{ to: '24:01' }, `'Calling Hours: To' "24:01" is not a time of day`],
		[{ to: '12:60' }, `'Calling Hours: To' "12:60" is not a time of day`],
		[{ to: ['21:00'] }, "'Calling Hours: To' is a list, not a text"],
		[
			{ from: '22:00', to: '06:00' },
			`'Calling Hours: To' "06:00" is not later than 'Calling Hours: From' "22:00"`,
		],
		[
			{ from: '08:00', to: '8:00' },
			`'Calling Hours: To' "8:00" is not later than 'Calling Hours: From' "08:00"`,
		],
		[{ days: [] }, "'Calling Hours: Days' is empty"],
		[{ days: 'mondays' }, "'Calling Hours: Days' is not a list of days of the week"],
		[{ days: ['monday', 8] }, "'Calling Hours: Days' is not a list of days of the week"],
		[{ timeZone: 'Europe/Berlin' }, "'Calling Hours: Time Zone' is none of its choices"],
		[{ timeZone: 'named' }, "'Calling Hours: Time Zone Name' is empty"],
		[
			{ timeZone: 'named', timeZoneName: [] },
			"'Calling Hours: Time Zone Name' is a list, not a text",
		],
		...['Berlin', 'EST', 'Europe/Springfield', '+01:00', 'Europe/Berlin, Asia/Tokyo'].map(
			(timeZoneName): [Record<string, unknown>, string] => [
				{ timeZone: 'named', timeZoneName },
				`'Calling Hours: Time Zone Name' "${timeZoneName}" is not the name of a time zone`,
			],
		),
		[{ outsideHours: 'wait' }, "'Calling Hours: Outside These Hours' is none of its choices"],
	])('%j is refused', (hours, message) => {
		const refusal = refusalOf(() => read(hours));
		expect(refusal.message).toBe(message);
		expect(refusal.advice.length).toBeGreaterThan(20);
	});

	test.each<[Record<string, unknown>, string]>([
		[{ from: 'noon' }, 'Enter hours and minutes from 00:00 to 24:00, for example 09:30 or 18:00.'],
		[
			{ from: '22:00', to: '06:00' },
			"Enter a 'To' that is later on the same day, up to 24:00. Hours over midnight are not possible.",
		],
		[
			{ days: [] },
			'Choose one day or more. An expression has to return a list such as ["monday", "friday"].',
		],
		[
			{ timeZone: 'here' },
			'Choose one from the list. An expression has to return number or workflow or named.',
		],
		[
			{ outsideHours: 'wait' },
			'Choose one from the list. An expression has to return schedule or refuse.',
		],
		[{ timeZone: 'named' }, 'Enter its IANA name, for example America/New_York or Europe/Berlin.'],
	])('%j: what to do', (hours, advice) => {
		expect(refusalOf(() => read(hours)).advice).toBe(advice);
	});

	test.each([[[1]], [{ hours: [1] }]])('%j is no set of fields', (written) => {
		expect(refusalOf(() => readCallingHours(written, WHERE)).message).toBe(
			"'Calling Hours' is a list, not a set of fields",
		);
	});

	test.each([{}, { hours: null }, null, ''])(
		'%j, which is empty, does not mean at any hour',
		(written) => {
			expect(refusalOf(() => readCallingHours(written, WHERE))).toEqual({
				message: "'Calling Hours' is empty",
				advice:
					"Choose 'Add Calling Hours' and fill them in, or remove 'Calling Hours' from Additional Fields.",
			});
		},
	);

	test('a number of which no zone is known', () => {
		const where = { ...WHERE, phoneNumber: '+883510012345678' };
		const refusal = refusalOf(() => read({}, where));
		expect(refusal.message).toBe(
			"The time zone of +883510012345678 is not known, which 'Calling Hours' needs",
		);
		expect(refusal.advice).toBe(
			"Set 'Time Zone' of Calling Hours to 'One You Name' and enter the person's time zone, or remove 'Calling Hours'.",
		);
		expect(read({ timeZone: 'workflow' }, where)?.timeZones).toEqual(['Europe/Berlin']);
	});
});

/** The delay of a call at a moment of New York's clocks, which are 5 hours behind UTC then. */
function delayAt(time: string, hours: Record<string, unknown> = {}, earliest?: number) {
	return delayWithin(read(hours), PHONE, earliest, Date.parse(`2027-01-15T${time}-05:00`));
}

describe('the delay', () => {
	test.each([
		['in the hours: at once', '12:00:00', undefined, undefined],
		['in the hours, with a delay', '12:00:00', 30, 30],
		['with a delay of 0, which is sent as before', '12:00:00', 0, 0],
		['before them: rounded up to a minute', '07:00:30', undefined, 60],
		['a delay that is too short', '07:00:00', 10, 60],
		['a delay that ends after To: the next morning', '20:50:00', 10, 11 * 60 + 10],
		['in the last second', '20:59:59', undefined, undefined],
		['at To: the next morning', '21:00:00', undefined, 11 * 60],
	])('%s', (_when, time, earliest, expected) => {
		expect(delayAt(time, {}, earliest)).toBe(expected);
	});

	test('Friday evening, and only working days: Monday morning', () => {
		const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
		expect(delayAt('22:00:00', { days })).toBe((2 * 24 + 10) * 60);
	});

	test('without Calling Hours: as it is', () => {
		expect(delayWithin(undefined, PHONE, undefined, 0)).toBeUndefined();
		expect(delayWithin(undefined, PHONE, 5, 0)).toBe(5);
	});

	test('strict: within the hours as it is, outside refused with the clock there', () => {
		const strict = { outsideHours: 'refuse' };
		expect(delayAt('12:00:00', strict, 5)).toBe(5);
		expect(refusalOf(() => delayAt('03:12:00', strict))).toEqual({
			message:
				"+12157010680 is outside 'Calling Hours': the call would be due on Friday at 03:12 in America/New_York",
			advice:
				"Start it again within the hours, or set 'Outside These Hours' of Calling Hours to 'Schedule for the Next Opening'.",
		});
		expect(refusalOf(() => delayAt('20:59:00', strict, 1)).message).toContain('Friday at 21:00');
	});

	test('none within 60 days: refused', () => {
		const days = ['monday'];
		const late = 86_400 - 60;
		expect(refusalOf(() => delayAt('12:00:00', { days }, late))).toMatchObject({
			message:
				"Within 60 days there is no time at which +12157010680 is within 'Calling Hours' in America/New_York",
			advice: 'Anveo schedules calls up to 60 days ahead: choose an earlier time, or more days.',
		});
		const freephone = readCallingHours(
			{ hours: { ...AS_ADDED, from: '09:00', to: '12:00' } },
			{ ...WHERE, phoneNumber: '+18005550100' },
		);
		expect(refusalOf(() => delayWithin(freephone, '+18005550100', undefined, 0))).toMatchObject({
			message:
				"Within 60 days there is no time at which +18005550100 is within 'Calling Hours' in all 42 of its time zones",
			advice:
				"Set 'Time Zone' of Calling Hours to 'One You Name' and enter the person's time zone, or choose longer hours or more days.",
		});
	});
});
