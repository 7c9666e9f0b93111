import { canNotice, testsIn } from './loadTests';

/** Random runs find what nobody has thought of: they would say nothing certain of a mutant. */
const random = /anyRun|attack|manyRuns|endlessAnswers/;

/** In `3slow.test.ts`. */
const slow = /concurrency|cancelled|retryButton|otherVersionsNotes|repeatedExecution/;

/** The tests in n8n's engine that can notice the mutant, but for those that take long. */
export const engineTests = () =>
	testsIn('engine').filter((file) => !random.test(file) && !slow.test(file) && canNotice(file));
