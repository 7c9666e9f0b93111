// The unit tests named after the mutated file: they notice most mutants, and loading the others takes longer than all of them.
import { canNotice, isNearest, loadTests, testsIn } from './loadTests';

loadTests(testsIn('unit').filter(isNearest).filter(canNotice), /./);
