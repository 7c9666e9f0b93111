import type { INodeProperties } from 'n8n-workflow';

const showOnlyForDialAndWait = { resource: ['call'], operation: ['dialAndWait'] };

const showForEveryWait = { resource: ['call'], operation: ['dialAndWait', 'verify'] };

/** The fields that "Dial and Wait for Reply" has besides those of a dial, and partly "Verify Phone Number". */
export const dialAndWaitFields: INodeProperties[] = [
	{
		displayName:
			'The call flow ends the wait with an HTTP control that requests $[RESUMEURL]$, for example $[RESUMEURL]$&DIGITS=$[DIGITS]$. One item per run: use Loop Over Items for lists.',
		name: 'resumeNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: showOnlyForDialAndWait },
	},
	{
		displayName: 'Resume URL Variable',
		name: 'resumeUrlVariable',
		type: 'string',
		default: 'RESUMEURL',
		description: 'The call flow variable that gets the address which ends the wait',
		displayOptions: { show: showForEveryWait },
	},
	{
		displayName: 'Limit Wait Time',
		name: 'limitWaitTime',
		type: 'boolean',
		default: true,
		description: 'Whether the workflow goes on without a reply after some time',
		displayOptions: { show: showForEveryWait },
	},
	{
		displayName: 'Max Wait Time (Minutes)',
		name: 'maxWaitTime',
		type: 'number',
		typeOptions: { minValue: 0.1, maxValue: 86400 },
		default: 10,
		description: 'Minutes after which the item leaves with timedOut set',
		displayOptions: { show: { ...showForEveryWait, limitWaitTime: [true] } },
	},
];
