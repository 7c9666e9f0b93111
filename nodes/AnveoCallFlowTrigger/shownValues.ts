import type { IDataObject } from 'n8n-workflow';

import { tokenConcealer } from './concealedValue';
import type { CallbackValue, JsonValue } from './values/callbackValue';

/** What a request brought, before it becomes an item. */
export interface Callback {
	/** Values of the query, then of the body. */
	values: CallbackValue[];
	method: string;
	receivedAt: string;
}

/**
 * The values without the one that has the token, and with the token taken out of the others.
 *
 * @param token the callback token in use, which never becomes output; '' when there is none
 */
export function shownValues(values: CallbackValue[], token: string): CallbackValue[] {
	const concealed = tokenConcealer(token);
	return values
		.filter(({ name }) => name !== 'token')
		.map(({ name, value }) => ({
			name: String(concealed(name)),
			value: concealed(value),
		}));
}

/** A name that comes more than once has the list of its values, so that none is lost. */
export function byName(values: CallbackValue[]): IDataObject {
	const lists = new Map<string, JsonValue[]>();
	for (const { name, value } of values) {
		const list = lists.get(name);
		if (list === undefined) lists.set(name, [value]);
		else list.push(value);
	}
	const entries = Array.from(lists, ([name, list]) => [name, list.length === 1 ? list[0] : list]);
	return Object.fromEntries(entries);
}
