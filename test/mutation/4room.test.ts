// All unit tests of the room: what code keeps for later may have been worked out while another test ran.
import { isOfRoom, isTooLong, loadTests, testsIn } from './loadTests';

loadTests(
	testsIn('unit').filter((file) => isOfRoom(file) && !isTooLong(file)),
	/./,
);
