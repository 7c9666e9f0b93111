import type { IDataObject } from 'n8n-workflow';

import type { NamedValue } from '../../../anveo/action';
import { groupByName } from '../../../anveo/groupByName';

/** VALUE elements as an object. A name that comes more than once has the list of its values, so that none is lost. */
export function valuesByName(values: NamedValue[]): IDataObject {
	return Object.fromEntries(
		Array.from(groupByName(values), ([name, entries]) => {
			const all = entries.map(({ value }) => value);
			return [name, all.length === 1 ? all[0] : all];
		}),
	);
}
