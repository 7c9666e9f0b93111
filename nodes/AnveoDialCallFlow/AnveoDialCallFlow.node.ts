import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import { testAnveoAccount } from '../shared/testAnveoAccount';
import { callDescription } from './resources/call';

export class AnveoDialCallFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Anveo Dial Call Flow',
		name: 'anveoDialCallFlow',
		icon: { light: 'file:../../icons/anveo.svg', dark: 'file:../../icons/anveo.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Place automated phone calls through Anveo call flows',
		defaults: { name: 'Anveo Dial Call Flow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'anveoApi', required: true, testedBy: 'testAnveoAccount' }],
		requestDefaults: {
			method: 'POST',
			// Set by the credential, which knows the API URL and the key.
			url: '',
			// The bytes: n8n would read any other charset as UTF-8, and JSON out of some texts.
			encoding: 'arraybuffer',
			// Anveo's text is in the body whatever the status. It also keeps n8n from sending again after a 401.
			ignoreHttpStatusErrors: true,
			// The key is in the body: it must not follow a redirect.
			disableFollowRedirect: true,
		},
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Call', value: 'call' }],
				default: 'call',
			},
			...callDescription,
		],
	};

	methods = { credentialTest: { testAnveoAccount } };
}
