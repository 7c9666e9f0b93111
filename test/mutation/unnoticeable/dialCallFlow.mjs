import { list, text, unvalidated, unvalidatedValue } from './kinds.mjs';

/** @type {import('./kinds.mjs').ByFile} */
export const dialCallFlow = {
	'nodes/AnveoDialCallFlow/item/fieldGroup.ts': [
		unvalidated,
		{ ...unvalidatedValue, line: 'skipValidation: true' },
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
