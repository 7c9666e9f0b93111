import { list, nothing, text, unvalidated, unvalidatedValue } from './kinds.mjs';

const calls = 'nodes/AnveoDialCallFlow/resources/call';

/** @type {import('./kinds.mjs').ByFile} */
export const resources = {
	[`${calls}/callingHours/callingHours.ts`]: [
		{ ...list, line: 'minutes] =', why: 'no number comes of it either' },
		{
			was: '/^(UTC$|[a-z_]+\\/)/i',
			is: '/(UTC$|[a-z_]+\\/)/i',
			why: 'no other name that Node knows has it behind something else',
		},
		{
			was: '/^(UTC$|[a-z_]+\\/)/i',
			is: '/^(UTC|[a-z_]+\\/)/i',
			why: 'no other name that Node knows begins so',
		},
		{
			was: "typeof value === 'string'",
			is: 'true',
			why: 'the choices are all texts; the type does not say so',
		},
	],
	[`${calls}/callingHours/delayWithin.ts`]: [
		{ ...text, line: 'WEEKDAYS[', why: 'a week has seven days; the type does not say so' },
	],
	[`${calls}/callingHours/stretch.ts`]: [
		{
			was: '`${timeZone} has no time ${moment}`',
			is: '``',
			why: 'each day has a last stretch; the type does not say so',
		},
		{ ...list, line: 'exec(format', why: 'a zone without a distance from UTC reads 0 of it too' },
		{
			was: 'first !== undefined',
			is: 'true',
			why: 'a day has a stretch; the type does not say so',
		},
		{ was: 'stretch === undefined', is: 'false', why: 'see above' },
		{ was: 'before === after', is: 'false', why: 'it only spares work' },
		{
			was: '/([+-])(\\d\\d):(\\d\\d)(?::(\\d\\d))?$/',
			is: '/([+-])(\\d\\d):(\\d\\d)(?::(\\d\\d))?/',
			why: 'the date before it has neither a sign nor a colon',
		},
	],
	[`${calls}/checkNumber.ts`]: [
		{ ...unvalidated, line: 'numberToCheck' },
		{ ...unvalidatedValue, line: 'numberToCheck' },
	],
	[`${calls}/dial/callOrder.ts`]: [
		{ ...list, line: 'timeZones ??', why: 'hours of one are hours of all who are called' },
		{
			was: '{ // What is wrong with it was said before. return undefined; }',
			is: '{}',
			why: 'it is the same',
		},
		{ ...text, line: 'getNodeParameter(name', why: 'each of these fields has a value' },
		{ ...unvalidated, line: 'getNodeParameter(name' },
		{ ...unvalidatedValue, line: 'getNodeParameter(name' },
	],
	[`${calls}/dial/callTime.ts`]: [nothing],
	[`${calls}/dialAndWait/dialAndWait.ts`]: [
		{ was: "{ url: '' }", is: '{}', why: 'filled in before the request leaves' },
		{ ...text, line: "url: ''", why: 'the same' },
		{ ...list, line: 'output === undefined', why: 'an item that is sent has an output' },
		{ was: 'output === undefined', is: 'false', why: 'the same' },
		{ was: "'Resume URL'", is: '""', why: 'n8n always gives a text' },
		{ was: '`${url}?`', is: '``', why: 'for n8n before 2.20: `npm run test:versions` notices it' },
		{ was: "'?'", is: '""', line: 'url.includes', why: 'the same' },
		{ was: 'true', is: 'false', line: 'limitWaitTime', why: 'the field has a value' },
		{ was: "'RESUMEURL'", is: '""', why: 'the same' },
	],
	[`${calls}/getStatus.ts`]: [
		{
			was: 'wait === undefined',
			is: 'false',
			why: 'the time is up at once then; the type does not say so',
		},
	],
	[`${calls}/verify/code.ts`]: [
		{ was: "'random'", is: '""', why: 'the field has a value; any but one means at random' },
		{ ...text, line: 'givenCode', why: 'neither text is a code' },
	],
	[`${calls}/verify/receiveDigits.ts`]: [
		{ was: "'DIGITS'", is: '""', why: 'the field has a value' },
		{ ...text, line: 'isText(digits)', why: 'neither text is the code' },
	],
	[`${calls}/verify/verify.ts`]: [
		{ ...text, line: "endsWith('?')", why: 'for n8n before 2.20: `npm run test:versions`' },
		{
			was: "resume.value.endsWith('?')",
			is: "resume.value.startsWith('?')",
			why: 'the same',
		},
		{ was: "'CODE'", is: '""', why: 'the field has a value' },
		{ was: "'DIGITS'", is: '""', why: 'the same' },
		{
			was: '{ rawExpressions: true }',
			is: '{}',
			why: 'n8n takes the = of an expression away in a field that takes none',
		},
		{ was: 'true', is: 'false', line: 'rawExpressions', why: 'the same' },
	],
	'nodes/AnveoDialCallFlow/resources/variables.ts': [
		{
			was: '{ throw notAnObject(); }',
			is: '{}',
			why: 'what cannot be read is no object either',
		},
	],
};
