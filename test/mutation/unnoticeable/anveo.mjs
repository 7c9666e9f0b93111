import { list, text } from './kinds.mjs';

/** @type {import('./kinds.mjs').ByFile} */
export const anveo = {
	'anveo/answer.ts': [
		{
			was: 'root === undefined',
			is: 'false',
			line: 'root === undefined || next',
			why: 'a document that the validator lets pass has an element',
		},
		{
			...list,
			line: 'Array.isArray(nodes)',
			why: 'the parser always makes a list; the type does not say so',
		},
	],
	'anveo/answerText.ts': [
		{
			was: "decoder.encoding === 'windows-1252'",
			is: 'false',
			why: 'StrykerJS needs Node 24, whose TextDecoder reads Windows-1252 right; `npm test` notices it on Node 20',
		},
		{ was: "'windows-1252'", is: '""', why: 'the same' },
		{
			was: "'utf-8'",
			is: '""',
			line: '0xef',
			why: 'a charset that nobody knows is read as UTF-8 too',
		},
		{ ...text, line: 'contentType ??', why: 'neither text names a charset' },
	],
	'anveo/internationalPrefix.ts': [
		{
			...list,
			line: 'pattern.exec',
			why: 'a reading that is no number is dropped by whoever asks',
		},
		{ ...list, line: 'codes.get(prefix)', why: 'digits never match it as a country code' },
	],
	'anveo/jsonMembers.ts': [
		{ ...text, line: 'let token', why: 'a colon never comes first in valid JSON' },
	],
	'anveo/numberReadings.ts': [
		{
			was: '/^1(?:\\d{10}| \\d{3} \\d{3} \\d{4})$/',
			is: '/^1(?:\\d{10}| \\d{3} \\d{3} \\d{4})/',
			why: 'with more digits it is no valid number',
		},
		{
			...list,
			line: 'hasCode &&',
			why: 'alone here: what is not in E.164 is refused in the same words as nothing',
		},
		{ ...list, line: 'startsWith(code)', why: 'only valid numbers are kept' },
		{ ...list, line: "startsWith('0')", why: 'it is not written with the same digits' },
		{
			was: "'0'",
			is: '""',
			line: "startsWith('0')",
			why: 'only a number behind a zero is written with the same digits, or it is among the others already',
		},
	],
	'anveo/numberingPlan.ts': [
		{
			was: 'parse(e164)?.formatNational',
			is: 'parse(e164).formatNational',
			why: 'asked of what is a number even with one digit less',
		},
		{
			was: 'metadata.numberingPlan?.IDDPrefix',
			is: 'metadata.numberingPlan.IDDPrefix',
			why: 'a plan was selected in the line before',
		},
		{ ...text, line: 'IDDPrefix', why: 'every plan has a prefix' },
		{
			was: 'false',
			is: 'true',
			line: 'extract: false',
			why: 'there is nothing but digits to extract from',
		},
	],
	'anveo/timeZones/timeZonesOf.ts': [
		{ ...text, line: 'const [zones', why: 'the generated table has no such line' },
		{ ...text, line: 'const list', why: 'each area is in the generated list' },
		{ ...text, line: 'let prefix', why: 'the first prefix keeps nothing of the one before' },
		{ ...text, line: '[, common', why: 'both groups of the pattern match' },
		{
			was: 'Math.min(longestPrefix, digits.length)',
			is: 'Math.max(longestPrefix, digits.length)',
			why: 'more digits than there are make the same prefix',
		},
		{ was: 'length > 0', is: 'length >= 0', why: 'no zones belong to a prefix of no digits' },
	],
	'anveo/writtenNumber.ts': [
		{ ...list, line: 'spaced.match', why: 'there is a digit: the pattern before has seen one' },
	],
};
