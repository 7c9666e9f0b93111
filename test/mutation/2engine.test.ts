// The tests in n8n's engine, but for those that take long.
import { canNotice, loadTests, testsIn } from './loadTests';

/** Random runs find what nobody has thought of: they would say nothing certain of a mutant. */
const random = /anyRun|attack|manyRuns|endlessAnswers/;

/** In `3slow.test.ts`. */
const slow = /concurrency|cancelled|retryButton|otherVersionsNotes|repeatedExecution/;

loadTests(
	testsIn('engine').filter((file) => !random.test(file) && !slow.test(file) && canNotice(file)),
	/./,
);
