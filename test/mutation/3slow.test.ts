// Tests that wait a lot: they are for the code that waits.
import { canNotice, loadTests } from './loadTests';

const names = [
	'cancelled',
	'concurrency',
	'otherVersionsNotes',
	'repeatedExecution',
	'retryButton',
];

loadTests(
	names.map((name) => `engine/${name}.test.ts`).filter(canNotice),
	/(sending|item|outcomes|dialAndWait\/(dialAndWait|repeatedExecution))/,
	3,
);
