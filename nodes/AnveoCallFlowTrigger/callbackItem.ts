import type { IDataObject } from 'n8n-workflow';

import { tokenConcealer } from './concealedValue';
import type { CallbackValue, JsonValue } from './values/callbackValue';

export interface Callback {
	/** Values of the query, then of the body. */
	values: CallbackValue[];
	method: string;
	receivedAt: string;
}

/**
 * The JSON of the output item.
 *
 * @param token the callback token in use, which never becomes output; '' when there is none
 */
export function callbackItem({ values, method, receivedAt }: Callback, token: string): IDataObject {
	const concealed = tokenConcealer(token);
	const shown = values
		.filter(({ name }) => name !== 'token')
		.map(({ name, value }) => ({
			name: String(concealed(name)),
			value: concealed(value),
		}));
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
	return name === 'event' && value !== '' && value !== null && typeof value !== 'object';
}

function isEmptyEvent({ name, value }: CallbackValue): boolean {
	return name === 'event' && value === '';
}

/** A name that comes more than once has the list of its values, so that none is lost. */
function byName(values: CallbackValue[]): IDataObject {
	const lists = new Map<string, JsonValue[]>();
	for (const { name, value } of values) {
		const list = lists.get(name);
		if (list === undefined) lists.set(name, [value]);
		else list.push(value);
	}
	const entries = Array.from(lists, ([name, list]) => [name, list.length === 1 ? list[0] : list]);
	return Object.fromEntries(entries);
}
