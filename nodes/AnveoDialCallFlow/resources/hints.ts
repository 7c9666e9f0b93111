import type { NodeHint } from 'n8n-workflow';

/** Operations that call somebody for each input item. */
const CALLING = ['dial', 'connect'];

/**
 * What n8n's editor says above the output before somebody presses the button. Not for one item, which needs no words.
 *
 * n8n shows the text as it stands, so it cannot name the number. It counts the first output of the node before: with several
 * outputs that can be another one, so the text has to be true of any number.
 */
export const hints: NodeHint[] = [
	{
		type: 'warning',
		message:
			'Each input item is one call: <b>Execute step</b> calls all of them, and again each time. Pin the output to try the nodes after it without calls.',
		displayCondition: `={{ ${JSON.stringify(CALLING)}.includes($parameter["operation"]) && $input.all().length > 1 }}`,
		whenToDisplay: 'always',
		location: 'outputPane',
	},
];
