import type { IDataObject } from 'n8n-workflow';

import type { NamedValue } from '../../../anveo/action';

/** VALUE elements as an object. A name that comes more than once has the list of its values, so that none is lost. */
export function valuesByName(values: NamedValue[]): IDataObject {
	const names = new Set(values.map(({ name }) => name));
	return Object.fromEntries(
		Array.from(names, (name) => {
			const all = values.filter((entry) => entry.name === name).map(({ value }) => value);
			return [name, all.length === 1 ? all[0] : all];
		}),
	);
}
