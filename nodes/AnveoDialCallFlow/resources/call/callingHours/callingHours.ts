import { InputRefusal, quoted } from '../../../../../anveo/inputRefusal';
import { timeZonesOf } from '../../../../../anveo/timeZones/timeZonesOf';
import { collectionOf, textOf } from '../../../item/readParameter';
import { WEEKDAYS } from './field';
import type { OpenHours } from './openTime';
import { isTimeZone } from './stretch';

/** 'Calling Hours' of one call. */
export interface CallingHours extends OpenHours {
	/** Refuse a call that is due outside the hours. If not, it is scheduled. */
	isStrict: boolean;
}

/** What the time zone of a call can be taken from. */
interface Whereabouts {
	/** In E.164. */
	phoneNumber: string;
	/** IANA name. */
	workflowZone: string;
}

/**
 * Reads 'Calling Hours' of Additional Fields. Undefined: the person may be called at any hour.
 *
 * @param written the value of the field
 * @throws InputRefusal naming the parameter
 */
export function readCallingHours(written: unknown, where: Whereabouts): CallingHours | undefined {
	if (written === undefined) return undefined;
	const { hours } = collectionOf(written, 'Calling Hours');
	// Whoever has added them wants hours to be kept: nothing in them must not mean at any time.
	if (hours === undefined || hours === null) {
		throw new InputRefusal(
			"'Calling Hours' is empty",
			"Choose 'Add Calling Hours' and fill them in, or remove 'Calling Hours' from Additional Fields.",
		);
	}
	const fields = collectionOf(hours, 'Calling Hours');
	return {
		...timesOf(fields),
		days: daysOf(fields.days),
		timeZones: timeZones(fields, where),
		isStrict:
			oneOf(fields.outsideHours, 'Outside These Hours', ['schedule', 'refuse']) === 'refuse',
	};
}

function timesOf(fields: Record<string, unknown>): { from: number; to: number } {
	const from = timeOfDay(fields.from, 'Calling Hours: From');
	const to = timeOfDay(fields.to, 'Calling Hours: To');
	if (from < to) return { from, to };
	throw new InputRefusal(
		`'Calling Hours: To' ${quoted(String(fields.to))} is not later than 'Calling Hours: From' ${quoted(String(fields.from))}`,
		"Enter a 'To' that is later on the same day, up to 24:00. Hours over midnight are not possible.",
	);
}

/** Milliseconds since midnight. */
function timeOfDay(value: unknown, parameter: string): number {
	const text = textOf(value, parameter).trim();
	const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
	const time = Number(hours) * 60 + Number(minutes);
	if (time <= 24 * 60) return time * 60_000;
	throw new InputRefusal(
		`'${parameter}' ${text === '' ? 'is empty' : `${quoted(text)} is not a time of day`}`,
		'Enter hours and minutes from 00:00 to 24:00, for example 09:30 or 18:00.',
	);
}

function daysOf(value: unknown): ReadonlySet<number> {
	const names: unknown[] = Array.isArray(value) ? value : [value];
	const days = names.map((name) => WEEKDAYS.indexOf(String(name).trim().toLowerCase()));
	if (days.length > 0 && !days.includes(-1)) return new Set(days);
	throw new InputRefusal(
		days.length === 0
			? "'Calling Hours: Days' is empty"
			: "'Calling Hours: Days' is not a list of days of the week",
		'Choose one day or more. An expression has to return a list such as ["monday", "friday"].',
	);
}

function timeZones(
	fields: Record<string, unknown>,
	{ phoneNumber, workflowZone }: Whereabouts,
): readonly string[] {
	switch (oneOf(fields.timeZone, 'Time Zone', ['number', 'workflow', 'named'])) {
		case 'number':
			return zonesOfNumber(phoneNumber);
		case 'workflow':
			return [workflowZone];
		default:
			return [namedZone(fields.timeZoneName)];
	}
}

function zonesOfNumber(phoneNumber: string): readonly string[] {
	const zones = timeZonesOf(phoneNumber);
	if (zones.length > 0) return zones;
	throw new InputRefusal(
		`The time zone of ${phoneNumber} is not known, which 'Calling Hours' needs`,
		"Set 'Time Zone' of Calling Hours to 'One You Name' and enter the person's time zone, or remove 'Calling Hours'.",
	);
}

/** Only names with a place: a short one such as EST is an hour off in summer. */
function namedZone(value: unknown): string {
	const name = textOf(value, 'Calling Hours: Time Zone Name').trim();
	if (/^(UTC$|[a-z_]+\/)/i.test(name) && isTimeZone(name)) return name;
	throw new InputRefusal(
		`'Calling Hours: Time Zone Name' ${name === '' ? 'is empty' : `${quoted(name)} is not the name of a time zone`}`,
		'Enter its IANA name, for example America/New_York or Europe/Berlin.',
	);
}

function oneOf(value: unknown, parameter: string, choices: string[]): string {
	if (typeof value === 'string' && choices.includes(value)) return value;
	throw new InputRefusal(
		`'Calling Hours: ${parameter}' is none of its choices`,
		`Choose one from the list. An expression has to return ${choices.join(' or ')}.`,
	);
}
