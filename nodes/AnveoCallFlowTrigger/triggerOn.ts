import type { INodeProperties } from 'n8n-workflow';

export const CALL_FLOW_REQUEST = 'callFlowRequest';
export const CALL_ENDED = 'callEndedNotification';

/** n8n makes the list of this trigger's events from the parameter that has this very name. */
export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Call Flow Request',
			value: CALL_FLOW_REQUEST,
			action: 'On call flow request',
			description: 'A call flow requests the URL, where you put it in the Call Flow Builder',
		},
		{
			name: 'Call Ended Notification',
			value: CALL_ENDED,
			action: 'On call ended notification',
			description:
				'Anveo reports after a call, by its Remote Event Notification to one URL of the account',
		},
	],
	default: CALL_FLOW_REQUEST,
};
