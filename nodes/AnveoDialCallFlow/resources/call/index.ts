import type { INodeProperties } from 'n8n-workflow';

import { atMostOnce } from '../../../shared/atMostOnce';
import { dialOperation } from '../../../shared/dialOperation';
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
					...atMostOnce(dialOperation),
					output: { postReceive: [receiveDial] },
				},
			},
		],
		default: 'dial',
	},
	...dialFields,
];
