// Changes of the code that no test can notice, and why.

/**
 * @typedef {object} Unnoticeable
 * @property {string} was the code that StrykerJS changes
 * @property {string} is what it makes of it
 * @property {string} [line] what else stands in its line, where the same change could be made elsewhere in the file
 * @property {string} why it makes no difference
 */

/** What the language wants, and lists and texts of StrykerJS's own in its place. */
const list = { was: '[]', is: '["Stryker was here"]' };
const text = { was: "''", is: '"Stryker was here!"' };
const nothing = { was: '{ return undefined; }', is: '{}', why: 'it is the same' };

/** By file. @type {Record<string, Unnoticeable[]>} */
export const unnoticeable = {
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
	'nodes/AnveoCallFlowTrigger/callbackToken.ts': [
		{ ...text, line: '[first', why: 'no request without a token carries one' },
	],
	'nodes/AnveoCallFlowTrigger/values/bodyValues.ts': [
		{ ...text, line: 'contentType =', why: 'neither text is a content type' },
		{ ...text, line: 'split', why: 'there is one piece to join' },
	],
	'nodes/AnveoCallFlowTrigger/values/bytesToText.ts': [
		{
			was: "encoding === 'windows-1252'",
			is: 'false',
			why: 'as in `anveo/answerText.ts`: seen on Node 20 only',
		},
		{ was: "'windows-1252'", is: '""', why: 'the same' },
		nothing,
		{
			was: 'charset === UTF_8',
			is: 'false',
			why: 'it is the encoding that would be found; a decoder less is made',
		},
	],
	'nodes/AnveoCallFlowTrigger/values/formValues.ts': [
		{ ...text, line: '[name', why: 'a split text has a first piece' },
	],
	'nodes/AnveoCallFlowTrigger/values/jsonValues.ts': [nothing],
	'nodes/AnveoCallFlowTrigger/values/multipartValues.ts': [nothing],
	'nodes/AnveoDialCallFlow/item/fieldGroup.ts': [
		{
			was: '{ skipValidation: true }',
			is: '{}',
			why: 'n8n finds nothing to validate in a group; looking for it only costs work',
		},
		{ was: 'true', is: 'false', line: 'skipValidation: true', why: 'the same' },
	],
	'nodes/AnveoDialCallFlow/item/itemContext.ts': [
		{ was: '{ json: {} }', is: '{}', why: 'nobody asks for an item that the run does not have' },
	],
	'nodes/AnveoDialCallFlow/item/nodeRun.ts': [
		{
			was: '(main ?? toolCall)?.[0]?.length',
			is: '(main ?? toolCall)?.[0].length',
			why: 'a node runs with at least one input, and that has a list',
		},
		{ was: '(main ?? toolCall)?.[0]', is: '(main ?? toolCall)[0]', why: 'the same' },
	],
	'nodes/AnveoDialCallFlow/item/readParameter.ts': [
		{
			was: "typeof value === 'number'",
			is: 'true',
			line: 'isExact',
			why: 'nothing but a number is finite; the type does not say so',
		},
		{ was: "typeof number === 'number'", is: 'true', why: 'the same' },
		{
			was: 'value === null',
			is: 'false',
			line: 'return {};',
			why: 'an object is made of it below, which has no fields either',
		},
	],
	'nodes/AnveoDialCallFlow/outcomes/stopError.ts': [
		{ ...list, line: 'known: []', why: 'of a single item no list is made' },
		{
			was: "request.kind === 'failed'",
			is: 'true',
			why: 'what was done has no failure; the type does not say so',
		},
	],
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
		{ was: 'known.set(code, written);', is: ';', why: 'it only spares work' },
	],
	'nodes/shared/secrets.ts': [{ ...text, line: 'id =', why: 'the group takes part in each match' }],
	'nodes/shared/testAnveoAccount.ts': [
		{ ...text, line: 'advice', why: 'an account that cannot be read is always an InputRefusal' },
	],
	'nodes/AnveoDialCallFlow/item/requestSettings.ts': [
		{ was: '/:$/', is: '/:/', why: 'a protocol has one colon' },
		{ was: 'batchInterval > 0', is: 'batchInterval >= 0', why: 'no pause either way' },
	],
	'nodes/AnveoDialCallFlow/outcomes/description.ts': [
		{
			was: 'unclear !== undefined',
			is: 'true',
			why: 'what can be asked again never may have had an effect; the type does not say so',
		},
	],
	'nodes/AnveoDialCallFlow/outcomes/failedItem.ts': [
		{
			was: "'error'",
			is: '""',
			why: 'for old versions of n8n: `npm run test:versions` notices it',
		},
		{
			was: '{ value: error, enumerable: false, writable: true }',
			is: '{}',
			why: 'the same',
		},
		{ was: 'true', is: 'false', line: 'writable', why: 'the same' },
	],
	'nodes/AnveoDialCallFlow/outcomes/failure.ts': [
		{ was: "'Failure'", is: '""', why: 'a name for whoever reads a stack trace' },
	],
	'nodes/AnveoDialCallFlow/outcomes/runSummary.ts': [
		{
			was: "kind === 'failed'",
			is: 'true',
			line: 'known.flatMap',
			why: 'what was done is not among what failed',
		},
		{ ...list, line: 'known.flatMap', why: 'no item has that number' },
	],
	'nodes/AnveoDialCallFlow/sending/attempt.ts': [
		{ was: 'wait > 0', is: 'true', why: 'a pause of no time only costs work' },
		{ was: 'wait > 0', is: 'wait >= 0', why: 'the same' },
		{
			was: 'item === this.firstFailure',
			is: 'true',
			why: 'n8n shows the error of the first item; to list all calls in each of them only costs work',
		},
	],
	'nodes/AnveoDialCallFlow/sending/byCode.ts': [
		{ ...text, line: "'operation'", why: 'the field always has a value' },
	],
	'nodes/AnveoDialCallFlow/sending/cancelWatch.ts': [
		{
			was: 'this.stopListening?.()',
			is: 'this.stopListening()',
			why: 'nothing ends that has not begun; the type does not say so',
		},
	],
	'nodes/AnveoDialCallFlow/sending/gate.ts': [
		{
			was: 'first < waiting.length',
			is: 'first <= waiting.length',
			why: 'behind the last ones the gate waits for nobody',
		},
	],
	'nodes/AnveoDialCallFlow/sending/run.ts': [
		{ ...list, line: 'begun', why: 'nothing waits for a text' },
	],
	'nodes/AnveoDialCallFlow/sending/storeRequestIds.ts': [
		{
			was: 'name !== undefined',
			is: 'true',
			why: 'there are no more texts than names; the type does not say so',
		},
	],
	'nodes/AnveoDialCallFlow/sending/sendItem.ts': [
		{ ...list, line: "'skipped'", why: 'another item stops the run, and n8n drops all output' },
	],
	'nodes/AnveoDialCallFlow/sending/nodeOperation.ts': [
		{ ...list, line: 'output[0]', why: 'the engine gives a list for the one output' },
	],
};
