// The other unit tests.
import { canNotice, isNearest, isTooLong, loadTests, testsIn } from './loadTests';

loadTests(
	testsIn('unit').filter((file) => !isTooLong(file) && !isNearest(file) && canNotice(file)),
	/./,
);
