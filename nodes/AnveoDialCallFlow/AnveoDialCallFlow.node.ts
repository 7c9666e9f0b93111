import {
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { testAnveoAccount } from '../shared/testAnveoAccount';
import { fieldGroup } from './item/fieldGroup';
import { REQUEST_DEFAULTS } from './item/requestSettings';
import { callDescription } from './resources/call';
import { checkNumber } from './resources/call/checkNumber';
import { connect } from './resources/call/connect/connect';
import { dial } from './resources/call/dial/dial';
import { refuseTooManyCalls } from './resources/call/dial/maxCalls';
import { dialAndWait } from './resources/call/dialAndWait/dialAndWait';
import { receiveReply } from './resources/call/dialAndWait/receiveReply';
import { getResult } from './resources/call/getResult';
import { getStatus } from './resources/call/getStatus';
import { verify } from './resources/call/verify/verify';
import { customActionDescription } from './resources/customAction';
import { send } from './resources/customAction/send';
import { hints } from './resources/hints';
import { requestOptionsField } from './resources/requestOptions';
import { subtitle } from './resources/subtitle';
import { byCode } from './sending/byCode';
import { nodeOperation } from './sending/nodeOperation';

const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Call', value: 'call' },
			{ name: 'Custom API', value: 'customAction' },
		],
		default: 'call',
	},
	...callDescription,
	...customActionDescription,
	...fieldGroup(requestOptionsField),
];

export class AnveoDialCallFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Anveo Dial Call Flow',
		name: 'anveoDialCallFlow',
		icon: { light: 'file:../../icons/anveo.svg', dark: 'file:../../icons/anveo.dark.svg' },
		group: ['output'],
		// As a list, because n8n adds its "Custom API Call" to nodes with a plain version. It sends people to the HTTP Request
		// node, which cannot make Anveo's documents.
		version: [1],
		defaultVersion: 1,
		subtitle: subtitle(properties),
		description: 'Place automated phone calls through Anveo call flows',
		defaults: { name: 'Anveo Dial Call Flow' },
		// Shown by the editor while "Dial and Wait for Reply" waits; else it says only "Waiting for input".
		waitingNodeTooltip:
			'The call was placed. Waiting until the call flow requests the address in its Resume URL Variable.',
		hints,
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'anveoApi',
				required: true,
				testedBy: 'testAnveoAccount',
				// It sends nothing.
				displayOptions: { hide: { operation: ['checkNumber'] } },
			},
		],
		requestDefaults: REQUEST_DEFAULTS,
		// Only while an execution waits: the address that the call flow of "Dial and Wait for Reply" requests.
		webhooks: (['GET', 'POST'] as const).map((httpMethod) => ({
			name: 'default',
			httpMethod,
			responseMode: 'onReceived',
			// Otherwise n8n answers "firstEntryJson" instead of what the node says.
			responseData: '',
			path: '',
			restartWebhook: true,
		})),
		properties,
	};

	methods = { credentialTest: { testAnveoAccount } };

	/** n8n sets its declarative engine here, which runs what the operations declare. */
	private engine?: INodeType['execute'];

	set execute(engine: INodeType['execute']) {
		this.engine = engine;
	}

	/** For whoever runs a tool without n8n's engine: it passes `customOperations` by, but these declare nothing. */
	get execute() {
		return this.engine && byCode(this.engine, { checkNumber, dialAndWait, verify });
	}

	private readonly declared = () => this.engine;

	customOperations = {
		call: {
			dial: nodeOperation(dial, this.declared, refuseTooManyCalls),
			dialAndWait,
			verify,
			connect: nodeOperation(connect, this.declared, refuseTooManyCalls),
			checkNumber,
			getStatus: nodeOperation(getStatus, this.declared),
			getResult: nodeOperation(getResult, this.declared),
		},
		customAction: { send: nodeOperation(send, this.declared) },
	};

	webhook = receiveReply;
}
