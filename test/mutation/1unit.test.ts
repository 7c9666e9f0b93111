// The other unit tests.
import { canNotice, isNearest, loadTests, testsIn } from './loadTests';

/** It takes each time zone through a whole year. */
const isTooLong = (file: string) => file.includes('everyTimeZone');

loadTests(
	testsIn('unit').filter((file) => !isTooLong(file) && !isNearest(file) && canNotice(file)),
	/./,
);
