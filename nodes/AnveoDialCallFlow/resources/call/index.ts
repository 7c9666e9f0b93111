import type { INodeProperties } from 'n8n-workflow';

import { dialAtMostOnce, prepareDial } from '../../../shared/dialAtMostOnce';
import { receiveDial } from '../../../shared/receiveDial';
import { dialFields } from './dial';

const showOnlyForCalls = { resource: ['call'] };

export const callDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForCalls },
		options: [
			{
				name: 'Dial Call Flow',
				value: 'dial',
				action: 'Dial a call flow',
				description: 'Call a phone number and run a call flow when it is answered',
				routing: {
					send: { preSend: [prepareDial], paginate: true },
					operations: { pagination: dialAtMostOnce },
					output: { postReceive: [receiveDial] },
				},
			},
		],
		default: 'dial',
	},
	...dialFields,
];
