import type { AnveoAction } from '../../anveo/action';
import { InputRefusal } from '../../anveo/inputRefusal';
import { sendableText } from '../../anveo/sendableText';
import type { ItemContext } from './itemContext';
import type { Order } from './operation';
import { textOf } from './readParameter';

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
		// A question changes nothing: it has no unclear outcome.
		redialAfterUnclearOutcome: false,
	};
}

/** A question's action: its only parameter is the REQUESTID. */
export function callQuestion(action: string, requestId: string): AnveoAction {
	return { action, parameters: [{ name: 'REQUESTID', value: requestId }], variables: [] };
}
