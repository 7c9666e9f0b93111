import type { INodeProperties } from 'n8n-workflow';

import { atMostOnce } from '../../../shared/atMostOnce';
import { customOperation } from '../../../shared/customOperation';
import { variablesField } from '../variables';

const showOnlyForCustomActions = { resource: ['customAction'] };
const showOnlyForSend = { ...showOnlyForCustomActions, operation: ['send'] };

export const customActionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForCustomActions },
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send a custom API action',
				description: "Send any action of Anveo's API and get its whole answer",
				routing: atMostOnce(customOperation),
			},
		],
		default: 'send',
	},
	{
		displayName: 'Action',
		name: 'actionName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. ACCOUNT.GETBALANCE',
		description:
			"Name of the action, as in your account's API help. Some actions cost money or give up phone numbers.",
		displayOptions: { show: showOnlyForSend },
	},
	{
		displayName: 'Parameters',
		name: 'parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'What the action needs. A name may come more than once.',
		displayOptions: { show: showOnlyForSend },
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. REQUESTID',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
					},
				],
			},
		],
	},
	variablesField('actionVariables', { show: showOnlyForSend }),
];
