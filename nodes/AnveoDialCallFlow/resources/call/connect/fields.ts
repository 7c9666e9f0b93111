import type { INodeProperties } from 'n8n-workflow';

/** A day. Anveo's help gives no limit. */
export const MAX_CALL_MINUTES = 1440;

const showOnlyForConnect = { resource: ['call'], operation: ['connect'] };

/** Whom "Connect Two Numbers" calls. */
export const connectFields: INodeProperties[] = [
	{
		displayName: 'First Number',
		name: 'firstNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +1 215 701 0680',
		description: 'The phone number that is called first, with its country code',
		displayOptions: { show: showOnlyForConnect },
	},
	{
		displayName: 'Second Number',
		name: 'secondNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.phone }}',
		description: 'The phone number that is called second, and connected with the first',
		displayOptions: { show: showOnlyForConnect },
	},
];

/** What it has among Additional Fields, beside those of every call. */
export const connectCallerIdField: INodeProperties = {
	displayName: 'Caller ID',
	name: 'connectCallerId',
	type: 'string',
	default: '',
	placeholder: 'e.g. +1 215 701 0680',
	description:
		'The number shown to the second person, with its country code. Without it, Anveo shows the first number. Anveo accepts numbers verified in your account.',
	displayOptions: { show: { '/operation': ['connect'] } },
};

export const maxCallDurationField: INodeProperties = {
	displayName: 'Max Call Duration',
	name: 'maxCallDuration',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_CALL_MINUTES, numberPrecision: 0 },
	default: 60,
	description: 'Minutes after which Anveo ends the call',
	displayOptions: { show: { '/operation': ['connect'] } },
};
