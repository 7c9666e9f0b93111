import type { INodeProperties } from 'n8n-workflow';

export const LEAST_DIGITS = 4;
export const MOST_DIGITS = 10;
export const DEFAULT_DIGITS = 6;

const showOnlyForVerify = { resource: ['call'], operation: ['verify'] };

/** The fields that "Verify Phone Number" has besides those of a dial and of a wait. */
export const verifyFields: INodeProperties[] = [
	{
		displayName:
			'Your call flow says $[CODE]$, asks for the digits, and requests $[RESUMEURL]$&DIGITS=$[DIGITS]$ with an HTTP control. One item per run: use Loop Over Items for lists.',
		name: 'verifyNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: showOnlyForVerify },
	},
	{
		displayName: 'Code',
		name: 'codeSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Random',
				value: 'random',
				description: 'The node makes it up. The call flow tells it to the person.',
			},
			{
				name: 'From the Workflow',
				value: 'given',
				description: 'The person was shown it elsewhere, for example on a web page',
			},
		],
		default: 'random',
		description: 'Where the code comes from that the person has to press',
		displayOptions: { show: showOnlyForVerify },
	},
	{
		displayName: 'Code Length',
		name: 'codeLength',
		type: 'number',
		typeOptions: { minValue: LEAST_DIGITS, maxValue: MOST_DIGITS, numberPrecision: 0 },
		default: DEFAULT_DIGITS,
		description: 'How many digits the code has, from 4 to 10',
		displayOptions: { show: { ...showOnlyForVerify, codeSource: ['random'] } },
	},
	{
		displayName: 'Code to Press',
		name: 'givenCode',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		placeholder: 'e.g. {{ $json.code }}',
		description:
			'The code, from 4 to 10 digits. Whoever may read the execution can read it too: n8n stores what comes into the node.',
		displayOptions: { show: { ...showOnlyForVerify, codeSource: ['given'] } },
	},
	{
		displayName: 'Code Variable',
		name: 'codeVariable',
		type: 'string',
		default: 'CODE',
		description: 'The call flow variable that gets the code',
		displayOptions: { show: showOnlyForVerify },
	},
	{
		displayName: 'Reply Field',
		name: 'replyField',
		type: 'string',
		// It is needed when the reply comes, and no expression can be read then.
		noDataExpression: true,
		default: 'DIGITS',
		description: 'The name under which the call flow sends back what the person pressed',
		displayOptions: { show: showOnlyForVerify },
	},
];
