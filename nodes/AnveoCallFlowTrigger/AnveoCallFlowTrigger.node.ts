import {
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { testAnveoAccount } from '../shared/testAnveoAccount';
import { receiveCallback } from './receiveCallback';
import { CALL_ENDED, CALL_FLOW_REQUEST, triggerOn } from './triggerOn';

export class AnveoCallFlowTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Anveo Call Flow Trigger',
		name: 'anveoCallFlowTrigger',
		icon: { light: 'file:../../icons/anveo.svg', dark: 'file:../../icons/anveo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: `={{ ($parameter["triggerOn"] === "${CALL_ENDED}" ? "Call Ended" : "Call Flow Request") + ($parameter["authentication"] === "none" ? ", No Token" : "") }}`,
		description:
			'Starts the workflow when an Anveo call flow requests its URL, or when Anveo reports how a call ended',
		eventTriggerDescription: 'Waiting for a request to the Test URL',
		activationMessage: 'Anveo can now request the Production URL.',
		defaults: { name: 'Anveo Call Flow Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'anveoApi',
				required: true,
				testedBy: 'testAnveoAccount',
				displayOptions: { show: { authentication: ['callbackToken'] } },
			},
		],
		webhooks: [
			// Anveo's help does not say which method a call flow uses. Both have the same URL, so the editor shows one.
			// responseData is empty for the Response Text: where it is missing, n8n answers "firstEntryJson".
			{
				name: 'default',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
				ndvHideMethod: true,
			},
			{
				name: 'setup',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
				ndvHideUrl: true,
			},
		],
		properties: [
			triggerOn,
			{
				// n8n shows lists and links in a notice, and no other markup.
				displayName:
					'In the Call Flow Builder, use the Production URL above as the On Start URL or in an HTTP control, followed by what you want to receive:<ul><li>?event=end&amp;token=YOUR_TOKEN&amp;ACCOUNTID=$[ACCOUNTID]$</li></ul>Replace YOUR_TOKEN with the Callback Token of the credential, "end" with a word of your own, and ACCOUNTID with a variable of the call flow. Variables are added by hand, one by one:<ul><li>&amp;KEY=$[CALLFLOW.INSTANCE.KEY]$</li><li>&amp;NUMBER=$[E164]$</li></ul>',
				name: 'urlNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { triggerOn: [CALL_FLOW_REQUEST] } },
			},
			{
				displayName:
					'In your Anveo account, set the Production URL above as the URL for Remote Event Notification, followed by the token:<ul><li>?token=YOUR_TOKEN</li></ul>Replace YOUR_TOKEN with the Callback Token of the credential. An account has one such URL, so events of all its calls start this workflow.',
				name: 'notificationNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { triggerOn: [CALL_ENDED] } },
			},
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Callback Token',
						value: 'callbackToken',
						description: 'The URL has to carry the Callback Token of the credential as "token"',
					},
					{
						name: 'None',
						value: 'none',
						description: 'Whoever knows the URL can start the workflow',
					},
				],
				default: 'callbackToken',
				description: 'How to tell Anveo from strangers',
			},
			{
				displayName: 'Response Text',
				name: 'responseText',
				type: 'string',
				default: 'OK',
				description: 'The text to answer the call flow with, at once, before the workflow runs',
				displayOptions: { show: { triggerOn: [CALL_FLOW_REQUEST] } },
			},
			{
				// Nothing to set. n8n reads this very name in version 1 of any node, and then leaves the body to the node.
				// Otherwise it would refuse what it cannot read itself, such as a form in ISO-8859-1, and lose the callback.
				displayName: 'Options',
				name: 'options',
				type: 'hidden',
				default: { binaryData: true },
			},
		],
	};

	methods = { credentialTest: { testAnveoAccount } };

	// The URL is entered by hand in the Call Flow Builder: Anveo's help knows no action that sets or reads it.
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallback(this);
	}
}
