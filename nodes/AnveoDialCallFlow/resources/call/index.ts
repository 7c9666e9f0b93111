import type { INodeProperties } from 'n8n-workflow';

import { atMostOnce } from '../../sending/atMostOnce';
import { checkNumberFields } from './checkNumber';
import { connect } from './connect/connect';
import { connectFields } from './connect/fields';
import { dial } from './dial/dial';
import { optionalDialFields, requiredDialFields } from './dial/fields';
import { dialAndWaitFields } from './dialAndWait/fields';
import { getResult, getResultFields } from './getResult';
import { getStatus, getStatusFields } from './getStatus';
import { verifyFields } from './verify/fields';

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
				action: 'Dial call flow',
				description: 'Call a phone number and run a call flow when it is answered',
				routing: atMostOnce(dial),
			},
			{
				name: 'Dial and Wait for Reply',
				value: 'dialAndWait',
				action: 'Dial and wait for reply',
				description:
					'Call a phone number, run a call flow, and continue when the call flow reports back',
			},
			{
				name: 'Verify Phone Number',
				value: 'verify',
				action: 'Verify phone number',
				description: 'Call a phone number, and find out whether the person presses the right code',
			},
			{
				name: 'Connect Two Numbers',
				value: 'connect',
				action: 'Connect two numbers',
				description: 'Call one phone number, then another, and connect the two',
				routing: atMostOnce(connect),
			},
			{
				name: 'Check Phone Number',
				value: 'checkNumber',
				action: 'Check phone number',
				description: 'Find out whether a number can be dialled, without a call',
			},
			{
				name: 'Get Call Status',
				value: 'getStatus',
				action: 'Get call status',
				description:
					'Ask whether a call was dialled, answered or has ended, once or until it has ended',
				routing: atMostOnce(getStatus),
			},
			{
				name: 'Get Call Flow Result',
				value: 'getResult',
				action: 'Get call flow result',
				description:
					"Get what a finished call flow left as its result. Known from other people's programs, not from Anveo's public help.",
				routing: atMostOnce(getResult),
			},
		],
		default: 'dial',
	},
	...connectFields,
	...requiredDialFields,
	...verifyFields,
	...dialAndWaitFields,
	...optionalDialFields,
	...checkNumberFields,
	...getStatusFields,
	...getResultFields,
];
