import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { InputRefusal } from '../../../../anveo/inputRefusal';
import { sendableText } from '../../../../anveo/sendableText';
import type { ItemContext } from '../../item/itemContext';
import { textOf } from '../../item/readParameter';
import type { Order } from '../../sending/operation';

/** The field that names a call, for operations that ask about it. */
export function requestIdField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Request ID',
		name: 'requestId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.requestId }}',
		description: "The call, as the requestId that 'Dial Call Flow' gave out",
		displayOptions,
	};
}

/** How many questions of one run may be on their way to Anveo at once. */
const CONCURRENCY = 10;

/** A question about one call. */
export interface CallQuestion extends Order {
	requestId: string;
}

/** Reads 'Request ID'. @throws InputRefusal when it is empty */
export function readCallQuestion(context: ItemContext): CallQuestion {
	const text = textOf(context.getNodeParameter('requestId', ''), 'Request ID').trim();
	const requestId = sendableText(text, 'Request ID');
	if (requestId === '') {
		throw new InputRefusal(
			"'Request ID' is empty",
			"Use the requestId that 'Dial Call Flow' gave out, for example {{ $json.requestId }}.",
		);
	}
	return {
		requestId,
		label: requestId,
		concurrency: CONCURRENCY,
	};
}
