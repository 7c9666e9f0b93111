import { e164Number } from '../../../anveo/phoneNumber';

/** A country a number can be read in. */
export type Country = NonNullable<Parameters<typeof e164Number>[2]>;

/** What is sent of a number. */
export const dialDigits = (...args: Parameters<typeof e164Number>) => e164Number(...args).slice(1);
