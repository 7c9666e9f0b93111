import { MAX_DELAY_MINUTES } from '../../../../../anveo/callOptions';
import { InputRefusal } from '../../../../../anveo/inputRefusal';
import type { CallingHours } from './callingHours';
import { WEEKDAYS } from './field';
import { closedZone, minutesUntilOpen } from './openTime';
import { stretchAt } from './stretch';

const MINUTE = 60_000;

/**
 * Anveo's DELAY for a call that has 'Calling Hours', in whole minutes. Undefined: at once.
 *
 * @param earliest the delay the call would have without them
 * @param now milliseconds since 1970
 * @throws InputRefusal when it is due outside the hours and may not be scheduled, or not within 60 days
 */
export function delayWithin(
	hours: CallingHours | undefined,
	phoneNumber: string,
	earliest: number | undefined,
	now: number,
): number | undefined {
	if (hours === undefined) return earliest;
	const due = earliest ?? 0;
	if (hours.isStrict) refuseOutside(hours, phoneNumber, now + due * MINUTE);
	const minutes = minutesUntilOpen(hours, due, now, MAX_DELAY_MINUTES);
	if (minutes === undefined) throw neverOpen(hours, phoneNumber);
	return minutes === due ? earliest : minutes;
}

function refuseOutside(hours: CallingHours, phoneNumber: string, due: number): void {
	const zone = closedZone(hours, due);
	if (zone === undefined) return;
	throw new InputRefusal(
		`${phoneNumber} is outside 'Calling Hours': the call would be due on ${clockTime(zone, due)}`,
		"Start it again within the hours, or set 'Outside These Hours' of Calling Hours to 'Schedule for the Next Opening'.",
	);
}

function neverOpen({ timeZones }: CallingHours, phoneNumber: string): InputRefusal {
	const zones = timeZones.length === 1 ? timeZones[0] : `all ${timeZones.length} of its time zones`;
	return new InputRefusal(
		`Within 60 days there is no time at which ${phoneNumber} is within 'Calling Hours' in ${zones}`,
		timeZones.length === 1
			? 'Anveo schedules calls up to 60 days ahead: choose an earlier time, or more days.'
			: "Set 'Time Zone' of Calling Hours to 'One You Name' and enter the person's time zone, or choose longer hours or more days.",
	);
}

/** "Sunday at 03:12 in America/New_York". */
function clockTime(zone: string, moment: number): string {
	const local = new Date(moment + stretchAt(zone, moment).offset);
	const day = WEEKDAYS[local.getUTCDay()] ?? '';
	return `${day.charAt(0).toUpperCase()}${day.slice(1)} at ${local.toISOString().slice(11, 16)} in ${zone}`;
}
