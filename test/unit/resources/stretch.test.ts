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
