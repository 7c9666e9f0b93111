const DAY = 86_400_000;

/** A time during which a time zone keeps its distance from UTC. All in milliseconds. */
export interface Stretch {
	/** What the zone's clocks are ahead of UTC. */
	offset: number;
	/** The moment at which another stretch begins. */
	end: number;
}

/** By zone and day: the calls of a run are mostly due on the same few days. */
const known = new Map<string, Map<number, Stretch[]>>();

/** Days of a zone: more than are ever looked at for one call. */
const MOST_DAYS = 100;

/** There are fewer names, but an expression can write each in many ways. */
const MOST_ZONES = 1_000;

/**
 * The stretch that a moment is in. It is no longer than a day, and ends early when the clocks are changed.
 *
 * @param timeZone IANA name
 * @param moment milliseconds since 1970
 * @throws RangeError when there is no such zone
 */
export function stretchAt(timeZone: string, moment: number): Stretch {
	const day = Math.floor(moment / DAY);
	const [first, second] = known.get(timeZone)?.get(day) ?? learn(timeZone, day);
	const stretch = first !== undefined && moment < first.end ? first : second;
	if (stretch === undefined) throw new RangeError(`${timeZone} has no time ${moment}`);
	return stretch;
}

function learn(timeZone: string, day: number): Stretch[] {
	const stretches = stretchesOf(timeZone, day * DAY);
	if (known.size >= MOST_ZONES) known.clear();
	const days = known.get(timeZone) ?? new Map<number, Stretch[]>();
	if (days.size >= MOST_DAYS) days.clear();
	known.set(timeZone, days.set(day, stretches));
	return stretches;
}

/** Whether there is a time zone of this name, as far as Node knows. */
export function isTimeZone(name: string): boolean {
	try {
		stretchAt(name, Date.now());
		return true;
	} catch {
		return false;
	}
}

/** The one or two stretches of a day of UTC: nowhere are the clocks changed twice in one. */
function stretchesOf(timeZone: string, start: number): Stretch[] {
	const offsetAt = offsetsOf(timeZone);
	const end = start + DAY;
	const [before, after] = [offsetAt(start), offsetAt(end)];
	if (before === after) return [{ offset: before, end }];
	// The last moment known to be before the change, and the first known to be after it.
	let [last, first] = [start, end];
	while (first - last > 1) {
		const middle = Math.floor((last + first) / 2);
		if (offsetAt(middle) === before) last = middle;
		else first = middle;
	}
	return [
		{ offset: before, end: first },
		{ offset: after, end },
	];
}

/** What a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetsOf(timeZone: string): (moment: number) => number {
	const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
	return (moment) => {
		const [, sign, hours = 0, minutes = 0, seconds = 0] =
			/([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(format.format(moment)) ?? [];
		const ahead = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
		return sign === '-' ? -ahead : ahead;
	};
}
