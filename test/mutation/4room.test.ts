// All unit tests of the room: what code keeps for later may have been worked out while another test ran.
import { isNearest, isOfRoom, loadTests, testsIn } from './loadTests';

/** For the code that it is named after only: see `1unit.test.ts`. */
const isTooLong = (file: string) => file.includes('openTime') && !isNearest(file);

loadTests(
	testsIn('unit').filter((file) => isOfRoom(file) && !isTooLong(file)),
	/./,
);
