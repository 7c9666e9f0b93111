import type { IDataObject } from 'n8n-workflow';

import { byName, type Callback, shownValues } from './shownValues';
import type { CallbackValue } from './values/callbackValue';

/** What Anveo's help calls the id of the request in a notification, then what the rest of its API calls it. */
const REQUEST_ID_NAMES = ['responseid', 'requestid'];
const BILLING_CODE_NAMES = ['billingcode'];

/**
 * The JSON of the output item for a Remote Event Notification. Anveo's help, as far as it could be read, tells only that
 * it brings the id of the request and the billing code. All other fields are handed on under the names they came with.
 *
 * @param token the callback token in use, which never becomes output; '' when there is none
 */
export function notificationItem(
	{ values, method, receivedAt }: Callback,
	token: string,
): IDataObject {
	const shown = shownValues(values, token);
	const requestId = fieldNamed(shown, REQUEST_ID_NAMES);
	const billingCode = fieldNamed(shown, BILLING_CODE_NAMES);
	const others = shown.filter((field) => field !== requestId && field !== billingCode);
	return {
		requestId: textOf(requestId),
		billingCode: textOf(billingCode),
		fields: byName(others),
		method,
		receivedAt,
	};
}

/** The first filled field of the first name that has one. */
function fieldNamed(fields: CallbackValue[], names: string[]): CallbackValue | undefined {
	const found = names.map((wanted) =>
		fields.find((field) => plainName(field.name) === wanted && textOf(field) !== null),
	);
	return found.find((field) => field !== undefined);
}

/** How Anveo writes the names is not known: RESPONSEID, ResponseId, RESPONSE_ID and response.id are taken as the same. */
function plainName(name: string): string {
	return name.toLowerCase().replace(/[ ._-]/g, '');
}

function textOf(field: CallbackValue | undefined): string | null {
	const value = field?.value;
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = String(value).trim();
	return text === '' ? null : text;
}
