import {
	isTimeZone,
	stretchAt,
} from '../../../nodes/AnveoDialCallFlow/resources/call/callingHours/stretch';

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(time);

test.each([
	['UTC', '2027-01-15T12:00:00Z', 0],
	['Asia/Kolkata', '2027-01-15T12:00:00Z', 5.5],
	['America/St_Johns', '2027-01-15T12:00:00Z', -3.5],
	['America/New_York', '2027-07-15T12:00:00Z', -4],
	// Its clocks had no whole minutes then: 44 minutes and 30 seconds behind.
	['Africa/Monrovia', '1971-01-15T12:00:00Z', -44.5 / 60],
])('the clocks of %s at %s are %f hours ahead', (zone, time, hours) => {
	expect(stretchAt(zone, at(time)).offset).toBe(hours * HOUR);
});

test('a stretch ends with the day, or when the clocks are changed', () => {
	const change = at('2027-03-14T07:00:00Z');

	expect(stretchAt('America/New_York', change - 1)).toEqual({ offset: -5 * HOUR, end: change });
	expect(stretchAt('America/New_York', change)).toEqual({
		...{ offset: -4 * HOUR, end: at('2027-03-15T00:00:00Z') },
	});
	expect(stretchAt('America/New_York', at('2027-01-15T00:00:00Z')).end).toBe(
		at('2027-01-16T00:00:00Z'),
	);
});

test('a zone that there is not', () => {
	expect(() => stretchAt('Mars/Olympus', 0)).toThrow(RangeError);
	expect([isTimeZone('Mars/Olympus'), isTimeZone('Europe/London')]).toEqual([false, true]);
});

describe('what is kept', () => {
	const DAY = 24 * HOUR;

	/** With nothing kept of the tests before. */
	let fresh: typeof stretchAt;

	beforeEach(() => {
		jest.isolateModules(() => {
			({ stretchAt: fresh } = jest.requireActual<{ stretchAt: typeof stretchAt }>(
				'../../../nodes/AnveoDialCallFlow/resources/call/callingHours/stretch',
			));
		});
	});

	/** Whether the clocks of a zone are looked at anew, and not known from before. */
	function isLookedUp(zone: string, moment: number): boolean {
		const lookUps = jest.spyOn(Intl, 'DateTimeFormat');
		try {
			fresh(zone, moment);
			return lookUps.mock.calls.length > 0;
		} finally {
			lookUps.mockRestore();
		}
	}

	test('a day of a zone is looked up once', () => {
		expect(isLookedUp('Europe/Paris', 5 * DAY)).toBe(true);
		expect(isLookedUp('Europe/Paris', 6 * DAY - 1)).toBe(false);
		expect(isLookedUp('Europe/Paris', 6 * DAY)).toBe(true);
		expect(isLookedUp('Europe/Paris', 5 * DAY)).toBe(false);
		expect(isLookedUp('Europe/Madrid', 5 * DAY)).toBe(true);
	});

	test('a hundred days of a zone and no more', () => {
		for (let day = 0; day < 100; day++) fresh('Asia/Tokyo', day * DAY);
		expect(isLookedUp('Asia/Tokyo', 0)).toBe(false);

		fresh('Asia/Tokyo', 100 * DAY);
		expect(isLookedUp('Asia/Tokyo', 100 * DAY)).toBe(false);
		expect(isLookedUp('Asia/Tokyo', 0)).toBe(true);
	});

	test('a thousand ways to write a zone and no more', () => {
		// Eleven signs, each letter of them small or capital.
		const written = Array.from({ length: 2_048 }, (_none, number) =>
			Array.from('pacific/guam', (letter, at) =>
				(number >> at) & 1 ? letter.toUpperCase() : letter,
			).join(''),
		);
		const zones = [...new Set(written)];
		fresh('Asia/Seoul', 0);
		for (const zone of zones.slice(0, 999)) fresh(zone, 0);
		expect(isLookedUp('Asia/Seoul', 0)).toBe(false);

		for (const zone of zones.slice(999, 1_000)) fresh(zone, 0);
		expect(isLookedUp('Asia/Seoul', 0)).toBe(true);
	});
});
