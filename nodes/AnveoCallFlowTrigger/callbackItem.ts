import type { IDataObject } from 'n8n-workflow';

import { byName, type Callback, shownValues } from './shownValues';
import type { CallbackValue } from './values/callbackValue';

/**
 * The JSON of the output item for a request of a call flow.
 *
 * @param token the callback token in use, which never becomes output; '' when there is none
 */
export function callbackItem({ values, method, receivedAt }: Callback, token: string): IDataObject {
	const shown = shownValues(values, token);
	const event = shown.find(isEvent);
	const variables = shown.filter((value) => value !== event && !isEmptyEvent(value));
	return {
		event: event === undefined ? null : String(event.value),
		variables: byName(variables),
		method,
		receivedAt,
	};
}

/** The first one is the event: that of the query, else that of the body. A further one is a variable as any other. */
function isEvent({ name, value }: CallbackValue): boolean {
	return name === 'event' && value !== '' && typeof value !== 'object';
}

function isEmptyEvent({ name, value }: CallbackValue): boolean {
	return name === 'event' && value === '';
}
