import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { AnveoAction, NamedValue } from '../../anveo/action';
import type { AnswerElement } from '../../anveo/answer';
import { InputRefusal, quoted } from '../../anveo/inputRefusal';
import { sendableText } from '../../anveo/sendableText';
import type { ItemContext } from './itemContext';
import { variablesFromFields } from './callFlowVariables';
import type { Operation, Order } from './operation';
import { collectionOf, textOf } from './readParameter';
import { acceptedAnswer } from './receivedAnswer';
import { valuesByName } from './valuesByName';
import { ACTION } from './wording';

/** Any action may have an effect, so custom actions are sent one after the other. */
const CONCURRENCY = 1;

interface CustomOrder extends Order {
	action: AnveoAction;
}

/** "Custom API Action": any action of Anveo's API, with its whole answer. */
export const customOperation: Operation<CustomOrder> = {
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
		return {
			action: {
				action: name,
				parameters: readParameters(context),
				variables: readVariables(context),
			},
			label: name,
			concurrency: CONCURRENCY,
			redialAfterUnclearOutcome: false,
		};
	},
	async send(exchange, { action }) {
		return await exchange.ask(() => action);
	},
	receive: receiveCustom,
};

/** Names that the node or the credential sets. */
const RESERVED: Record<string, string> = {
	VARIABLE: "Use 'Variables' below instead.",
	SIGNATURE: 'Remove it: the credential signs each request.',
};

function readParameters(context: ItemContext): NamedValue[] {
	const { parameter } = collectionOf(context.getNodeParameter('parameters', {}), 'Parameters');
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
	const { variable } = collectionOf(context.getNodeParameter('actionVariables', {}), 'Variables');
	return variablesFromFields(variable);
}

/** The whole answer. `requestId` only when Anveo gave one. */
function receiveCustom(response: IN8nHttpFullResponse): IDataObject {
	const { answer } = acceptedAnswer(response, ACTION);
	const requestId = answer.values.find(({ name }) => name === 'REQUESTID')?.value;
	return {
		...(requestId === undefined ? {} : { requestId }),
		result: answer.result,
		values: valuesByName(answer.values),
		elements: elementsByName(answer.others),
	};
}

/** Elements in lists by name: an answer with one number looks like one with many. */
function elementsByName(elements: AnswerElement[]): IDataObject {
	const names = new Set(elements.map(({ name }) => name));
	return Object.fromEntries(
		Array.from(names, (name) => [
			name,
			elements.filter((element) => element.name === name).map(elementJson),
		]),
	);
}

function elementJson({ attributes, text, children }: AnswerElement): IDataObject {
	return {
		...(attributes.length === 0 ? {} : { attributes: valuesByName(attributes) }),
		...(text.trim() === '' ? {} : { text: text.trim() }),
		...(children.length === 0 ? {} : { elements: elementsByName(children) }),
	};
}
