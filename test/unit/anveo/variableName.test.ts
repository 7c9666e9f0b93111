import { variableName } from '../../../anveo/variableName';

test.each([
	['FIRSTNAME', 'FIRSTNAME'],
	['$[FIRSTNAME]$', 'FIRSTNAME'],
	['$[TWO WORDS]$', 'TWO WORDS'],
	['$[A[1]]$', 'A[1]'],
	['$[]$', ''],
	['$[FIRSTNAME]', '$[FIRSTNAME]'],
	['[FIRSTNAME]', '[FIRSTNAME]'],
	['A$[B]$', 'A$[B]$'],
	['$[A]$B', '$[A]$B'],
	['', ''],
])('%j names the variable %j', (written, name) => {
	expect(variableName(written)).toBe(name);
});
