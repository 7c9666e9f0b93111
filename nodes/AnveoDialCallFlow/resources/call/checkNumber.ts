import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	sleep,
} from 'n8n-workflow';

import { countryOfNumber, e164Number } from '../../../../anveo/phoneNumber';
import { fieldGroup, readFieldGroup } from '../../item/fieldGroup';
import { itemOf, type ItemContext } from '../../item/itemContext';
import { inputItem, nodeRun } from '../../item/nodeRun';
import { textOf } from '../../item/readParameter';
import { failedItem } from '../../outcomes/failedItem';
import { beforeSending } from '../../outcomes/failure';
import { singleError } from '../../outcomes/stopError';
import { QUESTION } from '../../outcomes/wording';
import { defaultCountryField, readDefaultCountry } from './defaultCountry';

const showOnlyForCheck = { resource: ['call'], operation: ['checkNumber'] };

export const checkNumberFields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'numberToCheck',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.phone }}',
		description: 'The number to check, as it is written. It is not called.',
		displayOptions: { show: showOnlyForCheck },
	},
	// Under a name of its own: for every item n8n evaluates each field by its name, shown or not.
	...fieldGroup({
		displayName: 'Options',
		name: 'checkOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: showOnlyForCheck },
		options: [defaultCountryField],
	}),
];

/** Milliseconds for which n8n can do nothing else. A webhook takes it some fifty turns of the event loop. */
const LONGEST_TURN = 5;

/**
 * "Check Phone Number": says of each item's number whether a dial would take it, and how. Nothing is sent, so it is not
 * declarative and needs no account.
 *
 * A number that cannot be dialled is an answer. Only settings that are wrong for every item, and expressions that fail,
 * are errors.
 */
export async function checkNumber(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	let turn = Date.now();
	const { items } = nodeRun(itemOf(this, 0));
	for (let item = 0; item < items && !this.getExecutionCancelSignal()?.aborted; item++) {
		output.push(checkedItem(itemOf(this, item)));
		if (Date.now() - turn < LONGEST_TURN) continue;
		await sleep(0);
		turn = Date.now();
	}
	return [output];
}

/** The fields of the item stay: whoever checks a list wants to know whose number it is. */
function checkedItem(context: ItemContext): INodeExecutionData {
	try {
		const json = { ...inputItem(context).json, ...checked(context) };
		return { json, pairedItem: { item: context.getItemIndex() } };
	} catch (error) {
		const failure = beforeSending(error);
		if (context.continueOnFail()) return failedItem(context, failure, QUESTION);
		throw singleError(context, failure, QUESTION);
	}
}

function checked(context: ItemContext): IDataObject {
	const country = readDefaultCountry(readFieldGroup(context, 'checkOptions', 'Options'));
	const written: unknown = context.getNodeParameter('numberToCheck', '', { skipValidation: true });
	try {
		const phoneNumber = e164Number(textOf(written, 'Phone Number'), 'Phone Number', country);
		return {
			valid: true,
			phoneNumber,
			country: countryOfNumber(phoneNumber) ?? null,
			problem: null,
		};
	} catch (error) {
		const { message, advice } = beforeSending(error);
		return { valid: false, phoneNumber: null, country: null, problem: `${message}. ${advice}` };
	}
}
