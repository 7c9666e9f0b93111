import type { INodeProperties } from 'n8n-workflow';

import { requestIdField } from './requestId';

const showOnlyForGetStatus = { resource: ['call'], operation: ['getStatus'] };

/** The fields of "Get Call Status". They are read and checked in nodes/shared/statusOperation.ts. */
export const getStatusFields: INodeProperties[] = [
	requestIdField({ show: showOnlyForGetStatus }),
	{
		displayName: 'Wait Until Ended',
		name: 'waitUntilEnded',
		type: 'boolean',
		default: false,
		description: 'Whether to ask again and again until the call has ended',
		displayOptions: { show: showOnlyForGetStatus },
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollInterval',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 5,
		description:
			'Seconds between two questions. A short answered state can be missed between them.',
		displayOptions: { show: { ...showOnlyForGetStatus, waitUntilEnded: [true] } },
	},
	{
		displayName: 'Max Wait (Minutes)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1440 },
		default: 10,
		description:
			'Minutes after which the item leaves with timedOut set, whatever the status is then',
		displayOptions: { show: { ...showOnlyForGetStatus, waitUntilEnded: [true] } },
	},
];
