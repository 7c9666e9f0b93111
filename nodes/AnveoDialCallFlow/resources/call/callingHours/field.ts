import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The days of the week, as JavaScript counts them: Sunday is 0. */
export const WEEKDAYS = [
	'sunday',
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
];

const from: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '08:00',
	placeholder: 'e.g. 08:00',
	description: 'The time of day at which calling begins, from 00:00 to 23:59',
};

const to: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: '21:00',
	placeholder: 'e.g. 21:00',
	description:
		'The time of day at which calling ends, up to 24:00: no call is due at this minute or later',
};

/** In the order of the week. */
const weekdays: INodePropertyOptions[] = [
	{ name: 'Monday', value: 'monday' },
	{ name: 'Tuesday', value: 'tuesday' },
	{ name: 'Wednesday', value: 'wednesday' },
	{ name: 'Thursday', value: 'thursday' },
	{ name: 'Friday', value: 'friday' },
	{ name: 'Saturday', value: 'saturday' },
	{ name: 'Sunday', value: 'sunday' },
];

const days: INodeProperties = {
	displayName: 'Days',
	name: 'days',
	type: 'multiOptions',
	options: weekdays,
	default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	description: 'The days of the week on which people may be called',
};

const timeZone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'options',
	options: [
		{ name: 'Of the Number Called', value: 'number' },
		{ name: 'Of the Workflow', value: 'workflow' },
		{ name: 'One You Name', value: 'named' },
	],
	default: 'number',
	description:
		'Whose hours they are. A number can be in several time zones: then it is called when it is within the hours in all of them.',
};

const timeZoneName: INodeProperties = {
	displayName: 'Time Zone Name',
	name: 'timeZoneName',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description: 'The IANA name of the time zone, for example out of your CRM',
	displayOptions: { show: { timeZone: ['named'] } },
};

const outsideHours: INodeProperties = {
	displayName: 'Outside These Hours',
	name: 'outsideHours',
	type: 'options',
	options: [
		{ name: 'Schedule for the Next Opening', value: 'schedule' },
		{ name: 'Refuse the Call', value: 'refuse' },
	],
	default: 'schedule',
	description:
		'What to do with a call that is due outside the hours. Anveo schedules calls up to 60 days ahead.',
};

/** 'Calling Hours', for a collection. It is off until somebody adds it; then n8n fills in what is not written. */
export const callingHoursField: INodeProperties = {
	displayName: 'Calling Hours',
	name: 'callingHours',
	type: 'fixedCollection',
	typeOptions: { multipleValues: false },
	placeholder: 'Add Calling Hours',
	default: { hours: {} },
	description: 'When the person called may be called',
	options: [
		{
			displayName: 'Hours',
			name: 'hours',
			values: [from, to, days, timeZone, timeZoneName, outsideHours],
		},
	],
};
