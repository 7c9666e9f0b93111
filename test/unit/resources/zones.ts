import fc from 'fast-check';

import { PREFIX_TABLE } from '../../../anveo/timeZones/prefixTable';
import { timeZonesOf } from '../../../anveo/timeZones/timeZonesOf';
import { minutesUntilOpen } from '../../../nodes/AnveoDialCallFlow/resources/call/callingHours/openTime';
import { asOpenHours, EVERY_DAY, type WrittenHours } from './wallClock';

export const SIXTY_DAYS = 86_400;

/** The zones of each group of the table. */
export const ZONE_SETS = PREFIX_TABLE.replaceAll('\n', '')
	.split(';')
	.map((group) => timeZonesOf(/:a(\d+)/.exec(group)?.[1] ?? ''));

/** Every zone that a phone number can be in. */
export const ZONES = [...new Set(ZONE_SETS.flat())].sort();

/** Within 60 days. */
export const minutesOf = (hours: WrittenHours, now: number, earliest = 0) =>
	minutesUntilOpen(asOpenHours(hours), earliest, now, SIXTY_DAYS);

export const daytime = (zone: string): WrittenHours => ({
	...{ from: 8 * 60, to: 21 * 60, days: EVERY_DAY, timeZones: [zone] },
});

export const someHours: fc.Arbitrary<WrittenHours> = fc.record({
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

export const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2036, 0, 1) });
