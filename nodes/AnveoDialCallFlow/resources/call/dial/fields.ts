import type { INodeProperties } from 'n8n-workflow';

import { fieldGroup } from '../../../item/fieldGroup';
import { variablesField } from '../../variables';
import { connectCallerIdField, maxCallDurationField } from '../connect/fields';
import { defaultCountryField } from '../defaultCountry';
import { callingHoursField } from '../callingHours/field';
import { maxCallsField } from './maxCalls';

const showOnlyForDial = { resource: ['call'], operation: ['dial', 'dialAndWait', 'verify'] };

const showForEveryCall = {
	resource: ['call'],
	operation: ['dial', 'dialAndWait', 'verify', 'connect'],
};

/** What a call needs, in "Dial Call Flow" and in "Dial and Wait for Reply". */
export const requiredDialFields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +1 215 701 0680',
		description: 'The number to call, with its country code',
		displayOptions: { show: showOnlyForDial },
	},
	{
		displayName: 'Caller ID',
		name: 'callerId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +1 215 701 0680',
		description:
			'The number shown to the person called, with its country code. Anveo accepts numbers verified in your account.',
		displayOptions: { show: showOnlyForDial },
	},
	{
		displayName: 'Call Flow API Key',
		name: 'callFlow',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
		description:
			'The key of the call flow to run. It is in Anveo\'s Call Flow Builder under "Call Flow Details".',
		displayOptions: { show: showOnlyForDial },
	},
];

/** What a call can have besides. */
export const optionalDialFields: INodeProperties[] = [
	{
		displayName: 'Specify Variables',
		name: 'specifyVariables',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How to give the call flow its variables',
		displayOptions: { show: showOnlyForDial },
	},
	...variablesField('variables', { show: { ...showOnlyForDial, specifyVariables: ['fields'] } }),
	{
		displayName: 'Variables (JSON)',
		name: 'variablesJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. {"VERIFICATIONCODE": "1453"}',
		description: 'An object with the name and the value of each variable',
		displayOptions: { show: { ...showOnlyForDial, specifyVariables: ['json'] } },
	},
	...fieldGroup({
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: showForEveryCall },
		options: [
			{
				displayName: 'Billing Code',
				name: 'billingCode',
				type: 'string',
				default: '',
				placeholder: 'e.g. 123456',
				description: 'A code that tells the fees of this call apart in your Anveo account',
			},
			connectCallerIdField,
			{
				displayName: 'Call At',
				name: 'callAt',
				type: 'dateTime',
				default: '',
				description:
					'When to call, in the time zone of the workflow, up to 60 days ahead. Anveo schedules in whole minutes: the call may go out up to a minute later, never earlier.',
			},
			callingHoursField,
			{
				displayName: 'Delay',
				name: 'delay',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 86400, numberPrecision: 0 },
				default: 0,
				description: 'Minutes to wait before calling, up to 86400 (60 days)',
			},
			maxCallDurationField,
			{
				displayName: 'Memo',
				name: 'memo',
				type: 'string',
				default: '',
				placeholder: 'e.g. Reminder for order 4711',
				description: 'A note that Anveo keeps with the call',
			},
			{
				displayName: 'Test',
				name: 'test',
				type: 'boolean',
				default: false,
				description:
					"Whether to mark the request as a test. Anveo's help does not say whether a test still dials or costs.",
			},
		],
	}),
	...fieldGroup({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: showForEveryCall },
		options: [
			{
				displayName: 'Concurrency',
				name: 'concurrency',
				type: 'number',
				// One number for all items of a run.
				noDataExpression: true,
				typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
				default: 10,
				description: 'How many calls may be on their way to Anveo at the same time',
			},
			defaultCountryField,
			{
				displayName: 'Include Input Fields',
				name: 'includeInputFields',
				type: 'boolean',
				// One setting for all items of a run.
				noDataExpression: true,
				default: false,
				description:
					'Whether the fields of the input item stay on the item, beside those of the call. Of two with the same name, the one of the call stays.',
				// The code may be among them.
				displayOptions: { hide: { '/operation': ['verify'] } },
			},
			maxCallsField,
			{
				displayName: 'Redial After Unclear Outcome',
				name: 'redialAfterUnclearOutcome',
				type: 'boolean',
				default: false,
				description:
					"Whether Retry On Fail and n8n's Retry button may dial again when it is unclear whether a call was placed. Somebody may then be called twice.",
			},
		],
	}),
];
