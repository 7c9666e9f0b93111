import type { INodeProperties } from 'n8n-workflow';

import { atMostOnce } from '../../sending/atMostOnce';
import { send, sendFields } from './send';

const showOnlyForCustomActions = { resource: ['customAction'] };

export const customActionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForCustomActions },
		options: [
			{
				name: 'Custom API Action',
				value: 'send',
				action: 'Send custom API action',
				description: "Send any action of Anveo's API and get its whole answer",
				routing: atMostOnce(send),
			},
		],
		default: 'send',
	},
	...sendFields,
];
