import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { DEFAULT_API_URL } from '../nodes/shared/account';
import { signRequest } from '../nodes/shared/signRequest';

export class AnveoApi implements ICredentialType {
	name = 'anveoApi';

	displayName = 'Anveo API';

	icon = { light: 'file:../icons/anveo.svg', dark: 'file:../icons/anveo.dark.svg' } as const;

	// n8n would add "Allowed HTTP Request Domains". There are none: this credential signs requests of its own nodes only.
	hideDomainRestrictionFields = true;

	documentationUrl =
		'https://github.com/n8n-nodes-anveo/n8n-nodes-anveo/blob/main/docs/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: 'User Key',
			name: 'userApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The user key (USERKEY) of your Anveo account. Anveo shows it on the "API Configuration" screen.',
		},
		{
			displayName: 'Account Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com',
			description:
				'Optional. The email address of your Anveo account. Together with the Secure Phrase it signs each request.',
		},
		{
			displayName: 'Secure Phrase',
			name: 'securePassphrase',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Optional. The Secure Phrase set on the "API Configuration" screen. Anveo\'s help says every request has to be signed with it.',
		},
		{
			displayName: 'Callback Token',
			name: 'callbackToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Optional. For the Anveo Call Flow Trigger: a secret of your own that the URLs in your call flows carry. Best a random text of 20 or more letters and digits.',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: DEFAULT_API_URL,
			description:
				'Where requests are sent. Change it only to try the node with the sandbox, for example http://127.0.0.1:5690/api/v3.asp.',
		},
	];

	authenticate = async (
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => signRequest(credential, request);
}
