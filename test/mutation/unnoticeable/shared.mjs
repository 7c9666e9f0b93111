import { list, text } from './kinds.mjs';

/** @type {import('./kinds.mjs').ByFile} */
export const shared = {
	'nodes/shared/account.ts': [
		{
			was: '/^127(\\.\\d{1,3}){3}$/',
			is: '/127(\\.\\d{1,3}){3}$/',
			why: 'a host that ends with a number is an address of four numbers, or no host',
		},
		{ was: "secret.trim() !== ''", is: 'true', why: 'see below' },
		{ was: 'secret.trim()', is: 'secret', why: 'see below' },
		{ ...text, line: 'secret.trim()', why: 'see below' },
		{
			was: "secrets.filter((secret) => secret.trim() !== '')",
			is: 'secrets',
			why: 'an empty secret conceals nothing; looking for it only costs time',
		},
	],
	'nodes/shared/fault.ts': [
		{ was: "'Fault'", is: '""', why: 'a name for whoever reads a stack trace' },
	],
	'nodes/shared/readings.ts': [
		{ was: '!/[&%\\\\]/.test(current.text)', is: 'false', why: 'it only spares work' },
		{ was: 'next === current', is: 'false', why: 'the same' },
		{ was: "'<'", is: '""', line: 'includes', why: 'the same' },
		{ was: 'PLAIN.test(text)', is: 'false', why: 'the same' },
		{ was: 'unit < FOLDED_ASCII.length', is: 'false', why: 'the same' },
		{
			was: 'unit < FOLDED_ASCII.length',
			is: 'unit <= FOLDED_ASCII.length',
			why: 'the next one is not seen either way',
		},
		{
			was: '{ const plain = FOLDED_ASCII[unit] ?? IGNORED_UNIT; if (plain !== IGNORED_UNIT) write(plain, at, at); continue; }',
			is: '{}',
			why: 'it only spares work',
		},
		{ was: 'known.set(code, written);', is: ';', why: 'it only spares work' },
		{
			was: 'at < units.length',
			is: 'at <= units.length',
			why: 'behind the last ones is an empty text',
		},
		{
			was: 'at < reading.text.length',
			is: 'at <= reading.text.length',
			why: 'nobody asks for a place behind the end',
		},
		...[
			['/^\\\\[bfnrtv]$/', '/^\\\\[bfnrtv]/'],
			['/^\\\\[bfnrtv]$/', '/\\\\[bfnrtv]$/'],
			['/^%..%/', '/%..%/'],
			[
				'/^(?:&#x|%u?|\\\\[ux]\\{?)([\\da-f]+)[;}]?$/i',
				'/(?:&#x|%u?|\\\\[ux]\\{?)([\\da-f]+)[;}]?$/i',
			],
			[
				'/^(?:&#x|%u?|\\\\[ux]\\{?)([\\da-f]+)[;}]?$/i',
				'/^(?:&#x|%u?|\\\\[ux]\\{?)([\\da-f]+)[;}]?/i',
			],
			['/^&#(\\d+);?$/', '/&#(\\d+);?$/'],
			['/^&#(\\d+);?$/', '/^&#(\\d+);?/'],
		].map(([was = '', is = '']) => ({ was, is, why: 'it is asked of one whole escape' })),
		{ ...list, line: 'hexadecimal] =', why: 'it has no second place' },
		{ ...list, line: 'decimal] =', why: 'the same' },
	],
	'nodes/shared/secretSearch.ts': [
		{ ...list, line: 'words', why: 'a word more to look for, which no text has' },
		{ was: 'this.words.length > 0', is: 'true', why: 'it only spares work' },
		{ was: 'this.words.length > 0', is: 'this.words.length >= 0', why: 'the same' },
		{ was: 'this.parts.size === 0', is: 'false', why: 'the same' },
		{
			was: 'this.threes[hashOfThree(text, at + PART - 3)] === 0',
			is: 'false',
			why: 'the same',
		},
		{
			was: 'at + PART',
			is: 'at - PART',
			line: 'form.length',
			why: 'shorter parts are not looked up',
		},
		{ was: 'at + 3', is: 'at - 3', why: 'one more hash is looked up, for nothing' },
		{ was: 'at + PART', is: 'at - PART', line: 'text.length', why: 'there are no shorter parts' },
		{ was: '{ at += PART - 2; continue; }', is: '{}', why: 'it only spares work' },
		...[
			['(first * 31 + second) * 31 + third', '(first * 31 + second) * 31 - third'],
			['(first * 31 + second) * 31', '(first * 31 + second) / 31'],
			['[ text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2), ]', '[]'],
			[
				'{ const [first, second, third] = [ text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2), ]; return ((first * 31 + second) * 31 + third) & 4_095; }',
				'{}',
			],
		].map(([was = '', is = '']) => ({ was, is, why: 'any hash will do' })),
	],
	'nodes/shared/secrets.ts': [
		{
			was: '{ start: 0, end: requestId.length }',
			is: '{}',
			why: 'the whole id, either way',
		},
		{
			was: '(marks[at] ?? 0) < value',
			is: '(marks[at] ?? 0) <= value',
			why: 'the same mark is written again',
		},
		{
			was: 'value === null',
			is: 'false',
			line: '=== null) return value',
			why: 'null is null in JSON too',
		},
		{ ...text, line: 'id =', why: 'the group takes part in each match' },
	],
	'nodes/shared/testAnveoAccount.ts': [
		{ ...text, line: 'advice', why: 'an account that cannot be read is always an InputRefusal' },
	],
};
