import { nothing, text } from './kinds.mjs';

/** @type {import('./kinds.mjs').ByFile} */
export const callFlowTrigger = {
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
};
