import { createHash } from 'crypto';

import type { IDataObject, IN8nHttpFullResponse, INodeProperties } from 'n8n-workflow';

import type { AnveoAction, NamedValue } from '../../../../anveo/action';
import type { AnswerElement } from '../../../../anveo/answer';
import { groupByName } from '../../../../anveo/groupByName';
import { InputRefusal, quoted } from '../../../../anveo/inputRefusal';
import { sendableText } from '../../../../anveo/sendableText';
import { fieldGroup, readFieldGroup } from '../../item/fieldGroup';
import type { ItemContext } from '../../item/itemContext';
import { textOf } from '../../item/readParameter';
import { acceptedAnswer } from '../../outcomes/receivedAnswer';
import { valuesByName } from '../../outcomes/valuesByName';
import { ACTION } from '../../outcomes/wording';
import type { Operation, Order } from '../../sending/operation';
import { variablesField, variablesFromFields } from '../variables';

const showOnlyForSend = { resource: ['customAction'], operation: ['send'] };

export const sendFields: INodeProperties[] = [
	{
		displayName:
			'Some actions cost money, and some give up a phone number: DID.CANCEL does not cancel a call. The action is sent once for each input item, as soon as the node runs.',
		name: 'costNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: showOnlyForSend },
	},
	{
		displayName: 'Action',
		name: 'actionName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. ACCOUNT.GETBALANCE',
		description: "Name of the action, as in your account's API help",
		displayOptions: { show: showOnlyForSend },
	},
	...fieldGroup({
		displayName: 'Parameters',
		name: 'parameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'What the action needs. A name may come more than once.',
		displayOptions: { show: showOnlyForSend },
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. REQUESTID',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
					},
				],
			},
		],
	}),
	...variablesField('actionVariables', { show: showOnlyForSend }),
];

/** Any action may have an effect, so custom actions are sent one after the other. */
const CONCURRENCY = 1;

interface CustomOrder extends Order {
	action: AnveoAction;
}

/** "Custom API Action": any action of Anveo's API, with its whole answer. */
export const send: Operation<CustomOrder> = {
	wording: ACTION,
	readOrder(context) {
		const name = sendableText(
			textOf(context.getNodeParameter('actionName', ''), 'Action').trim(),
			'Action',
		);
		if (name === '') {
			throw new InputRefusal(
				"'Action' is empty",
				"Enter its name as in Anveo's API help, for example ACCOUNT.GETBALANCE.",
			);
		}
		const action = {
			action: name,
			parameters: readParameters(context),
			variables: readVariables(context),
		};
		return {
			action,
			label: name,
			target: fingerprint(action),
			concurrency: CONCURRENCY,
		};
	},
	async send(exchange, { action }) {
		return await exchange.ask(() => action);
	},
	receive: receiveAnswer,
};

/** Tells whether an action is the same again, without keeping what is in it. */
function fingerprint(action: AnveoAction): string {
	return createHash('sha256').update(JSON.stringify(action)).digest('hex');
}

/** Names that the node or the credential sets. */
const RESERVED: Record<string, string> = {
	VARIABLE: "Use 'Variables' below instead.",
	SIGNATURE: 'Remove it: the credential signs each request.',
};

function readParameters(context: ItemContext): NamedValue[] {
	const { parameter } = readFieldGroup(context, 'parameters', 'Parameters');
	const rows: unknown[] = Array.isArray(parameter) ? parameter : [];
	return rows.map((row, index) => {
		const { name, value } = Object(row);
		const trimmed = sendableText(textOf(name, 'Parameters').trim(), 'Parameters');
		if (trimmed === '') {
			throw new InputRefusal(
				`'Parameters' has no name for parameter ${index + 1}`,
				'Enter the name or remove the parameter.',
			);
		}
		const advice = RESERVED[trimmed.toUpperCase()];
		if (advice !== undefined)
			throw new InputRefusal(`'Parameters' sets ${quoted(trimmed)}`, advice);
		const label = `Parameters: ${trimmed}`;
		return { name: trimmed, value: sendableText(textOf(value, label), label) };
	});
}

function readVariables(context: ItemContext): NamedValue[] {
	const { variable } = readFieldGroup(context, 'actionVariables', 'Variables');
	return variablesFromFields(variable);
}

/** The whole answer. `requestId` only when Anveo gave one. */
function receiveAnswer(response: IN8nHttpFullResponse): IDataObject {
	const { answer } = acceptedAnswer(response);
	const requestId = answer.values.find(
		({ name, value }) => name === 'REQUESTID' && value !== '',
	)?.value;
	return {
		...(requestId === undefined ? {} : { requestId }),
		result: answer.result,
		values: valuesByName(answer.values),
		elements: elementsByName(answer.others),
	};
}

/** Elements in lists by name: an answer with one number looks like one with many. */
function elementsByName(elements: AnswerElement[]): IDataObject {
	const groups = Array.from(groupByName(elements), ([name, group]) => [
		name,
		group.map(elementJson),
	]);
	return Object.fromEntries(groups);
}

function elementJson({ attributes, text, children }: AnswerElement): IDataObject {
	return {
		...(attributes.length === 0 ? {} : { attributes: valuesByName(attributes) }),
		...(text.trim() === '' ? {} : { text: text.trim() }),
		...(children.length === 0 ? {} : { elements: elementsByName(children) }),
	};
}
